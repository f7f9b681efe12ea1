package dev.weir.gateway;

import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.Possession.Judged.Missing;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The fields by which an answer tells of its call: what was decided, what its limits still let pass, and what is missing. */
final class OwnFields {

  private static final double MILLIS = 1000;
  private static final String POLICY = "RateLimit-Policy";

  private static final long EXCEEDED = -1;

  private final List<Told> limits = new ArrayList<>(1);
  private Headers challenge = Headers.NONE;

  /** What is told of one policy, in the words of both fields. */
  private record Told(String name, long remaining, String policy, String left) {}

  /**
   * A limit has let the call pass. Source: draft-ietf-httpapi-ratelimit-headers, "RateLimit" and "RateLimit-Policy".
   *
   * @param remaining how many more it would let pass now
   */
  void limited(Obligation.Limit limit, long remaining) {
    tell(limit, remaining, ";r=" + remaining + ";t=" + Math.max(1, untilFull(limit, remaining)));
  }

  /** A limit has not let the call pass, and would in so long. */
  void exceeded(Obligation.Limit limit, Duration wait) {
    tell(limit, EXCEEDED, nothingLeft(wait));
  }

  /** Of a share and of what it is a share of, which have one name, the one that has less. */
  private void tell(Obligation.Limit limit, long remaining, String left) {
    String name = name(limit);
    for (int i = 0; i < limits.size(); i++) {
      if (limits.get(i).name().equals(name)) {
        if (remaining < limits.get(i).remaining()) {
          limits.set(i, new Told(name, remaining, policy(name, limit), name + left));
        }
        return;
      }
    }
    limits.add(new Told(name, remaining, policy(name, limit), name + left));
  }

  /** Returns what stands behind the name of what lets nothing pass for so long. */
  static String nothingLeft(Duration wait) {
    return ";r=0;t=" + seconds(wait);
  }

  /** Returns the whole seconds in which {@code wait} is over, one at the least. */
  static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  private static String policy(String name, Obligation.Limit limit) {
    return name + ";q=" + limit.amount() + ";w=" + limit.period().toSeconds()
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
    Headers.Builder all = Headers.builder().add("Weir-Request-Id", request).add("Weir-Decision", decision)
        .add("Weir-Inspected", inspected);
    limits.forEach(told -> all.add(POLICY, told.policy()).add("RateLimit", told.left()));
    return all.addAll(challenge).build();
  }
}
