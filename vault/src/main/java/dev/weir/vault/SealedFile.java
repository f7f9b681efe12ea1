package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A section as one sealed file, which is replaced whole; each edition has a {@link Header} of its own, by which it is known. */
final class SealedFile<T> implements Keep<T> {

  private static final System.Logger LOG = System.getLogger(SealedFile.class.getName());

  /** Keys of one section's files. */
  private record Seals(Seal check, Seal content) {
    static Seals of(String name, MasterKey root) {
      return new Seals(root.seal("check"), root.seal("file " + name));
    }
  }

  private record Edition<T>(Bytes header, T value) {}

  private final Folder folder;
  private final Section<T> section;
  private final Seals seals;
  private volatile Edition<T> edition;
  private boolean told;

  /** Reads the file, or begins with an empty value where there is none. */
  SealedFile(Folder folder, Section<T> section, MasterKey root) throws VaultException {
    this.folder = folder;
    this.section = section;
    this.seals = Seals.of(section.name(), root);
    this.edition = new Edition<>(Bytes.EMPTY, section.codec().empty());
    this.edition = load();
  }

  /** Returns the file that holds {@code value}. */
  static <T> byte[] of(T value, Section<T> section, MasterKey root) {
    Seals seals = Seals.of(section.name(), root);
    return sealed(Header.fresh(seals.check()), value, section, seals);
  }

  private static <T> byte[] sealed(byte[] header, T value, Section<T> section, Seals seals) {
    byte[] body = seals.content().close(Packed.array(to -> section.codec().write(value, to)), header);
    byte[] file = Arrays.copyOf(header, header.length + body.length);
    System.arraycopy(body, 0, file, header.length, body.length);
    return file;
  }

  @Override
  public T known() {
    return edition.value();
  }

  @Override
  public synchronized void look() throws VaultException {
    try {
      edition = load();
      told = false;
    } catch (VaultException e) {
      if (!told) {
        LOG.log(System.Logger.Level.WARNING, "the vault closes within seconds: {0}", e.getMessage());
      }
      told = true;
      throw e;
    }
  }

  @Override
  public void change(UnaryOperator<T> change) throws VaultException {
    folder.locked(() -> {
      replace(change);
      return folder;
    });
  }

  private synchronized void replace(UnaryOperator<T> change) throws VaultException {
    T before = load().value();
    T value = change.apply(before);
    if (!value.equals(before) || edition.header().isEmpty()) {
      byte[] header = Header.fresh(seals.check());
      folder.replace(section.name(), sealed(header, value, section, seals));
      edition = new Edition<>(Bytes.wrap(header), value);
    }
  }

  private Edition<T> load() throws VaultException {
    String name = section.name();
    if (!edition.header().isEmpty() && folder.readStart(name, Header.BYTES).map(Bytes::wrap)
        .filter(edition.header()::equals).isPresent()) {
      return edition;
    }
    Optional<byte[]> file = folder.read(name);
    if (file.isEmpty()) {
      if (edition.header().isEmpty()) {
        return edition;
      }
      throw new VaultException(where(), "is gone", "put it back from a backup");
    }
    Bytes header = Header.verified(file.get(), seals.check(), where());
    try {
      byte[] body = seals.content().open(Arrays.copyOfRange(file.get(), header.length(), file.get().length),
          header.array());
      return new Edition<>(header, section.codec().read(new DataInputStream(new ByteArrayInputStream(body))));
    } catch (GeneralSecurityException | IOException e) {
      throw VaultException.damaged(where(), "its seal is broken");
    }
  }

  @Override
  public Duration believed() {
    return folder.believed();
  }

  @Override
  public String where() {
    return folder.at(section.name());
  }
}
