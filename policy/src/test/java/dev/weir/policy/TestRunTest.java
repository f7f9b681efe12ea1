package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Head;
import dev.weir.model.Inspection;
import dev.weir.model.Inspector;
import dev.weir.model.Rewrite;
import dev.weir.model.Scope;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.DetectorRule;
import dev.weir.model.talk.Conversations;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Talk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In-file tests pass and fail as they should, and say why. */
final class TestRunTest {

  @Test
  void passesWhenAllIsAsExpected() {
    assertThat(run("{method: POST, url: 'https://api.openai.com/', body: {to: a@b.c}}",
        "{decision: redact, redacted: [EMAIL], rule: cards}"))
        .isEqualTo(new TestRun.Result(true, "redact by cards: EMAIL"));
  }

  @Test
  void saysAllThatIsNotAsExpected() {
    assertThat(run("{method: POST, url: 'https://api.openai.com/', body: 'a@b.c 4111'}",
        "{decision: allow, redacted: [EMAIL], rule: tried, status: 422}")).isEqualTo(new TestRun.Result(false,
            "expected allow, expected EMAIL to be redacted, expected rule tried, expected status 422; "
                + "came deny by cards: CREDIT_CARD must not be sent here, 403"));
  }

  @Test
  void judgesTheHeadFirst() {
    assertThat(
        run("{url: 'https://api.openai.com/', body: 'a@b.c'}", "{decision: deny, rule: (allow), status: 403}")
            .passed())
        .isTrue();
  }

  @Test
  void deniesABodyThatIsTooLarge() {
    assertThat(run("{method: POST, url: 'https://api.openai.com/', body: '" + "x".repeat(65) + "'}",
        "{decision: deny, rule: (coverage), status: 422}").passed()).isTrue();
  }

  @Test
  void doesNotLookWhereNothingIsInspected() {
    assertThat(
        run("{url: 'https://blind.test/', body: '4111'}", "{decision: allow, rule: (default)}").passed())
        .isTrue();
  }

  @Test
  void tellsAShadowDenial() {
    assertThat(run("{method: POST, url: 'https://api.openai.com/', body: '+31'}",
        "{decision: shadow-deny, redacted: [], rule: tried}"))
        .isEqualTo(new TestRun.Result(true, "shadow-deny by tried: PHONE must not be sent here"));
  }

  @Test
  void deniesAHostThatIsNotListed() {
    assertThat(run("{url: 'http://evil.test/'}", "{decision: deny, rule: (destination)}").passed()).isTrue();
  }

  private static TestRun.Result run(String send, String expect) {
    Loaded.Ok ok = Resources.ok("""
        version: 1
        callers: [{name: checkout}]
        destinations:
          openai: {hosts: [api.openai.com], allow: [{methods: [POST]}], max_body: 64B}
          blind: {hosts: [blind.test], inspect: none}
        policies:
          - {name: cards, data: {CREDIT_CARD: deny, EMAIL: mask}}
          - {name: tried, mode: shadow, data: {PHONE: deny}}
        tests:
          - {name: t, as: checkout, send: %s, expect: %s}
        """.formatted(send, expect));
    return TestRun.run(ok.inForce(), ok.tests().getFirst(), new Fake(),
        new NothingSaid());
  }

  /** Finds three kinds by a mark of each. */
  private static final class NothingSaid implements Conversations {
    @Override
    public Talk read(DestinationRule.Api api, Head head, Bytes body, long maxBytes, boolean judged) {
      return Talk.SILENCE;
    }

    @Override
    public Meter live() {
      return meter();
    }

    @Override
    public Meter meter() {
      throw new IllegalStateException("a test has no answer");
    }
  }

  private static final class Fake implements Inspector {
    @Override
    public Inspection inspect(Head head, Bytes body, long maxBytes, List<DetectorRule> own) {
      List<Finding> found = new ArrayList<>();
      String text = body.utf8();
      if (text.contains("@")) {
        found.add(Calls.finding("EMAIL"));
      }
      if (text.contains("4111")) {
        found.add(Calls.finding("CREDIT_CARD"));
      }
      if (text.contains("+31")) {
        found.add(Calls.finding("PHONE"));
      }
      return new Seen(new Content.Inspected(found, Coverage.FULL));
    }
  }

  private record Seen(Content content) implements Inspection {
    @Override
    public Rewritten rewrite(List<Rewrite> rewrites, Scope scope) throws CannotRewrite {
      throw new CannotRewrite("nothing is rewritten here");
    }
  }
}
