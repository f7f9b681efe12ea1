package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import java.util.List;

/**
 * Finds Google OAuth access tokens and client secrets: ya29. or GOCSPX- and characters.
 * Source: Google identity docs, Using OAuth 2.0.
 */
final class GoogleOauthToken implements PrefixedKey {

  private static final List<Shape> SHAPES = List.of(new Shape("ya29.", Alphabet.BASE64URL, 30, 2048),
      Shape.of("GOCSPX-", Alphabet.BASE64URL, 28));

  @Override
  public About about() {
    return About.secret("google-oauth-token")
        .because("acts for the user that granted it")
        .source("Google identity docs, Using OAuth 2.0")
        .hits("ya2" + "9.a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5")
        .misses("ya29.", "ya29." + "x".repeat(30));
  }

  @Override
  public List<Shape> shapes() {
    return SHAPES;
  }
}
