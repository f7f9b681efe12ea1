package dev.weir.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The whole of a vault in one file: credentials, keys, revocations, tokens, whatever lies in its folder, but for the master key and the
 * keys of captured payloads.
 *
 * <p>8 bytes of magic with the format's version; {@code root.sealed} and {@code master.kdf}, which lead from the master key to the
 * vault's; 16 random bytes; then, each sealed under a key derived from the vault's, when it was made with how many files, and the
 * files. A sealed part is bound to all that stands before the parts, and to its place: none can be changed, left out, put
 * elsewhere or taken from another backup.
 */
public final class Backup {

  private static final byte[] MAGIC = "WEIRBAK1".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> FRONT = List.of(Envelope.FILE, Stretching.FILE);
  private static final int ID = 16;
  private static final int ABOUT = -1;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** When a backup was made, and of how many files. */
  public record Contents(Instant at, int files) {}

  private final Seal seal;
  private final byte[] front;

  private Backup(MasterKey root, byte[] front) {
    this.seal = root.seal("backup");
    this.front = front;
  }

  /**
   * Writes the vault in {@code vault} to {@code out}, which is replaced whole; beside a Weir that runs, as it is at one moment.
   *
   * @throws VaultException where the master key does not open the vault, or the file cannot be written
   */
  public static Contents write(Path vault, MasterKeySource source, Path out, Instant now)
      throws VaultException {
    Restore.finish(vault);
    Folder folder = Folder.at(vault);
    if (folder.read(Envelope.FILE).isEmpty()) {
      throw new VaultException(folder.file(Envelope.FILE),
          "is not there: the vault is empty, or from before there was one",
          "set something in it, or give it another master key by `weir secrets rekey`");
    }
    try (MasterKey root = MasterKey.open(source, folder, System::getenv)) {
      Vault.check(folder, root);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      Contents made = folder.locked(() -> write(folder, root, now, file));
      Folder.around(out).replace(String.valueOf(out.getFileName()), file.toByteArray());
      return made;
    }
  }

  private static Contents write(Folder folder, MasterKey root, Instant now, ByteArrayOutputStream file)
      throws VaultException {
    ByteArrayOutputStream front = new ByteArrayOutputStream();
    front.writeBytes(MAGIC);
    for (String name : FRONT) {
      append(folder.read(name).orElse(new byte[0]), front);
    }
    byte[] id = new byte[ID];
    RANDOM.nextBytes(id);
    front.writeBytes(id);
    Backup backup = new Backup(root, front.toByteArray());
    List<String> names = names(folder);
    file.writeBytes(backup.front);
    backup.append(ABOUT, ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(now.toEpochMilli())
        .putInt(names.size()).array(), file);
    for (int i = 0; i < names.size(); i++) {
      ByteArrayOutputStream plain = new ByteArrayOutputStream();
      append(names.get(i).getBytes(StandardCharsets.UTF_8), plain);
      append(folder.read(names.get(i)).orElse(new byte[0]), plain);
      backup.append(i, plain.toByteArray(), file);
    }
    return new Contents(Instant.ofEpochMilli(now.toEpochMilli()), names.size());
  }

  /**
   * Returns the files of the vault by their paths in it: no locks, nothing half written, not what the master key lies in, and not
   * the keys of payloads, which no backup may bring back once they were dropped.
   */
  private static List<String> names(Folder folder) throws VaultException {
    Set<String> apart = Set.of(MasterKeySource.FILE, Envelope.FILE, Stretching.FILE,
        SubjectKeys.FILE);
    Path top = folder.file("");
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).filter(file -> !file.endsWith(Folder.LOCK))
          .map(file -> top.relativize(file).toString())
          .filter(name -> !name.endsWith(Folder.NEW) && !apart.contains(name)).sorted().toList();
    } catch (IOException e) {
      throw VaultException.unreadable(top, e);
    }
  }

  /**
   * Opens {@code in}, all of it, and lays its files into {@code folder}, which is empty.
   *
   * @throws VaultException where it is no backup, not whole, or of another master key
   */
  static Contents read(Path in, Folder folder, MasterKeySource source) throws VaultException {
    byte[] file = content(in);
    DataInputStream from = new DataInputStream(new ByteArrayInputStream(file));
    try {
      if (!Arrays.equals(from.readNBytes(MAGIC.length), MAGIC)) {
        throw new VaultException(in, "is no backup of a vault, or one of a newer Weir",
            "name one that Weir has written");
      }
      for (String name : FRONT) {
        byte[] content = next(from);
        if (content.length > 0) {
          folder.replace(name, content);
        }
      }
      int front = file.length - from.available() + ID;
      from.skipNBytes(ID);
      try (MasterKey root = MasterKey.open(source, folder, System::getenv)) {
        return new Backup(root, Arrays.copyOf(file, front)).read(from, folder);
      }
    } catch (VaultException e) {
      throw e;
    } catch (IOException | GeneralSecurityException e) {
      throw VaultException.damaged(in, "a part of it is cut off, changed or exchanged");
    }
  }

  private Contents read(DataInputStream from, Folder folder) throws IOException, GeneralSecurityException {
    ByteBuffer about = ByteBuffer.wrap(next(ABOUT, from));
    Contents contents = new Contents(Instant.ofEpochMilli(about.getLong()), about.getInt());
    for (int i = 0; i < contents.files(); i++) {
      DataInputStream plain = new DataInputStream(new ByteArrayInputStream(next(i, from)));
      Path target = folder.file(new String(next(plain), StandardCharsets.UTF_8));
      Path parent = target.getParent();
      if (parent == null || !target.normalize().startsWith(folder.file(""))) {
        throw new IOException("it leads out of the folder");
      }
      Folder.at(parent).replace(String.valueOf(target.getFileName()), next(plain));
    }
    if (from.available() > 0) {
      throw new IOException("more than there was");
    }
    return contents;
  }

  private void append(int place, byte[] plain, ByteArrayOutputStream to) {
    append(seal.close(plain, bound(place)), to);
  }

  private byte[] next(int place, DataInputStream from) throws IOException, GeneralSecurityException {
    return seal.open(next(from), bound(place));
  }

  private byte[] bound(int place) {
    return ByteBuffer.allocate(front.length + Integer.BYTES).put(front).putInt(place).array();
  }

  private static void append(byte[] part, ByteArrayOutputStream to) {
    to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    to.writeBytes(part);
  }

  private static byte[] next(DataInputStream from) throws IOException {
    int length = from.readInt();
    if (length < 0 || length > from.available()) {
      throw new IOException("cut off");
    }
    return from.readNBytes(length);
  }

  private static byte[] content(Path in) throws VaultException {
    try {
      return Files.readAllBytes(in);
    } catch (IOException e) {
      throw VaultException.unreadable(in, e);
    }
  }
}
