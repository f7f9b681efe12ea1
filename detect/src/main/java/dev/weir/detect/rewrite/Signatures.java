package dev.weir.detect.rewrite;

import dev.weir.model.net.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Header fields by which a sender vouches for the bytes of a request: a change of them would be refused upstream. */
final class Signatures {

  /** Schemes of Authorization that sign the body, or a digest of it, with a key that Weir has not. */
  private static final List<String> SCHEMES = List.of("aws4-", "goog4-", "tc3-hmac-", "acs3-hmac-",
      "sharedkey", "hmac", "signature", "hawk");
  /** What OAuth 1 and Digest say where they sign the body as well. */
  private static final List<String> MARKS = List.of("oauth_signature=", "auth-int");

  private Signatures() {}

  /** Returns why a request with these fields cannot be changed; empty where it can. */
  static Optional<String> cover(Headers headers, boolean body) {
    boolean byScheme = headers.first("authorization").map(value -> value.toLowerCase(Locale.ROOT))
        .filter(value -> SCHEMES.stream().anyMatch(value::startsWith)
            || MARKS.stream().anyMatch(value::contains))
        .isPresent();
    boolean inBody = headers.first("x-bz-content-sha1").filter("hex_digits_at_end"::equals).isPresent();
    boolean byField = false;
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      byField |= name.contains("signature") || name.contains("hmac") || name.endsWith("-sig");
    }
    if (byScheme || inBody || byField) {
      return Optional.of("the request is signed");
    }
    return body && headers.has("content-range")
        ? Optional.of("the body is a part of a larger one")
        : Optional.empty();
  }
}
