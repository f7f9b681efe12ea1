package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Grafana service account and cloud tokens: glsa_ or glc_ and characters.
 * Source: Grafana docs, Service accounts.
 */
final class GrafanaToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(new Shape("glsa_", Alphabet.WORD, 41, 41),
      new Shape("glc_", Alphabet.BASE64, 32, 400));

  @Override
  public About about() {
    return About.secret("grafana-token")
        .because("reads dashboards and what they query")
        .source("Grafana docs, Service accounts")
        .hits("gls" + "a_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u")
        .misses("glsa_", "glsa_" + "x".repeat(41));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
