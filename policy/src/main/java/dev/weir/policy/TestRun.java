package dev.weir.policy;

import dev.weir.model.Content;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.Inspector;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import dev.weir.model.Rewrite;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Conversations;
import dev.weir.model.talk.Talk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs the tests of a configuration file against its own rules: no network, no clock but now. */
public final class TestRun {

  private static final Ip PUBLIC = Ip.parse("93.184.215.14").orElseThrow();
  private static final Ip LOOPBACK = Ip.parse("127.0.0.1").orElseThrow();
  private static final KeyId KEY = new KeyId("test");

  private TestRun() {}

  /** What came of one test; {@code explanation} says what was decided and, where it failed, what was expected. */
  public record Result(boolean passed, String explanation) {}

  /** The last decision on a request, and what it was made of. */
  public record Judged(Facts facts, Decision decision) {}

  /** Returns whether {@code test} holds. */
  public static Result run(InForce inForce, InFileTest test, Inspector inspector, Conversations talks) {
    return compare(test.expect(), judge(inForce, test, inspector, talks).decision());
  }

  /** Returns what becomes of the request of {@code test}, judged twice as a real one is. */
  public static Judged judge(InForce inForce, InFileTest test, Inspector inspector, Conversations talks) {
    Facts head = facts(inForce, test);
    Decision first = inForce.policy().decide(head);
    ContentRule content = rule(inForce, test).map(DestinationRule::content).orElse(ContentRule.USUAL);
    if (first instanceof Decision.Deny || !content.inspect()) {
      return new Judged(head, first);
    }
    Content seen = test.send().body().length() > content.maxBytes()
        ? new Content.Opaque("the body is larger than " + content.maxBytes() + " bytes")
        : inspector
            .inspect(head.head(), test.send().body(), content.maxBytes(), inForce.settings().detectors())
            .content();
    Facts whole = head.with(seen, talk(inForce, test, head, content.maxBytes(), talks));
    return new Judged(whole, inForce.policy().decide(whole));
  }

  private static Talk talk(InForce inForce, InFileTest test, Facts head, long maxBytes, Conversations talks) {
    Talk.Depth depth = inForce.policy().depth(head);
    return depth == Talk.Depth.CONTENT
        ? Talk.UNREAD
        : talks.read(rule(inForce, test).map(DestinationRule::api).orElse(Api.NONE), head.head(),
            test.send().body(), maxBytes, depth == Talk.Depth.ABUSE);
  }

  private static Optional<DestinationRule> rule(InForce inForce, InFileTest test) {
    return inForce.settings().destinationOf(test.send().target().origin().host());
  }

  /** Returns what is known of the request before its body is read. */
  static Facts facts(InForce inForce, InFileTest test) {
    Origin origin = test.send().target().origin();
    String name = rule(inForce, test).map(DestinationRule::name).orElse(Destination.UNLISTED);
    Optional<CallerRule> caller = inForce.settings().caller(test.as());
    Principal who = caller.<Principal>map(known -> new Principal.Caller(known.name(), known.team(),
        known.byAddress() ? Optional.empty() : Optional.of(KEY)))
        .orElseGet(() -> new Principal.Unknown("no caller is named " + test.as()));
    Ip peer = test.send().from()
        .or(() -> caller.flatMap(known -> known.from().stream().map(Cidr::first).findFirst()))
        .orElse(LOOPBACK);
    return new Facts(who, peer, origin.scheme() == Scheme.HTTPS ? Entry.INTERCEPTED : Entry.PROXY,
        new Destination.Vetted(name, origin.host(), test.send().address().orElse(PUBLIC), origin.port()),
        new Head(test.send().method(), test.send().target(), test.send().headers()), new Content.Unread(),
        Instant.now());
  }

  private static Result compare(InFileTest.Expect expect, Decision decision) {
    List<String> wrong = new ArrayList<>();
    Outcome outcome = Outcome.of(decision);
    expect.decision().filter(word -> word != outcome).ifPresent(word -> wrong.add("expected " + word));
    expect.redacted().filter(kinds -> !kinds.equals(redacted(decision)))
        .ifPresent(kinds -> wrong.add("expected " + names(kinds) + " to be redacted"));
    String rule = ruling(decision);
    expect.rule().filter(name -> !name.equals(rule)).ifPresent(name -> wrong.add("expected rule " + name));
    Optional<Integer> status = decision instanceof Decision.Deny deny
        ? Optional.of(deny.status().code())
        : Optional.empty();
    expect.status().filter(code -> !Optional.of(code).equals(status))
        .ifPresent(code -> wrong.add("expected status " + code));
    String came = came(decision, outcome, rule);
    return new Result(wrong.isEmpty(), wrong.isEmpty() ? came : String.join(", ", wrong) + "; came " + came);
  }

  /** Returns a decision in one line: {@code redact by no-pii-to-ai: EMAIL}. */
  public static String words(Decision decision) {
    return came(decision, Outcome.of(decision), ruling(decision));
  }

  /** A denial that is only in shadow is what the test is about, so its rule is the one to compare. */
  private static String ruling(Decision decision) {
    return decision instanceof Decision.Allow allow
        ? allow.shadow().map(deny -> deny.by().name()).orElse(allow.by().name())
        : decision.by().name();
  }

  private static String came(Decision decision, Outcome outcome, String rule) {
    String what = switch (decision) {
      case Decision.Deny deny -> ": " + deny.reason() + ", " + deny.status().code();
      case Decision.Allow allow -> allow.shadow().map(deny -> ": " + deny.reason())
          .orElse(allow.rewrites().isEmpty() ? "" : ": " + names(redacted(decision)));
    };
    return outcome + " by " + rule + what;
  }

  private static Set<Kind> redacted(Decision decision) {
    return decision instanceof Decision.Allow allow
        ? allow.rewrites().stream().map(Rewrite::kind).collect(Collectors.toSet())
        : Set.of();
  }

  private static String names(Set<Kind> kinds) {
    return kinds.isEmpty()
        ? "nothing"
        : String.join(", ", kinds.stream().map(Kind::name)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
