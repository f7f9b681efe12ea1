package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Atlassian API tokens: ATATT3 and 186 characters.
 * Source: Atlassian support, Manage API tokens.
 */
final class AtlassianToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(new Shape("ATATT3", Alphabet.BASE64URL, 180, 200));

  @Override
  public About about() {
    return About.secret("atlassian-token")
        .because("acts in Jira and Confluence as its owner")
        .source("Atlassian support, Manage API tokens")
        .hits("ATA" + "TT3a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a1B2c3D4"
            + "e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a1B2c3D4e5F6g7H8"
            + "i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a1B2c3D4e5F6g7H8i9J0k1L2")
        .misses("ATATT3", "ATATT3" + "x".repeat(180));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
