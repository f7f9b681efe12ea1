package dev.weir.wire.tls;

import dev.weir.x509.Identity;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The files of an authority, in a folder of their own. All are written into a folder of another name, which is then renamed: a
 * crash leaves none or all.
 */
final class AuthorityFiles {

  private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
      PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE,
      PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

  private static final String CERTIFICATE = "ca.pem";
  private static final String KEY = "ca.key";
  private static final String FROM = "from";
  private static final String DRAFT = ".ca-";
  /** Far longer than it takes to write two files: another Weir may just be at it. */
  private static final Duration DRAFT_LIFE = Duration.ofMinutes(1);

  private final Path data;
  private final Path folder;

  private AuthorityFiles(Path data, String folder) {
    this.data = data;
    this.folder = data.resolve(folder);
  }

  /** Returns those of the authority that signs. */
  static AuthorityFiles current(Path data) {
    return new AuthorityFiles(data, "ca");
  }

  /** Returns those of the one that is to sign after it. */
  static AuthorityFiles next(Path data) {
    return new AuthorityFiles(data, "ca-next");
  }

  Path certificate() {
    return folder.resolve(CERTIFICATE);
  }

  Path key() {
    return folder.resolve(KEY);
  }

  /** Returns from when on the authority signs. */
  Instant from() throws IOException {
    try {
      return Instant.parse(Files.readString(folder.resolve(FROM)).strip());
    } catch (DateTimeParseException e) {
      throw new IOException(folder.resolve(FROM) + " is damaged: move " + folder + " away and rotate again",
          e);
    }
  }

  String mend() {
    return "restore both from a backup, or move " + folder
        + " away for a new CA, which clients then have to trust";
  }

  boolean absent() {
    return Files.notExists(folder, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns what tells these files from later ones without reading them; empty where there are none. */
  List<Stamp> stamps() throws IOException {
    return absent() ? List.of() : List.of(Stamp.of(certificate(), "missing: "), Stamp.of(key(), "missing: "));
  }

  void checkComplete() throws IOException {
    boolean certificate = Files.exists(certificate());
    boolean key = Files.exists(key());
    if (!certificate || !key) {
      String missing = certificate ? "ca.key" : key ? "ca.pem" : "ca.pem and ca.key";
      throw new IOException(folder + " lacks " + missing + ": " + mend());
    }
  }

  void checkPrivate() throws IOException {
    if (!posix()) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(key());
    permissions.retainAll(OTHERS);
    if (!permissions.isEmpty()) {
      throw new IOException(key() + " is open to other users of this machine: chmod 600 " + key()
          + ", and rotate the CA if somebody may have read it");
    }
  }

  /** Takes away drafts that a crash left behind, each with the key that was to be one; never one that may be being written. */
  void clean(Instant now) throws IOException {
    if (!Files.isDirectory(data)) {
      return;
    }
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(data, DRAFT + "*")) {
      for (Path draft : drafts) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(now.minus(DRAFT_LIFE))) {
          remove(draft);
        }
      }
    }
  }

  private static void remove(Path draft) throws IOException {
    for (String file : List.of(CERTIFICATE, KEY, FROM)) {
      Files.deleteIfExists(draft.resolve(file));
    }
    try {
      Files.deleteIfExists(draft);
    } catch (DirectoryNotEmptyException e) {
      // Somebody keeps something else there, which is not Weir's to delete; the key is gone.
    }
  }

  /** Writes an authority that signs from {@code from} on; one that somebody else has written meanwhile stays. */
  void create(Identity identity, Instant from) throws IOException {
    try {
      Files.createDirectories(data);
      writeAll(identity, from);
    } catch (CertificateException e) {
      throw new IOException("the interception CA cannot be written", e);
    } catch (IOException e) {
      throw new IOException(folder + " cannot be written (" + e.getMessage()
          + "): make room on the disk and let the user that runs Weir write there", e);
    }
  }

  private void writeAll(Identity identity, Instant from) throws IOException, CertificateException {
    Path draft = Files.createTempDirectory(data, DRAFT, access("rwx------"));
    try {
      write(draft.resolve(CERTIFICATE), Pem.of(identity.certificate()), "rw-r--r--");
      write(draft.resolve(KEY), Pem.ofUnencrypted(identity.key()), "rw-------");
      write(draft.resolve(FROM), from + "\n", "rw-r--r--");
      sync(draft);
      publish(draft);
      sync(data);
    } finally {
      remove(draft);
    }
  }

  private void publish(Path draft) throws IOException {
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (absent()) {
        throw e;
      }
      // Another Weir came first: its authority is as good, and it is the one that is read next.
    }
  }

  /**
   * Puts these files in the place of {@code older}, which are deleted, the key first of all. A crash in between leaves none in
   * that place and these where they are: whoever finds it so does this again.
   */
  void replace(AuthorityFiles older) throws IOException {
    if (older.absent()) {
      Files.move(folder, older.folder, StandardCopyOption.ATOMIC_MOVE);
      sync(data);
      return;
    }
    Path retired = Files.createTempDirectory(data, DRAFT, access("rwx------"));
    // Onto a folder that is empty: rename(2) takes its place.
    Files.move(older.folder, retired, StandardCopyOption.ATOMIC_MOVE);
    Files.move(folder, older.folder, StandardCopyOption.ATOMIC_MOVE);
    sync(data);
    remove(retired);
  }

  private void write(Path file, String text, String permissions) throws IOException {
    Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel out = FileChannel.open(file, options, access(permissions))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  private void sync(Path directory) throws IOException {
    if (posix()) {
      try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  private FileAttribute<?>[] access(String permissions) {
    return posix()
        ? new FileAttribute<?>[]{
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
        : new FileAttribute<?>[0];
  }

  private boolean posix() {
    return data.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
