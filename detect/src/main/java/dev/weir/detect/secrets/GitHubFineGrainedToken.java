package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds GitHub fine-grained personal access tokens: a prefix and 82 letters, digits and underscores.
 * Source: GitHub docs, About authentication to GitHub.
 */
final class GitHubFineGrainedToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("github_pat_", Alphabet.WORD, 82));

  @Override
  public About about() {
    return About.secret("github-fine-grained-token")
        .because("acts in GitHub as its owner")
        .source("GitHub docs, About authentication to GitHub")
        .hits("git" + "hub_pat_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a1B2c3D4"
            + "e5F6g7H8i9J0k1L2m3N4o5")
        .misses("github_pat_", "github_pat_" + "x".repeat(82));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
