package dev.weir.audit.index;

import dev.weir.audit.Events;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Coverage;
import dev.weir.model.Entry;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Ip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Made-up traffic that is always the same: some callers and destinations much busier than others. */
public final class Traffic {

  private static final List<Kind> KINDS = List.of(Kind.EMAIL, Kind.PHONE, Kind.IBAN, Kind.CREDIT_CARD);

  private final Random random;
  private final int callers;
  private final int destinations;

  public Traffic(long seed, int callers, int destinations) {
    random = new Random(seed);
    this.callers = callers;
    this.destinations = destinations;
  }

  public AuditEvent asked(CallId call, Instant at) {
    int caller = skewed(callers);
    int destination = skewed(destinations);
    Principal who = random.nextInt(50) == 0
        ? new Principal.Unknown("no key was shown")
        : new Principal.Caller("caller-" + caller, "team-" + caller % 7,
            Optional.of(new KeyId("wk_" + caller)));
    boolean refused = who instanceof Principal.Unknown || random.nextInt(20) == 0;
    RuleRef by = new RuleRef(refused ? "rule-" + random.nextInt(5) : "(default)");
    Map<Kind, Integer> kinds = random.nextInt(4) == 0
        ? Map.of(KINDS.get(skewed(KINDS.size())), 1 + random.nextInt(3))
        : Map.of();
    AuditEvent.Asked asked = new AuditEvent.Asked(call, Optional.empty(), who, Ip.v4(0x0a000000L + caller),
        Entry.GATEWAY, "destination-" + destination, "api.d" + destination + ".test", 443,
        random.nextInt(3) == 0 ? "GET" : "POST", "/v1/{}/items-" + random.nextInt(30), random.nextInt(4000),
        Coverage.FULL, kinds, List.of(by, new RuleRef("fair-use")), by, refused ? "not here" : "", "c0ffee");
    return refused
        ? new AuditEvent.Refusal(at, asked, Status.FORBIDDEN)
        : new AuditEvent.Intent(at, asked, Ip.v4(0x68124015), kinds.size(), Optional.empty());
  }

  public AuditEvent.Outcome outcome(CallId call, Instant at) {
    boolean failed = random.nextInt(100) == 0;
    return new AuditEvent.Outcome(at, call, failed ? 0 : random.nextInt(30) == 0 ? 503 : 200, 2104, 1830,
        Duration.ofMillis(48), Duration.ofMillis(51), 0, 1,
        failed ? Optional.of("timed out") : Optional.empty());
  }

  public AuditEvent change(int number, Instant at) {
    return number % 2 == 0
        ? new AuditEvent.AdminChange(at, "root", "key minted", "caller-1", "wk_1")
        : Events.change(number);
  }

  private int skewed(int count) {
    return random.nextInt(1 + random.nextInt(count));
  }
}
