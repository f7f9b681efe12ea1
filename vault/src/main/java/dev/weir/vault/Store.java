package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One sealed file and what it holds, as an immutable value in memory.
 *
 * <p>Promises that a reader never waits for the disk; that of two writers, in this process or another, none loses the other's
 * change; that another process's change is seen with the next {@link #refresh}; and that the value is believed for
 * {@link #BELIEVED_NANOS} after it was last compared with the file and no longer, since a revocation may stand there: a file
 * that cannot be read, and a watch that no longer watches, close the vault.
 */
final class Store<T> {

  private static final System.Logger LOG = System.getLogger(Store.class.getName());

  static final long BELIEVED_NANOS = 5_000_000_000L;

  /** How the value is written down. Secrets in it are sealed already. */
  interface Codec<T> {
    T empty();

    void write(T value, DataOutputStream to) throws IOException;

    T read(DataInputStream from) throws IOException;
  }

  /** What a change makes of the value, and what it has to say. */
  record Changed<T, R>(T value, R result) {}

  /** A change of the value; may be the reason for a {@link VaultException}, and then nothing is changed. */
  interface Change<T, R> {
    Changed<T, R> of(T value) throws VaultException;
  }

  private record Edition<T>(Bytes header, T value) {}

  private final Folder folder;
  private final String name;
  private final Codec<T> codec;
  private final Seal check;
  private final Seal seal;
  private final LongSupplier nanos;
  private final Queue<Awaited<T, ?>> waiting = new ConcurrentLinkedQueue<>();
  private volatile Edition<T> edition;
  private volatile long seenNanos;
  private volatile @Nullable VaultException failure;

  /** Reads the file, or begins with an empty value where there is none. */
  Store(Folder folder, String name, Codec<T> codec, MasterKey master, LongSupplier nanos)
      throws VaultException {
    this.folder = folder;
    this.name = name;
    this.codec = codec;
    this.check = master.seal("check");
    this.seal = master.seal("file " + name);
    this.nanos = nanos;
    this.edition = new Edition<>(Bytes.EMPTY, codec.empty());
    this.edition = load();
    this.seenNanos = nanos.getAsLong();
  }

  /** Returns the value; throws where it has not been compared with the file for too long. */
  T current() throws VaultException {
    if (nanos.getAsLong() - seenNanos > BELIEVED_NANOS) {
      VaultException cause = failure;
      throw cause == null
          ? new VaultException(folder.file(name), "has not been looked at for too long",
              "try again or start Weir anew")
          : cause;
    }
    return edition.value();
  }

  /** Looks whether somebody else has changed the file, and reads it then. */
  synchronized void refresh() {
    try {
      Bytes there = Bytes.wrap(folder.readStart(name, Header.BYTES).orElse(new byte[0]));
      if (!there.equals(edition.header())) {
        edition = load();
      }
      failure = null;
      seenNanos = nanos.getAsLong();
    } catch (VaultException e) {
      if (failure == null) {
        LOG.log(System.Logger.Level.WARNING, "the vault closes within seconds: {0}", e.getMessage());
      }
      failure = e;
    }
  }

  /** Changes the value; on the disk when this returns. Changes that wait for each other are written together. */
  <R> R change(Change<T, R> change) throws VaultException {
    Awaited<T, R> mine = new Awaited<>(change);
    waiting.add(mine);
    try {
      return folder.locked(() -> {
        if (!mine.isDone()) {
          applyAll();
        }
        return mine.result();
      });
    } finally {
      waiting.remove(mine);
    }
  }

  private synchronized void applyAll() throws VaultException {
    List<Awaited<T, ?>> group = new ArrayList<>();
    for (Awaited<T, ?> next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
    }
    try {
      T before = load().value();
      T value = before;
      for (Awaited<T, ?> next : group) {
        value = next.apply(value);
      }
      if (!value.equals(before) || edition.header().isEmpty()) {
        write(value);
      }
      group.forEach(Awaited::done);
    } catch (VaultException e) {
      group.forEach(next -> next.failed(e));
    }
  }

  private void write(T value) throws VaultException {
    byte[] header = Header.fresh(check);
    byte[] body = seal.close(encode(value), header);
    byte[] file = Arrays.copyOf(header, header.length + body.length);
    System.arraycopy(body, 0, file, header.length, body.length);
    folder.replace(name, file);
    edition = new Edition<>(Bytes.wrap(header), value);
    seenNanos = nanos.getAsLong();
  }

  private Edition<T> load() throws VaultException {
    if (!edition.header().isEmpty() && folder.readStart(name, Header.BYTES).map(Bytes::wrap)
        .filter(edition.header()::equals).isPresent()) {
      return edition;
    }
    Optional<byte[]> file = folder.read(name);
    if (file.isEmpty()) {
      if (edition.header().isEmpty()) {
        return edition;
      }
      throw new VaultException(folder.file(name), "is gone", "put it back from a backup");
    }
    Bytes header = Header.verified(file.get(), check, folder.file(name));
    try {
      byte[] body = seal.open(Arrays.copyOfRange(file.get(), header.length(), file.get().length),
          header.array());
      return new Edition<>(header, codec.read(new DataInputStream(new ByteArrayInputStream(body))));
    } catch (GeneralSecurityException | IOException e) {
      throw VaultException.damaged(folder.file(name), "its seal is broken");
    }
  }

  private byte[] encode(T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      codec.write(value, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("an array in memory cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
