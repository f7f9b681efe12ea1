package dev.weir.app;

import dev.weir.app.text.Screen;
import dev.weir.model.AuditEvent.AdminChange;
import dev.weir.model.AuditLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Hands changes that commands make over to the one process that writes the audit log: a file for each in
 * {@code <data>/audit-inbox}, durable when {@code put} returns, taken in by the {@code weir serve} that runs or the next one.
 *
 * <p>A change is in the log at least once: a crash between writing it there and removing its file writes it again.
 */
public final class ChangeInbox {

  private static final String WAITING = ".change";
  private static final String UNREADABLE = ".unreadable";
  private static final int LONGEST = 64 * 1024;

  private final Path folder;

  private ChangeInbox(Path folder) {
    this.folder = folder;
  }

  /** Returns the inbox of {@code data}; nothing is made before something is put. */
  public static ChangeInbox of(Path data) {
    return new ChangeInbox(data.resolve("audit-inbox"));
  }

  /** Keeps a change by whoever runs this process until it is in the log: on the disk when this returns. */
  public void put(String action, String subject, String detail) throws IOException {
    put(System.getProperty("user.name", "(unknown)"), action, subject, detail);
  }

  /** Keeps a change by {@code actor} until it is in the log: on the disk when this returns. */
  public void put(String actor, String action, String subject, String detail) throws IOException {
    put(new AdminChange(Instant.now(), actor, action, subject, detail));
  }

  private void put(AdminChange change) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    // Names sort by time, so that changes are taken in as they were made.
    String name = String.format("%016x-%s", change.at().toEpochMilli(), UUID.randomUUID());
    Path fresh = folder.resolve(name + ".new");
    write(fresh, text(change));
    Files.move(fresh, folder.resolve(name + WAITING), StandardCopyOption.ATOMIC_MOVE);
    sync();
  }

  /** Writes every change that waits into {@code log}, and returns how many; a file goes when its change is durable there. */
  int takeIn(AuditLog log) throws IOException, InterruptedException {
    int taken = 0;
    for (Path file : waiting()) {
      Optional<AdminChange> change = read(file);
      append(log, change.orElseGet(() -> new AdminChange(Instant.now(), "(weir)", "change unreadable",
          String.valueOf(file.getFileName()), "set aside in " + folder)));
      if (change.isPresent()) {
        Files.delete(file);
      } else {
        Files.move(file, file.resolveSibling(file.getFileName() + UNREADABLE),
            StandardCopyOption.ATOMIC_MOVE);
      }
      taken++;
    }
    return taken;
  }

  private List<Path> waiting() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(WAITING)).sorted().toList();
    }
  }

  private static void append(AuditLog log, AdminChange change) throws IOException, InterruptedException {
    try {
      log.append(change).toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new IOException("the audit log cannot be written", e.getCause());
    }
  }

  private static String text(AdminChange change) {
    List<String> lines = List.of(change.actor(), change.action(), change.subject(), change.detail());
    return change.at() + "\n" + String.join("\n", lines.stream().map(Screen::visible).toList()) + "\n";
  }

  private static Optional<AdminChange> read(Path file) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST);
    }
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    try {
      return lines.size() == 5
          ? Optional.of(new AdminChange(Instant.parse(lines.get(0)), lines.get(1), lines.get(2), lines.get(3),
              lines.get(4)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel to = FileChannel.open(file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        to.write(bytes);
      }
      to.force(true);
    }
  }

  private void sync() throws IOException {
    try (FileChannel self = FileChannel.open(folder, StandardOpenOption.READ)) {
      self.force(true);
    }
  }
}
