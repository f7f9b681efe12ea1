package dev.weir.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** A folder for its owner only, whose files are replaced whole or not at all. */
final class Folder implements Place {

  private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
  static final Duration BELIEVED = Duration.ofSeconds(5);
  static final String LOCK = "lock";
  /** How the name of a file ends that is not whole yet. */
  static final String NEW = ".new";

  private static final Set<String> APART = Set.of(MasterKeySource.FILE, Envelope.FILE, Stretching.FILE,
      SubjectKeys.FILE);

  // A file lock is held for the whole process: threads queue here first.
  private static final Map<Path, ReentrantLock> QUEUES = new ConcurrentHashMap<>();

  /** How bytes get onto the disk; a test has one that is full. */
  interface Disk {
    void write(FileChannel to, ByteBuffer bytes) throws IOException;
  }

  private final Path path;
  private final Disk disk;

  private Folder(Path path, Disk disk) {
    this.path = path;
    this.disk = disk;
  }

  /** Returns the folder at {@code path}, which is made where it is missing and closed to others where it was open. */
  static Folder at(Path path) throws VaultException {
    return at(path, Folder::writeAndForce);
  }

  static Folder at(Path path, Disk disk) throws VaultException {
    Folder folder = made(path, disk);
    try {
      if (posix(path) && !Files.getPosixFilePermissions(path).equals(OWNER_FOLDER)) {
        Files.setPosixFilePermissions(path, OWNER_FOLDER);
      }
      return folder;
    } catch (IOException e) {
      throw VaultException.unwritable(path, e);
    }
  }

  /** Returns the folder that {@code file} is in, with the permissions that somebody else gave it. */
  static Folder around(Path file) throws VaultException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new VaultException(file.toString(), "is no file", "name a file");
    }
    return made(parent, Folder::writeAndForce);
  }

  private static Folder made(Path path, Disk disk) throws VaultException {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path, owner(path, OWNER_FOLDER));
      }
      return new Folder(path.toRealPath(), disk);
    } catch (IOException e) {
      throw VaultException.unwritable(path, e);
    }
  }

  Path file(String name) {
    return path.resolve(name);
  }

  @Override
  public String at(String name) {
    return file(name).toString();
  }

  @Override
  public Optional<byte[]> read(String name) throws VaultException {
    try {
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw VaultException.unreadable(file(name), e);
    }
  }

  /** Returns the first bytes of a file, fewer where it is shorter; empty where there is none. */
  Optional<byte[]> readStart(String name, int bytes) throws VaultException {
    try (FileChannel from = FileChannel.open(file(name), StandardOpenOption.READ)) {
      ByteBuffer start = ByteBuffer.allocate(bytes);
      while (start.hasRemaining() && from.read(start) >= 0) {
        // A read may give less than is there.
      }
      byte[] read = new byte[start.flip().remaining()];
      start.get(read);
      return Optional.of(read);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw VaultException.unreadable(file(name), e);
    }
  }

  @Override
  public void replace(String name, byte[] content) throws VaultException {
    Path fresh = file(name + NEW);
    try {
      Files.deleteIfExists(fresh);
      try (FileChannel to = create(fresh)) {
        disk.write(to, ByteBuffer.wrap(content));
      }
      Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE);
      sync();
    } catch (IOException e) {
      discard(fresh);
      throw VaultException.unwritable(file(name), e);
    }
  }

  /** Appends to a file that was opened here. */
  void append(FileChannel to, byte[] content) throws IOException {
    disk.write(to, ByteBuffer.wrap(content));
  }

  /** Returns a channel that writes behind what the file holds; the file is made where it is missing. */
  FileChannel open(String name) throws IOException {
    return FileChannel.open(file(name),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        owner(path, OWNER_FILE));
  }

  /** Makes the folder's own entries durable. */
  void sync() throws IOException {
    try (FileChannel self = FileChannel.open(path, StandardOpenOption.READ)) {
      self.force(true);
    }
  }

  @Override
  public <R> R locked(Action<R> action) throws VaultException {
    ReentrantLock queue = QUEUES.computeIfAbsent(path, any -> new ReentrantLock(true));
    queue.lock();
    try (FileChannel channel = open(LOCK); FileLock held = channel.lock()) {
      if (!held.isValid()) {
        throw new IOException("lock lost");
      }
      return action.run();
    } catch (VaultException e) {
      throw e;
    } catch (IOException e) {
      throw VaultException.unwritable(file(LOCK), e);
    } finally {
      queue.unlock();
    }
  }

  @Override
  public boolean holdsAnything() {
    return Files.exists(file(TokenVault.FOLDER)) || holdsSections();
  }

  /** Returns whether anybody has set, minted or enrolled anything here. */
  boolean holdsSections() {
    return Section.TELLING.stream().map(Section::name).map(this::file).anyMatch(Files::exists);
  }

  @Override
  public <T> Keep<T> keep(Section<T> section, MasterKey root) throws VaultException {
    return new SealedFile<>(this, section, root);
  }

  /** No locks, nothing half written, not what the master key lies in, and not the keys of payloads, which stay dropped. */
  @Override
  public SortedMap<String, byte[]> content(MasterKey root) throws VaultException {
    return locked(() -> {
      SortedMap<String, byte[]> content = new TreeMap<>();
      for (String name : names("")) {
        if (!APART.contains(name)) {
          content.put(name, read(name).orElse(new byte[0]));
        }
      }
      return content;
    });
  }

  /** Returns what is in {@code below}, by the paths from here: no locks, and nothing half written. */
  List<String> names(String below) throws VaultException {
    if (!Files.isDirectory(file(below))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(file(below))) {
      return files.filter(Files::isRegularFile).filter(file -> !file.endsWith(LOCK))
          .map(file -> path.relativize(file).toString()).filter(name -> !name.endsWith(NEW)).toList();
    } catch (IOException e) {
      throw VaultException.unreadable(path, e);
    }
  }

  @Override
  public Folder own() {
    return this;
  }

  @Override
  public String ownPurpose(String purpose) {
    return purpose;
  }

  @Override
  public Duration believed() {
    return BELIEVED;
  }

  @Override
  public void close() {}

  /** Returns what others may do with a file, such as {@code rw-r--r--}; empty where that is nothing. */
  static Optional<String> openToOthers(Path file) throws IOException {
    if (!posix(file)) {
      return Optional.empty();
    }
    Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
    Set<PosixFilePermission> others = all.isEmpty() ? Set.of() : EnumSet.copyOf(all);
    others.removeAll(OWNER_FOLDER);
    return others.isEmpty() ? Optional.empty() : Optional.of(PosixFilePermissions.toString(all));
  }

  private static void writeAndForce(FileChannel to, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
    to.force(true);
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        owner(file, OWNER_FILE));
  }

  private static void discard(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      // It holds nothing in plain text and the next write removes it: what went wrong first is the news.
    }
  }

  private static FileAttribute<?>[] owner(Path path, Set<PosixFilePermission> permissions) {
    return posix(path)
        ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
