package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What another room keeps in the vault, as bytes that are its own business: sealed as everything there is, replaced
 * whole or not at all, and of two writers, in this process or another, none loses the other's change.
 */
public final class Strongbox {

  /** What a change makes of the content, and what it has to say. */
  public record Changed<R>(Bytes content, R result) {}

  /** A change of the content; where it throws, nothing is changed. */
  @FunctionalInterface
  public interface Change<R> {
    Changed<R> of(Bytes content) throws IOException;
  }

  private final Store<Bytes> store;

  Strongbox(Store<Bytes> store) {
    this.store = store;
  }

  /** Returns the content, empty at first: the same object until it changes; throws where it cannot be read any more. */
  public Bytes content() throws VaultException {
    return store.current();
  }

  /** Changes the content; durable when this returns. */
  public <R> R change(Change<R> change) throws IOException {
    try {
      return store.change(content -> changed(change, content));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static <R> Store.Changed<Bytes, R> changed(Change<R> change, Bytes content) {
    try {
      Changed<R> changed = change.of(content);
      return new Store.Changed<>(changed.content(), changed.result());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void refresh() {
    store.refresh();
  }
}
