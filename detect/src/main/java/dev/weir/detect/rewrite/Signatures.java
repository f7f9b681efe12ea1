package dev.weir.detect.rewrite;

import dev.weir.model.net.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Header fields by which a sender vouches for the bytes of a request: a change of them would be refused upstream. */
final class Signatures {

  /** Schemes of Authorization that sign the body, or a digest of it, with a key that Weir has not. */
  private static final List<String> SCHEMES = List.of("aws4-", "goog4-", "tc3-hmac-", "acs3-hmac-",
      "sharedkey", "hmac", "signature", "hawk", "oauth ", "digest ");

  private Signatures() {}

  /** Returns why a request with these fields cannot be changed; empty where it can. */
  static Optional<String> cover(Headers headers, boolean body) {
    boolean byScheme = headers.first("authorization").map(value -> value.toLowerCase(Locale.ROOT))
        .filter(value -> SCHEMES.stream().anyMatch(value::startsWith)).isPresent();
    boolean byHash = headers.first("x-amz-content-sha256").filter(value -> !value.startsWith("UNSIGNED"))
        .isPresent() || headers.has("x-ms-content-sha256") || headers.has("x-bz-content-sha1");
    boolean byField = false;
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      byField |= name.contains("signature") || name.contains("hmac") || name.endsWith("-sig");
    }
    if (byScheme || byHash || byField) {
      return Optional.of("the request is signed");
    }
    return body && headers.has("content-range")
        ? Optional.of("the body is a part of a larger one")
        : Optional.empty();
  }
}
