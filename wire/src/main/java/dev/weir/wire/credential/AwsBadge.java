package dev.weir.wire.credential;

import dev.weir.model.Head;
import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import dev.weir.model.settings.Injection;
import dev.weir.model.sign.AwsKey;
import dev.weir.model.sign.Parameters;
import dev.weir.model.sign.SignatureV4;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request signed anew for AWS. Whatever the caller has signed with, in fields or in the query, does not leave. The query
 * leaves in AWS's own spelling, so that what is signed cannot be read in two ways.
 */
final class AwsBadge {

  private static final String PAYLOAD = "x-amz-content-sha256";
  private static final String DATE = "x-amz-date";
  private static final String TOKEN = "x-amz-security-token";
  private static final String SIGNED_CHUNKS = "STREAMING-AWS4-";
  /** A signed query is good for so long (seconds): it is used at once. */
  private static final String LIFE = "60";

  private final SignatureV4 signature;
  private final AwsKey key;
  private final boolean inQuery;

  private AwsBadge(SignatureV4 signature, AwsKey key, boolean inQuery) {
    this.signature = signature;
    this.key = key;
    this.inQuery = inQuery;
  }

  /** Returns the badge; {@code body} is empty where it streams through. */
  static Badge of(Injection.Aws how, Head head, Optional<Bytes> body, Secret secret, Instant now)
      throws IOException {
    try (AwsKey key = AwsKey.parse(secret)) {
      return new AwsBadge(new SignatureV4(now, how.region(), how.service()), key, how.inQuery())
          .badge(head, payload(how, head, body));
    }
  }

  private static String payload(Injection.Aws how, Head head, Optional<Bytes> body) throws IOException {
    Optional<String> said = head.headers().first(PAYLOAD);
    if (said.filter(word -> word.startsWith(SIGNED_CHUNKS)).isPresent()) {
      throw new IOException("a body that is signed chunk by chunk cannot be signed anew");
    }
    if (body.isPresent() && said.filter(word -> word.startsWith("STREAMING-")).isEmpty()) {
      return SignatureV4.sha256(body.get());
    }
    if (!how.streams()) {
      throw new IOException("a body that is not read cannot be signed");
    }
    return said.filter(word -> word.startsWith("STREAMING-UNSIGNED-")).orElse(SignatureV4.UNSIGNED_PAYLOAD);
  }

  private Badge badge(Head head, String payload) {
    Target own = Parameters.without(head.target(), AwsBadge::isSignatures);
    List<Parameters.Parameter> query = new ArrayList<>(Parameters.of(own.query()));
    SortedMap<String, String> fields = fields(head);
    if (inQuery) {
      return shownInQuery(own, head, payload, query, fields);
    }
    fields.put(DATE, signature.time());
    key.token().ifPresent(token -> fields.put(TOKEN, token));
    if (signature.service().equals(SignatureV4.S3)) {
      fields.put(PAYLOAD, payload);
    }
    SignatureV4.Signed signed = signed(head, payload, query, fields);
    Badge badge = Badge.to(target(own, query)).replace(PAYLOAD)
        .show("Authorization", signature.authorization(signed, key))
        .show("X-Amz-Date", signature.time());
    if (fields.containsKey(PAYLOAD)) {
      badge.show("X-Amz-Content-Sha256", payload);
    }
    return key.token().map(token -> badge.show("X-Amz-Security-Token", token))
        .orElseGet(() -> badge.replace(TOKEN));
  }

  private Badge shownInQuery(Target own, Head head, String payload, List<Parameters.Parameter> query,
      SortedMap<String, String> fields) {
    SignatureV4.Signed draft = signed(head, payload, query, fields);
    query.add(new Parameters.Parameter("X-Amz-Algorithm", SignatureV4.ALGORITHM));
    query.add(new Parameters.Parameter("X-Amz-Credential", key.id() + "/" + signature.scope()));
    query.add(new Parameters.Parameter("X-Amz-Date", signature.time()));
    query.add(new Parameters.Parameter("X-Amz-Expires", LIFE));
    query.add(new Parameters.Parameter("X-Amz-SignedHeaders", draft.names()));
    key.token().ifPresent(token -> query.add(new Parameters.Parameter("X-Amz-Security-Token", token)));
    boolean unsigned = signature.service().equals(SignatureV4.S3);
    SignatureV4.Signed signed = signed(head, unsigned ? SignatureV4.UNSIGNED_PAYLOAD : payload, query,
        fields);
    String end = "&X-Amz-Signature=" + signature.sign(signed, key.secret());
    return Badge.to(target(own, query)).replace("Authorization").replace(DATE).replace(TOKEN).replace(PAYLOAD)
        .ending(Secret.own(end.getBytes(StandardCharsets.US_ASCII)));
  }

  private SignatureV4.Signed signed(Head head, String payload, List<Parameters.Parameter> query,
      SortedMap<String, String> fields) {
    return new SignatureV4.Signed(head.method(), signature.sent(head.target().path()), query, fields,
        payload);
  }

  private Target target(Target own, List<Parameters.Parameter> query) {
    String text = String.join("&", query.stream().map(Parameters.Parameter::encoded).toList());
    return new Target(own.origin(), signature.sent(own.path()), text, !text.isEmpty());
  }

  /** AWS wants Host and everything of its own signed, and takes Content-Type signed as well. */
  private static SortedMap<String, String> fields(Head head) {
    SortedMap<String, String> signed = new TreeMap<>();
    Headers headers = head.headers();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      boolean own = name.equals(DATE) || name.equals(TOKEN) || name.equals(PAYLOAD);
      if (name.equals("content-type") || name.startsWith("x-amz-") && !own) {
        signed.merge(name, headers.value(i), (first, next) -> first + "," + next);
      }
    }
    signed.put("host", head.target().origin().authority());
    return signed;
  }

  private static boolean isSignatures(String parameter) {
    return switch (parameter.toLowerCase(Locale.ROOT)) {
      case "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-expires", "x-amz-signedheaders",
          "x-amz-signature", TOKEN, PAYLOAD ->
        true;
      default -> false;
    };
  }
}
