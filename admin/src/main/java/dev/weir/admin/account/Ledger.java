package dev.weir.admin.account;

import dev.weir.model.net.Bytes;
import dev.weir.vault.Strongbox;
import java.io.IOException;

/** The registry in its box. What changes it is on record before it is changed; a change by another process is seen within moments. */
final class Ledger {

  /** What becomes of the registry, and what is said of it. */
  record Edit<R>(Registry next, R result, Note note) {}

  /** What is put on record; nothing where {@code action} is empty. */
  record Note(String actor, String action, String subject, String detail) {
    static final Note NONE = new Note("", "", "", "");
  }

  /** A change; where it throws, nothing is changed. */
  @FunctionalInterface
  interface Change<R> {
    Edit<R> of(Registry registry) throws IOException;
  }

  private record Read(Bytes content, Registry registry) {}

  private final Strongbox box;
  private final Changes changes;
  private volatile Read read = new Read(Bytes.EMPTY, Registry.read(Bytes.EMPTY));

  Ledger(Strongbox box, Changes changes) {
    this.box = box;
    this.changes = changes;
  }

  /** Returns the registry of now; throws where it cannot be read, and then nobody is anybody. */
  Registry now() throws IOException {
    Bytes content = box.content();
    Read last = read;
    if (!last.content().equals(content)) {
      last = new Read(content, Registry.read(content));
      read = last;
    }
    return last.registry();
  }

  <R> R change(Change<R> change) throws IOException {
    return box.change(content -> {
      Edit<R> edit = change.of(Registry.read(content));
      Note note = edit.note();
      if (!note.action().isEmpty()) {
        changes.put(note.actor(), note.action(), note.subject(), note.detail());
      }
      return new Strongbox.Changed<>(edit.next().written(), edit.result());
    });
  }
}
