package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Databricks personal access tokens: dapi, 32 hexadecimal digits and perhaps a number behind a hyphen.
 * Source: Databricks docs, Personal access tokens.
 */
final class DatabricksToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(Shape.of("dapi", Alphabet.LOWER_HEX, 32));

  @Override
  public About about() {
    return About.secret("databricks-token")
        .because("runs code on its owner's data")
        .source("Databricks docs, Personal access tokens")
        .hits("dap" + "ia1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6")
        .misses("dapi", "dapi" + "x".repeat(32));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
