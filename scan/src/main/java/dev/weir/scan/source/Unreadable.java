package dev.weir.scan.source;

import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZIOException;

/** Says why something could not be read, in words of our own: those of an exception may quote what was read. */
final class Unreadable {

  private Unreadable() {}

  static String why(@Nullable Throwable failure) {
    return switch (failure) {
      case Budget.Spent spent -> spent.why();
      case AccessDeniedException _ -> "cannot be read: no permission";
      case NoSuchFileException _ -> "there is no such file or folder";
      case InvalidPathException _ -> "there is no such file or folder";
      case EOFException _ -> "ends too early: the rest was not read";
      case MemoryLimitException _ -> "takes more memory than it may: not read";
      case ZipException _ -> "a damaged archive: the rest was not read";
      case XZIOException _ -> "a damaged archive: the rest was not read";
      case FileSystemException _ -> "cannot be read: the file system refuses";
      case null, default -> "cannot be read";
    };
  }
}
