package dev.weir.policy.replay;

import dev.weir.model.AuditEvent.Asked;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.DetectorId;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Finding;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.Kind;
import dev.weir.model.Limiter;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Span;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.net.Target;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.talk.Abuse;
import dev.weir.model.talk.Speaker;
import dev.weir.model.talk.Suspicion;
import dev.weir.model.talk.Talk;
import dev.weir.policy.Outcome;
import dev.weir.policy.replay.Replayed.Assumption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Judges recorded calls by another configuration, one after another in the order of the log. Pure but for the limits, which
 * are taken from a limiter of the replay's own.
 */
public final class Replay {

  private static final Ip PUBLIC = Ip.parse("93.184.215.14").orElseThrow();
  private static final DetectorId RECORDED = new DetectorId("recorded");
  private static final Span SOMEWHERE = new Span(Span.Part.BODY, "", 0, 0);
  private static final String DATA_SEGMENT = "{}";
  private static final String CUT = "/...";
  private static final String MESSAGE = "MESSAGE";
  /** What kinds of abuse of a model begin with, where they are counted beside kinds of data. */
  private static final String ABUSE = "PROMPT_";

  private final InForce inForce;
  private final Limiter limiter;

  /** @param limiter whose time is that of the call judged last */
  public Replay(InForce inForce, Limiter limiter) {
    this.inForce = inForce;
    this.limiter = limiter;
  }

  /** Returns what would become of {@code was}; empty where the log does not say where the call wanted to go. */
  public Optional<Replayed> judge(Recorded was) {
    return Host.parse(was.asked().host()).map(host -> judge(was, host));
  }

  private Replayed judge(Recorded was, Host host) {
    Optional<DestinationRule> rule = destination(was.asked(), host);
    Facts head = new Facts(who(was.asked().who()), was.asked().peer(), was.asked().entry(),
        where(was, host, rule), head(was.asked(), host, rule), new Content.Unread(), was.at());
    Decision first = inForce.policy().decide(head);
    Decision last = first instanceof Decision.Deny || was.asked().coverage() == Coverage.NONE
        ? first
        : inForce.policy().decide(head.with(content(was.asked()), talk(was.asked())));
    Decision limited = last instanceof Decision.Allow allow ? limited(allow, was.asked()) : last;
    Outcome now = Outcome.of(limited);
    return new Replayed(was, now, ruling(limited), why(limited), assumed(was, head, rule, limited));
  }

  private Optional<DestinationRule> destination(Asked asked, Host host) {
    Optional<DestinationRule> named = asked.entry() == Entry.GATEWAY
        ? Optional.ofNullable(inForce.settings().destinations().get(asked.destination()))
        : Optional.empty();
    return named.or(() -> inForce.settings().destinationOf(host));
  }

  /** A caller that the configuration does not know any more is nobody. */
  private Principal who(Principal was) {
    if (!(was instanceof Principal.Caller caller)) {
      return was;
    }
    Optional<CallerRule> known = inForce.settings().caller(caller.name());
    return known.<Principal>map(rule -> new Principal.Caller(rule.name(), rule.team(), caller.key()))
        .orElseGet(() -> new Principal.Unknown("no caller is named " + caller.name()));
  }

  /** An address that was refused stays so: the log does not say which one it was. */
  private Destination where(Recorded was, Host host, Optional<DestinationRule> rule) {
    Asked asked = was.asked();
    String name = rule.map(DestinationRule::name).orElse(Destination.UNLISTED);
    boolean address = asked.by().equals(RuleRef.DESTINATION)
        && !asked.destination().equals(Destination.UNLISTED);
    return address
        ? new Destination.Refused(name, host, Status.FORBIDDEN, asked.reason())
        : new Destination.Vetted(name, host, was.dialled().orElse(PUBLIC), asked.port());
  }

  /** A message is judged as the request that opened its connection. */
  private static Head head(Asked asked, Host host, Optional<DestinationRule> rule) {
    Scheme scheme = rule.flatMap(DestinationRule::upstream).map(Origin::scheme)
        .orElse(asked.port() == 80 ? Scheme.HTTP : Scheme.HTTPS);
    String path = asked.pathTemplate().isEmpty() ? "/" : asked.pathTemplate();
    return new Head(asked.method().equals(MESSAGE) ? "GET" : asked.method(),
        new Target(new Origin(scheme, host, asked.port()), path, "", false), Headers.NONE);
  }

  private static Content content(Asked asked) {
    if (asked.coverage() == Coverage.OPAQUE) {
      return new Content.Opaque("the body could not be looked at");
    }
    List<Finding> findings = new ArrayList<>();
    asked.kinds().forEach((kind, count) -> {
      if (!kind.name().startsWith(ABUSE)) {
        findings.addAll(Collections.nCopies(count, new Finding(RECORDED, kind, SOMEWHERE, 1, 0)));
      }
    });
    return new Content.Inspected(findings, asked.coverage());
  }

  /** The log says which abuse was seen, and how often; whose words it was stands there in words alone. */
  private static Talk talk(Asked asked) {
    Map<Abuse, Double> scores = new EnumMap<>(Abuse.class);
    List<Suspicion> suspicions = new ArrayList<>();
    for (Abuse abuse : Abuse.values()) {
      int count = asked.kinds().getOrDefault(new Kind(ABUSE + abuse.name()), 0);
      if (count > 0) {
        scores.put(abuse, 1.0);
        suspicions.addAll(Collections.nCopies(count, new Suspicion(abuse, 1, Speaker.USER)));
      }
    }
    return new Talk(Coverage.FULL, "", 0, OptionalLong.empty(), false, 1, scores, suspicions);
  }

  private Decision limited(Decision.Allow allow, Asked asked) {
    for (Obligation duty : allow.duties()) {
      if (duty instanceof Obligation.Limit limit && isExceeded(limit, units(limit, asked))) {
        return new Decision.Deny(limit.by(), "the limit of " + limit.amount() + " per "
            + limit.period().toSeconds() + " s is reached", Status.LIMITED);
      }
    }
    return allow;
  }

  private boolean isExceeded(Obligation.Limit limit, long units) {
    Limiter.Answer answer = limiter.take(limit, units);
    if (answer instanceof Limiter.Grant.Granted granted && limit.unit() == Unit.BYTES) {
      limiter.settle(limit, granted, granted.taken());
    }
    return answer instanceof Limiter.Grant.Exceeded;
  }

  /** Of what came back the log tells apart: bytes count here as far as they were sent. */
  private static long units(Obligation.Limit limit, Asked asked) {
    return switch (limit.unit()) {
      case REQUESTS -> 1;
      case BYTES -> Math.max(1, asked.bodyBytes());
    };
  }

  private static RuleRef ruling(Decision decision) {
    return decision instanceof Decision.Allow allow
        ? allow.shadow().map(Decision.Deny::by).orElse(allow.by())
        : decision.by();
  }

  private static String why(Decision decision) {
    return switch (decision) {
      case Decision.Deny deny -> deny.reason();
      case Decision.Allow allow -> allow.shadow().map(Decision.Deny::reason).orElse("");
    };
  }

  private Set<Assumption> assumed(Recorded was, Facts head, Optional<DestinationRule> rule, Decision now) {
    Set<Assumption> assumed = EnumSet.noneOf(Assumption.class);
    String path = was.asked().pathTemplate();
    boolean listed = rule.filter(known -> !known.allow().isEmpty()).isPresent();
    if (listed && (path.contains(DATA_SEGMENT) || path.endsWith(CUT)) && now.by().equals(RuleRef.ALLOW)) {
      assumed.add(Assumption.PATH);
    }
    if (inForce.policy().depth(head) == Talk.Depth.ABUSE) {
      assumed.add(Assumption.TALK);
    }
    if (now instanceof Decision.Allow allow) {
      leaving(was, rule, allow, assumed);
    }
    return assumed;
  }

  /** What has to be so for a call to leave. */
  private static void leaving(Recorded was, Optional<DestinationRule> rule, Decision.Allow allow,
      Set<Assumption> assumed) {
    if (was.dialled().isEmpty()) {
      assumed.add(Assumption.ADDRESS);
    }
    boolean inspects = rule.map(known -> known.content().inspect()).orElse(true);
    if (inspects && was.asked().coverage() == Coverage.NONE && was.asked().bodyBytes() != 0
        && was.asked().entry() != Entry.CONNECT) {
      assumed.add(Assumption.DATA);
    }
    if (allow.duties().stream().anyMatch(Obligation.Budget.class::isInstance)) {
      assumed.add(Assumption.BUDGET);
    }
  }
}
