package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds GitLab tokens: a prefix by type and 20 or more characters, routable ones with dots.
 * Source: GitLab docs, Token overview.
 */
final class GitLabToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(new Shape("glpat-", Alphabet.DOTTED, 20, 310),
      new Shape("gldt-", Alphabet.DOTTED, 20, 310),
      new Shape("glrt-", Alphabet.DOTTED, 20, 310),
      new Shape("glcbt-", Alphabet.DOTTED, 20, 310),
      new Shape("glptt-", Alphabet.DOTTED, 20, 310),
      new Shape("glft-", Alphabet.DOTTED, 20, 310),
      new Shape("glimt-", Alphabet.DOTTED, 20, 310),
      new Shape("glagent-", Alphabet.DOTTED, 20, 310),
      new Shape("gloas-", Alphabet.DOTTED, 20, 310),
      new Shape("glsoat-", Alphabet.DOTTED, 20, 310),
      new Shape("glffct-", Alphabet.DOTTED, 20, 310));

  @Override
  public About about() {
    return About.secret("gitlab-token")
        .because("acts in GitLab as its owner")
        .source("GitLab docs, Token overview")
        .hits("glp" + "at-a1B2c3D4e5F6g7H8i9J0")
        .misses("glpat-", "glpat-" + "x".repeat(20));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
