package dev.weir.audit.payload;

import dev.weir.audit.record.ByteSource;
import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.segment.OwnerOnly;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.WholeFile;
import dev.weir.model.CallId;
import dev.weir.model.capture.PayloadKeys;
import dev.weir.model.capture.Subject;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parts on the disk, a file for each: {@code audit/payloads/<day of its end>/<call>.<side>}. Four bytes say how long the
 * label is; then come label and sealed part.
 */
record PartFiles(Path folder) {

  private static final int ID_LENGTH = 26;
  /** Label and key take some eighty. */
  private static final int FRONT_BYTES = 256;
  private static final String UNFINISHED = ".new";

  /** A part as it lies there. */
  record Lying(Path path, Label label, Bytes sealed) {}

  static PartFiles of(Path dataFolder) {
    return new PartFiles(SegmentFile.folder(dataFolder).resolve("payloads"));
  }

  /** Seals a part and writes it, over the one that may be there: on the disk when this returns. */
  void write(PayloadKeys keys, Subject subject, Label label, byte[] part) throws IOException {
    byte[] front = label.bytes();
    byte[] sealed = keys.seal(subject, label.until(), part, front);
    byte[] file = ByteBuffer.allocate(Integer.BYTES + front.length + sealed.length).putInt(front.length)
        .put(front).put(sealed).array();
    Path day = folder.resolve(label.until().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    if (!Files.isDirectory(day)) {
      OwnerOnly.folder(folder);
      OwnerOnly.folder(day);
      SegmentFile.force(folder);
    }
    WholeFile.keep(day.resolve(name(label.call(), label.side())), file);
  }

  /** Returns the file of a part, whatever it holds. */
  Optional<Path> find(CallId call, Side side) throws IOException {
    if (!isOwn(call)) {
      return Optional.empty();
    }
    for (Path day : list(folder)) {
      Path file = day.resolve(name(call, side));
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Returns all files, those among them that a crash has left unfinished. */
  List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path day : list(folder)) {
      all.addAll(list(day));
    }
    return all;
  }

  /** Returns whether a crash has left it, or somebody is still writing it. */
  static boolean isUnfinished(Path file) {
    return file.toString().endsWith(UNFINISHED);
  }

  /** Returns what lies in a file; empty where it is gone by now. */
  static Optional<Lying> read(Path file) throws IOException {
    return read(file, Integer.MAX_VALUE);
  }

  /** Returns the same with no more of what is sealed than tells its key: many are looked through for that. */
  static Optional<Lying> front(Path file) throws IOException {
    return read(file, FRONT_BYTES);
  }

  private static Optional<Lying> read(Path file, int most) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(most);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    int length = bytes.length < Integer.BYTES ? -1 : ByteBuffer.wrap(bytes).getInt();
    if (length < 0 || length > bytes.length - Integer.BYTES) {
      throw new CorruptRecord("it ends too early");
    }
    ByteSource front = new ByteSource(bytes, Integer.BYTES, length);
    Label label = Label.read(front);
    if (front.left() != 0 || !file.endsWith(name(label.call(), label.side()))) {
      throw new CorruptRecord("it is another one's file");
    }
    return Optional.of(new Lying(file, label,
        Bytes.wrap(Arrays.copyOfRange(bytes, Integer.BYTES + length, bytes.length))));
  }

  /** Returns the bytes of a part; empty where its key was dropped. */
  static Optional<Bytes> open(Lying lying, PayloadKeys keys) throws IOException {
    return keys.open(lying.sealed().array(), lying.label().bytes()).map(Bytes::wrap);
  }

  private static String name(CallId call, Side side) {
    return call + "." + side.word();
  }

  /** What people name as a call leads nowhere else. */
  private static boolean isOwn(CallId call) {
    return call.text().length() == ID_LENGTH
        && call.text().chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z');
  }

  private static List<Path> list(Path within) throws IOException {
    if (!Files.isDirectory(within)) {
      return List.of();
    }
    try (Stream<Path> there = Files.list(within)) {
      return there.sorted().toList();
    }
  }
}
