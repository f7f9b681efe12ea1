package dev.weir.bench.audit;

import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Coverage;
import dev.weir.model.Entry;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.TlsFacts;
import dev.weir.model.net.Ip;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Calls of a large site, the same ones each time: 400 callers and 60 destinations, some far busier than others, with the long
 * names and paths that make a decision's record some 900 bytes.
 */
final class Traffic {

  static final int CALLERS = 400;
  private static final int DESTINATIONS = 60;
  private static final int PATHS = 300;
  private static final List<Kind> KINDS = List.of(Kind.EMAIL, Kind.PHONE, Kind.IBAN, Kind.CREDIT_CARD,
      Kind.US_SSN, Kind.IP_ADDRESS);
  private static final List<RuleRef> RULES = IntStream.range(0, 12)
      .mapToObj(i -> new RuleRef("rule-%02d-of-the-guideline-for-outgoing-personal-data".formatted(i)))
      .toList();
  private static final String CONFIG = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final String REASON = "personal data is rewritten before it leaves, since the recipient is"
      + " outside of the union and the contract with it covers pseudonyms alone (guideline 14, section 3)";

  /** How each destination is reached, with a certificate of its own. */
  private static final List<TlsFacts> SECURED = new SplittableRandom(3).longs(DESTINATIONS)
      .mapToObj(drawn -> new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", "h2",
          "%064x".formatted(BigInteger.valueOf(drawn).pow(4))))
      .toList();

  private final SplittableRandom random;
  private final List<String> paths;

  Traffic(long seed) {
    random = new SplittableRandom(seed);
    paths = IntStream.range(0, PATHS).mapToObj(this::path).toList();
  }

  private String path(int number) {
    return "/v2/organisations/{}/departments/{}/cases-" + number + "/{}/documents-"
        + Integer.toString(random.nextInt(1 << 24), Character.MAX_RADIX)
        + "/{}/revisions/{}/attachments/{}/thumbnails/{}/variants";
  }

  /** Returns the name of a caller: 0 is the busiest. */
  static String caller(int number) {
    return "service-" + number + ".backend.production";
  }

  /** Returns the name of a kind that few calls have, and of one that many have. */
  static List<Kind> rareAndUsual() {
    return List.of(KINDS.getLast(), KINDS.getFirst());
  }

  /** Returns a decision: one of twelve denies. */
  AuditEvent decided(CallId call, Instant at) {
    int caller = skewed(CALLERS);
    int destination = skewed(DESTINATIONS);
    boolean denied = random.nextInt(12) == 0;
    int first = random.nextInt(RULES.size() - 6);
    List<RuleRef> rules = RULES.subList(first, first + 6);
    Map<Kind, Integer> kinds = kinds();
    AuditEvent.Asked asked = new AuditEvent.Asked(call, Optional.empty(),
        new Principal.Caller(caller(caller), "team-" + caller % 40,
            Optional.of(new KeyId("wk_" + Integer.toHexString(0x7f3a0000 + caller)))),
        Ip.v4(0x0a000000L + caller * 256L + random.nextInt(10)), Entry.INTERCEPTED,
        "destination-" + destination,
        "api.region-" + destination % 9 + ".service-" + destination + ".example.com", 443,
        random.nextInt(3) == 0 ? "GET" : "POST", paths.get(skewed(PATHS)), random.nextInt(60_000),
        Coverage.FULL, kinds, rules, rules.getFirst(), REASON, CONFIG,
        kinds.isEmpty() ? List.of() : List.of(random.nextLong()));
    return denied
        ? new AuditEvent.Refusal(at, asked, Status.FORBIDDEN)
        : new AuditEvent.Intent(at, asked, Ip.v4(0x68000000L + destination * 256L + random.nextInt(8)),
            random.nextInt(5),
            Optional.empty());
  }

  private Map<Kind, Integer> kinds() {
    return random.nextInt(3) > 0
        ? Map.of()
        : Map.of(KINDS.get(skewed(KINDS.size())), 1 + random.nextInt(9));
  }

  /** Returns how a call has ended: one of a hundred has failed. */
  AuditEvent.Outcome ended(CallId call, Instant at) {
    boolean failed = random.nextInt(100) == 0;
    return new AuditEvent.Outcome(at, call, failed ? 0 : random.nextInt(30) == 0 ? 503 : 200,
        random.nextInt(60_000), random.nextInt(200_000), Duration.ofNanos(random.nextInt(90_000_000)),
        Duration.ofNanos(90_000_000 + random.nextInt(90_000_000)), random.nextInt(5), 1,
        failed ? Optional.of("timed out") : Optional.empty(),
        failed ? Optional.empty() : Optional.of(SECURED.get(skewed(DESTINATIONS))), Optional.empty());
  }

  private int skewed(int count) {
    return random.nextInt(1 + random.nextInt(count));
  }
}
