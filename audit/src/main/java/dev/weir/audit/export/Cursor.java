package dev.weir.audit.export;

import dev.weir.audit.FolderLock;
import dev.weir.audit.Mark;
import dev.weir.audit.segment.Hash;
import dev.weir.audit.segment.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** How far an export has come, in a file of its own that is replaced as a whole: no crash leaves half of it. */
public record Cursor(Path file) {

  private static final int PARTS = 5;
  private static final String FORM = "weir-audit-cursor-1";

  /** Returns the mark behind which to go on; the start where there is no file yet. */
  public Mark read() throws IOException {
    if (!Files.exists(file)) {
      return Mark.START;
    }
    List<String> parts = List.of(Files.readString(file).strip().split(" ", -1));
    try {
      if (parts.size() == PARTS && parts.getFirst().equals(FORM)) {
        byte[] hash = HexFormat.of().parseHex(parts.get(4));
        return new Mark(Integer.parseInt(parts.get(1)), Long.parseLong(parts.get(2)),
            Long.parseLong(parts.get(3)),
            Hash.read(ByteBuffer.wrap(hash), 0));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(notOne(), e);
    }
    throw new IOException(notOne());
  }

  private String notOne() {
    return file + " is no cursor of an export; name another file, or remove it to begin anew";
  }

  /** Returns the right to move it, until that is closed; throws where another export has it. */
  FolderLock lock() throws IOException {
    return FolderLock.by(file.resolveSibling(file.getFileName() + ".lock"))
        .orElseThrow(() -> new IOException("another export goes by " + file
            + " at present: end that one, or name another file"));
  }

  /** Keeps {@code mark}: durable when it returns. */
  public void write(Mark mark) throws IOException {
    String text = String.join(" ", FORM, Integer.toString(mark.segment()), Long.toString(mark.offset()),
        Long.toString(mark.next()), mark.hash().toString()) + "\n";
    WholeFile.keep(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
