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
import java.util.Map;
import java.util.SortedMap;

/**
 * The whole of a vault in one file: credentials, keys, revocations, tokens, whatever belongs to it, but for the master key and the
 * keys of captured payloads, which no backup may bring back once they were dropped.
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
   * Writes the vault at {@code site} to {@code out}, which is replaced whole; beside Weirs that run, as it is at one moment.
   *
   * @throws VaultException where the master key does not open the vault, or the file cannot be written
   */
  public static Contents write(VaultSite site, MasterKeySource source, Path out, Instant now)
      throws VaultException {
    try (Place place = site.open()) {
      if (place.read(Envelope.FILE).isEmpty()) {
        throw new VaultException(place.at(Envelope.FILE),
            "is not there: the vault is empty, or from before there was one",
            "set something in it, or give it another master key by `weir secrets rekey`");
      }
      try (MasterKey root = MasterKey.open(source, place, System::getenv)) {
        Section.check(place, root);
        return write(place, root, out, now);
      }
    }
  }

  private static Contents write(Place place, MasterKey root, Path out, Instant now) throws VaultException {
    ByteArrayOutputStream front = new ByteArrayOutputStream();
    front.writeBytes(MAGIC);
    for (String name : FRONT) {
      append(place.read(name).orElse(new byte[0]), front);
    }
    byte[] id = new byte[ID];
    RANDOM.nextBytes(id);
    front.writeBytes(id);
    SortedMap<String, byte[]> content = place.content(root);
    Folder.around(out).replace(String.valueOf(out.getFileName()),
        new Backup(root, front.toByteArray()).of(content, now));
    return new Contents(Instant.ofEpochMilli(now.toEpochMilli()), content.size());
  }

  private byte[] of(SortedMap<String, byte[]> content, Instant now) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(front);
    append(ABOUT, ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(now.toEpochMilli())
        .putInt(content.size()).array(), file);
    int number = 0;
    for (Map.Entry<String, byte[]> each : content.entrySet()) {
      ByteArrayOutputStream plain = new ByteArrayOutputStream();
      append(each.getKey().getBytes(StandardCharsets.UTF_8), plain);
      append(each.getValue(), plain);
      append(number++, plain.toByteArray(), file);
    }
    return file.toByteArray();
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
        throw new VaultException(in.toString(), "is no backup of a vault, or one of a newer Weir",
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
      throw VaultException.damaged(in.toString(), "a part of it is cut off, changed or exchanged");
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
