package dev.weir.scan.source;

import dev.weir.scan.finding.Skipped;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through folders. Every file and folder is read once, whatever links lead to it: no circle of links is without end. */
final class Walk {
  /** So deep may folders nest. */
  private static final int DEEPEST = 200;

  private final Receiver to;
  private final Contents contents;
  private final Map<Object, String> seen = new HashMap<>();

  Walk(Receiver to, Contents contents) {
    this.to = to;
    this.contents = contents;
  }

  /** Reads a target, whose real path this is. */
  void target(Path real, Place place) throws IOException {
    visit(real, real, place, Files.readAttributes(real, BasicFileAttributes.class), 0);
  }

  private void folder(Path root, Path folder, Place place, int depth) {
    if (depth > DEEPEST) {
      miss(place.path() + "/", "folders nested too deep");
      return;
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (IOException e) {
      miss(place.path() + "/", Unreadable.why(e));
      return;
    } catch (DirectoryIteratorException e) {
      miss(place.path() + "/", Unreadable.why(e.getCause()));
    }
    children.sort((one, other) -> name(one).compareTo(name(other)));
    for (Path child : children) {
      Place inside = place.in(name(child));
      try {
        resolve(root, child, inside, depth + 1);
      } catch (IOException e) {
        miss(inside.path(), Unreadable.why(e));
      }
    }
  }

  private void resolve(Path root, Path child, Place place, int depth) throws IOException {
    var attributes = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isSymbolicLink()) {
      visit(root, child, place, attributes, depth);
      return;
    }
    Path real;
    try {
      real = child.toRealPath();
    } catch (IOException _) {
      skip(place.path(), "a link that leads nowhere");
      return;
    }
    if (real.startsWith(root)) {
      visit(root, real, place, Files.readAttributes(real, BasicFileAttributes.class), depth);
    } else {
      skip(place.path(), "a link that leads out of the target");
    }
  }

  private void visit(Path root, Path path, Place place, BasicFileAttributes attributes, int depth)
      throws IOException {
    if (!attributes.isDirectory() && !attributes.isRegularFile()) {
      skip(place.path(), "no regular file");
      return;
    }
    Optional<String> excluded = depth > 0 && attributes.isDirectory()
        ? Excluded.folder(path, name(path))
        : Optional.empty();
    if (excluded.isPresent()) {
      skip(place.path() + "/", excluded.get());
      return;
    }
    Object key = attributes.fileKey() == null ? path.toRealPath() : attributes.fileKey();
    String before = seen.putIfAbsent(key, place.path().isEmpty() ? "." : place.path());
    if (before != null) {
      skip(place.path(), "the same as " + before);
    } else if (attributes.isDirectory()) {
      folder(root, path, place, depth);
    } else {
      contents.file(place, path);
    }
  }

  /** Of source that should have been read. */
  private void miss(String path, String why) {
    to.skipped(new Skipped(path, why, true));
  }

  private void skip(String path, String why) {
    to.skipped(new Skipped(path, why));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
