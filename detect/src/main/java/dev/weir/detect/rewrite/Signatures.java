package dev.weir.detect.rewrite;

import dev.weir.model.net.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Header fields that speak of the bytes of a request. */
final class Signatures {

  /** RFC 9421, RFC 9530's ancestors in use, and webhooks' own. */
  private static final List<String> SIGNED = List.of("signature", "signature-input", "x-hub-signature",
      "x-hub-signature-256",
      "x-signature", "x-signature-256", "stripe-signature", "x-shopify-hmac-sha256", "x-slack-signature",
      "x-amz-signature");

  private static final Set<String> OF_OLD_BODY = Set.of("content-md5", "digest", "content-digest",
      "repr-digest",
      "content-encoding");

  private Signatures() {}

  /** Returns whether the sender has signed the request, so that any change would be refused upstream. */
  static boolean cover(Headers headers) {
    boolean hashed = headers.first("x-amz-content-sha256").filter(value -> !value.startsWith("UNSIGNED"))
        .isPresent();
    boolean aws = headers.first("authorization").filter(value -> value.startsWith("AWS4-")).isPresent();
    return hashed || aws || SIGNED.stream().anyMatch(headers::has);
  }

  /** Returns whether the field is not true of a changed body. */
  static boolean ofOldBody(String name) {
    return OF_OLD_BODY.contains(name.toLowerCase(Locale.ROOT));
  }
}
