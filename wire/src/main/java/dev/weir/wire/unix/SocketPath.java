package dev.weir.wire.unix;

import dev.weir.model.settings.Listen.SocketFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The path of a Unix socket. It appears with its rights and a listener behind it, and takes the place of a socket that nobody
 * listens at any more; never of anything else.
 */
public record SocketPath(SocketFile file) {

  private static final String APART = ".w";
  private static final int TYPE = 0170000;
  private static final int SOCKET = 0140000;

  /**
   * Returns where to bind: in a new folder that is Weir's alone, so that nobody connects before {@link #open}.
   *
   * @throws IOException where the path is taken; says by what
   */
  public Path prepare() throws IOException {
    Path path = file.path();
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      if (!isSocket(path)) {
        throw new IOException("there is something else than a socket");
      }
      if (somebodyListens(path)) {
        throw new IOException("another process listens there");
      }
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IOException("there is no folder " + parent);
    }
    Path apart = parent
        .resolve(APART + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000)));
    Files.createDirectory(apart,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return apart.resolve(path.getFileName());
  }

  /** Shows what listens at {@code bound} under the path that it is for. */
  public void open(Path bound) throws IOException {
    try {
      Files.setPosixFilePermissions(bound, file.mode());
      Files.move(bound, file.path(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      abandon(bound);
    }
  }

  /** Removes what {@link #prepare} has made. */
  public void abandon(Path bound) throws IOException {
    Files.deleteIfExists(bound);
    Path apart = bound.getParent();
    if (apart != null) {
      Files.deleteIfExists(apart);
    }
  }

  /** Removes the path, behind which nobody listens any more. */
  public void remove() throws IOException {
    if (Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS) && isSocket(file.path())) {
      Files.delete(file.path());
    }
  }

  /** Returns whether what was bound at {@code bound}, as the kernel tells it, was for this path. */
  public boolean wasBoundAt(String bound) {
    Path path = file.path();
    String before = path.resolveSibling(APART).toString();
    return bound.startsWith(before) && bound.endsWith("/" + path.getFileName());
  }

  private static boolean isSocket(Path path) throws IOException {
    return Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) instanceof Integer mode
        && (mode & TYPE) == SOCKET;
  }

  private static boolean somebodyListens(Path path) throws IOException {
    try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return true;
    } catch (ConnectException e) {
      return false;
    }
  }
}
