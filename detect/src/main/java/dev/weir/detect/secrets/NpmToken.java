package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;
import java.util.List;

/**
 * Finds npm access tokens: npm_ and 36 letters and digits, the last six of which are the CRC-32 of the 30 before in
 * base 62. Source: GitHub blog, "Behind GitHub's new authentication token formats".
 */
final class NpmToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("npm_", Alphabet.ALNUM, 36));

  @Override
  public About about() {
    return About.secret("npm-token")
        .because("publishes packages in its owner's name")
        .source("npm docs, About access tokens")
        .hits("npm_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8")
        .misses("npm_short", "npm_" + "x".repeat(36));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }

  @Override
  public double score(Text text, int from, int to) {
    return Checksum.crc32(text, from + 4, to) ? 0.99 : 0.8;
  }
}
