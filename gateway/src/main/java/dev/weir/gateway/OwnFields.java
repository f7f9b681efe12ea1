package dev.weir.gateway;

import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.Possession.Judged.Missing;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Json;
import java.time.Duration;

/** The fields by which an answer tells of its call: what was decided, what its limits still let pass, and what is missing. */
final class OwnFields {

  private static final double MILLIS = 1000;
  private static final String POLICY = "RateLimit-Policy";

  private Headers limits = Headers.NONE;
  private Headers challenge = Headers.NONE;

  /**
   * A limit has let the call pass. Source: draft-ietf-httpapi-ratelimit-headers, "RateLimit" and "RateLimit-Policy".
   *
   * @param remaining how many more it would let pass now
   */
  void limited(Obligation.Limit limit, long remaining) {
    String left = name(limit) + ";r=" + remaining + ";t=" + Math.max(1, untilFull(limit, remaining));
    limits = limits.toBuilder().add(POLICY, policy(limit)).add("RateLimit", left).build();
  }

  /** A limit has not let the call pass, and would in so long. */
  void exceeded(Obligation.Limit limit, Duration wait) {
    limits = limits.toBuilder().add(POLICY, policy(limit)).add("RateLimit", name(limit) + nothingLeft(wait))
        .build();
  }

  /** Returns what stands behind the name of what lets nothing pass for so long. */
  static String nothingLeft(Duration wait) {
    return ";r=0;t=" + seconds(wait);
  }

  /** Returns the whole seconds in which {@code wait} is over, one at the least. */
  static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  private static String policy(Obligation.Limit limit) {
    return name(limit) + ";q=" + limit.amount() + ";w=" + limit.period().toSeconds()
        + (limit.unit() == Unit.BYTES ? ";qu=\"content-bytes\"" : "");
  }

  private static String name(Obligation.Limit limit) {
    return Json.quote(limit.by().name() + (limit.unit() == Unit.BYTES ? ":bytes" : ""));
  }

  /** Returns after how many whole seconds the bucket is full again; a double holds what a product of two longs may not. */
  private static long untilFull(Obligation.Limit limit, long remaining) {
    double missing = limit.burst() - remaining;
    return (long) (missing * (limit.period().toMillis() / MILLIS) / limit.amount());
  }

  /** The answer asks for a proof (RFC 9449 sections 7.1 and 9). */
  void challenged(Missing missing, boolean byProxy) {
    Headers.Builder asked = Headers.builder().add(byProxy ? "Proxy-Authenticate" : "WWW-Authenticate",
        "DPoP error=\"" + (missing.nonce().isPresent() ? "use_dpop_nonce" : "invalid_dpop_proof") + "\"");
    missing.nonce().ifPresent(nonce -> asked.add("DPoP-Nonce", nonce));
    challenge = asked.build();
  }

  /** Returns all of them. */
  Headers all(String request, String decision, String inspected) {
    return Headers.builder().add("Weir-Request-Id", request).add("Weir-Decision", decision)
        .add("Weir-Inspected", inspected).addAll(limits).addAll(challenge).build();
  }
}
