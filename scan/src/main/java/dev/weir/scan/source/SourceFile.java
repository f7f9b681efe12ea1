package dev.weir.scan.source;

import java.util.Optional;

/**
 * One source text.
 *
 * @param path as it was named to the scan, with {@code /}; inside an archive {@code a.whl!/pkg/m.py}
 * @param module its dotted name as others import it: {@code pkg.sub.mod}; of an {@code __init__.py} the package's
 * @param isPackage whether it is an {@code __init__.py}
 * @param language {@code python}
 * @param bytes the text as it lies there; of a notebook the code of its cells, each after a line {@code # cell n}, so that lines
 *     count in that text
 * @param unread what of the file is not in the text; empty for one that was read whole
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copied for nobody: they are megabytes
public record SourceFile(String path, String module, boolean isPackage, String language, byte[] bytes,
    Optional<String> unread) {

  static SourceFile python(Place place, byte[] bytes, Optional<String> unread) {
    return new SourceFile(place.path(), place.module(), place.isPackage(), "python", bytes, unread);
  }
}
