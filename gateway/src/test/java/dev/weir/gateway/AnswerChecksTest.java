package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AnswerHead;
import dev.weir.model.AuditEvent;
import dev.weir.model.Decision;
import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Host;
import dev.weir.model.net.Target;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.AnswerSchema;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Reach;
import dev.weir.model.talk.Remark;
import dev.weir.model.talk.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers on their way back: what their schema and policies make of them, and what is recorded. */
final class AnswerChecksTest {

  private static final RuleRef RULE = new RuleRef("answers");
  private static final AnswerSchema.Shape SHORT = body -> body.length() > 4
      ? Optional.of("breaks #/maxLength of its schema")
      : Optional.empty();

  private final World world = new World();
  private final List<Reach> reached = new ArrayList<>();

  @Test
  void refusesAnAnswerThatBreaksItsSchema() {
    schema(true);
    world.upstreamBody = Bytes.utf8("{\"far\":\"too long\"}");
    world.run();
    assertThat(world.treatment).containsInstanceOf(Answers.Treatment.Hold.class);
    assertThat(world.answers.getFirst().status()).isEqualTo(502);
    assertThat(world.answers.getFirst().body().utf8()).contains("the answer breaks #/maxLength of its schema")
        .contains("(response)").doesNotContain("far");
    assertThat(notices()).containsExactly("answer.schema denied");
  }

  @Test
  void passesAnAnswerThatKeepsToItsSchema() {
    schema(true);
    world.run();
    assertThat(world.answered).contains(Bytes.utf8("held"));
    assertThat(notices()).isEmpty();
  }

  @Test
  void onlyReportsWhereItIsToldSo() {
    schema(false);
    world.run();
    assertThat(world.treatment).containsInstanceOf(Answers.Treatment.Change.class);
    assertThat(world.answered).contains(Bytes.utf8("one, "));
    assertThat(notices()).containsExactly("answer.schema recorded");
  }

  @Test
  void opensACodingBeforeItLooks() {
    schema(true);
    world.upstream = new AnswerHead(200,
        Headers.of("Content-Type", "application/json", "Content-Encoding", "gzip"));
    world.upstreamBody = Bytes.utf8("xfine");
    world.run();
    assertThat(world.answered).contains(Bytes.utf8("fine"));
    assertThat(
        ((Answers.Treatment.Hold) world.treatment.orElseThrow()).head().headers().has("Content-Encoding"))
        .isFalse();
  }

  @Test
  void asksNothingOfAnErrorsBody() {
    schema(true);
    world.upstream = new AnswerHead(500, Headers.of("Content-Type", "text/html"));
    world.run();
    assertThat(world.treatment).containsInstanceOf(Answers.Treatment.Stream.class);
  }

  @Test
  void holdsNoMoreThanTheDestinationReads() {
    schema(true);
    world.contentRule = new ContentRule(true, true, false, 1_000, List.of(), false);
    world.upstream = new AnswerHead(200, Headers.of("Content-Length", "1001"));
    world.run();
    assertThat(world.answers.getFirst().status()).isEqualTo(502);
    assertThat(world.answers.getFirst().body().utf8())
        .contains("more than 1000 bytes, too many to be looked at");
  }

  @Test
  void keepsAWholeAnswerFromTheApplication() {
    reviewed(new Played(false, true));
    world.run();
    assertThat(world.answers.getFirst().status()).isEqualTo(403);
    assertThat(world.answers.getFirst().body().utf8()).contains("the answer holds a canary")
        .contains("answers");
    assertThat(notices()).containsExactly("answer.canary denied");
    assertThat(world.summaries.getFirst().kinds()).hasToString("{ANSWER_CANARY=1}");
  }

  @Test
  void cutsAStreamedAnswerOff() {
    reviewed(new Played(true, true));
    world.run();
    assertThat(world.treatment).containsInstanceOf(Answers.Treatment.Change.class);
    assertThat(world.answered).contains(Bytes.utf8("farewell"));
    assertThat(notices()).containsExactly("answer.canary denied");
  }

  @Test
  void asksForAnswersThatItCanRead() {
    reviewed(new Played(true, false));
    world.run();
    assertThat(world.left.orElseThrow().head().headers().first("Accept-Encoding")).hasValue("identity");
    assertThat(notices()).isEmpty();
  }

  @Test
  void putsACanaryIntoWhatLeaves() {
    reviewed(new Played(true, false));
    world.policy = _ -> allow(true);
    world.run();
    assertThat(world.left.orElseThrow().body().orElseThrow().utf8()).isEqualTo("{} marked");
  }

  @Test
  void knowsWhereTheCallerMayGo() {
    reviewed(new Played(true, false));
    world.run();
    world.policy = World::allowKnown;
    Reach reach = reached.getFirst();
    assertThat(reach.knows(Host.parse(World.AUTHORITY).orElseThrow())).isTrue();
    assertThat(reach.forbids(Target.absolute("https://" + World.AUTHORITY + "/x").orElseThrow())).isEmpty();
    assertThat(reach.forbids(Target.absolute("https://evil.example/").orElseThrow()))
        .contains(RuleRef.DESTINATION);
    assertThat(reach.forbids(Target.absolute("http://169.254.169.254/").orElseThrow()))
        .contains(RuleRef.DESTINATION);
    assertThat(world.story).filteredOn(step -> step.startsWith("resolve")).hasSize(1);
  }

  private void schema(boolean enforced) {
    world.answerRule = new AnswerRule(List.of(), 1 << 20, false,
        Optional.of(new AnswerSchema(SHORT, enforced)));
  }

  private void reviewed(Review review) {
    world.policy = facts -> World.allowKnown(facts) instanceof Decision.Allow
        ? allow(false)
        : World.allowKnown(facts);
    world.reviews = new PlayedReviews(reach -> {
      reached.add(reach);
      return review;
    });
  }

  private static Decision.Allow allow(boolean marked) {
    AnswerTerms terms = new AnswerTerms(RULE, Set.of(Breach.CANARY), Set.of(Breach.CANARY), Map.of(),
        Fate.KEEP,
        List.of(), marked, true);
    return new Decision.Allow(RuleRef.DEFAULT, List.of(RULE), List.of(),
        List.of(new Obligation.CheckAnswer(terms)), Optional.empty());
  }

  private List<String> notices() {
    return world.audited.stream().filter(AuditEvent.Notice.class::isInstance)
        .map(AuditEvent.Notice.class::cast)
        .map(notice -> notice.what() + " " + notice.action()).toList();
  }

  /** Finds a canary in everything, or in nothing. */
  private record Played(boolean streaming, boolean finds) implements Review {
    @Override
    public boolean begin(String contentType) {
      return streaming;
    }

    @Override
    public Bytes whole(String contentType, Bytes body) {
      return body;
    }

    @Override
    public Bytes next(Bytes piece) {
      return finds ? Bytes.utf8("farewell") : piece;
    }

    @Override
    public Bytes end() {
      return Bytes.EMPTY;
    }

    @Override
    public void said(Bytes message) {
      throw new IllegalStateException("nothing more is asked here");
    }

    @Override
    public Optional<Remark> denied() {
      return remarks().stream().findFirst();
    }

    @Override
    public List<Remark> remarks() {
      return finds ? List.of(new Remark(Breach.CANARY, RULE, Breach.CANARY.toString(), true)) : List.of();
    }
  }
}
