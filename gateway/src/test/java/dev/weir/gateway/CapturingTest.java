package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AnswerHead;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.DetectorId;
import dev.weir.model.Facts;
import dev.weir.model.Finding;
import dev.weir.model.Head;
import dev.weir.model.Kind;
import dev.weir.model.Obligation;
import dev.weir.model.Operator;
import dev.weir.model.Rewrite;
import dev.weir.model.RuleRef;
import dev.weir.model.Span;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.capture.Captures;
import dev.weir.model.capture.Subject;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.ContentRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a call, and when. */
final class CapturingTest {

  private static final RuleRef KEEP = new RuleRef("keep");
  private static final Finding FOUND = new Finding(new DetectorId("email"), new Kind("EMAIL"),
      new Span(Span.Part.BODY, "", 0, 1), 1, 77);

  private final World world = new World();
  private final Kept kept = new Kept();
  private final List<Obligation> duties = new ArrayList<>();
  private CompletionStage<Boolean> disk = CompletableFuture.completedFuture(true);

  @BeforeEach
  void begin() {
    world.captures = kept;
    world.inspector = (head, bytes, max, own) -> World.inspection(head,
        new Content.Inspected(List.of(FOUND), Coverage.FULL));
    world.policy = this::redacting;
  }

  private Decision redacting(Facts facts) {
    return new Decision.Allow(KEEP, List.of(KEEP),
        List.of(new Rewrite(FOUND.kind(), Operator.MASK, KEEP)), duties, Optional.empty());
  }

  private void keep(boolean request, boolean answer, int share, boolean required) {
    duties.add(new Obligation.Capture(
        new CaptureTerms(KEEP, request, answer, 2, Duration.ofDays(1), share, required)));
  }

  @Test
  void keepsTheRequestAsItLeavesAndBeforeItDoes() {
    keep(true, false, CaptureTerms.ALL, false);
    world.run();
    assertThat(kept.story).containsExactly("request rewritten");
    assertThat(kept.call.orElseThrow().subject()).isEqualTo(new Subject("shop", "web"));
    assertThat(kept.call.orElseThrow().found()).containsExactly(77L);
    assertThat(world.treatment).get().isInstanceOf(Answers.Treatment.Stream.class);
  }

  @Test
  void isShownNoMoreOfAStreamedAnswerThanSettlesIt() {
    keep(false, true, CaptureTerms.ALL, false);
    world.run();
    assertThat(world.treatment).get()
        .isEqualTo(new Answers.Treatment.Watch(watched().head(), watched().maxBytes(), 3));
    assertThat(kept.story).containsExactly("answer 200", "body hel", "end");
    assertThat(world.left.orElseThrow().head().headers().first("Accept-Encoding")).contains("identity");
  }

  private Answers.Treatment.Watch watched() {
    return (Answers.Treatment.Watch) world.treatment.orElseThrow();
  }

  @Test
  void keepsTokensAndNotWhatIsBehindThem() {
    keep(false, true, CaptureTerms.ALL, false);
    duties.add(new Obligation.Restore(KEEP));
    world.upstream = new AnswerHead(200,
        Headers.of("Content-Type", "application/json", "Content-Length", "4"));
    world.run();
    assertThat(kept.story).containsExactly("answer 200", "body held", "end");
    assertThat(world.answered).isNotEqualTo(Optional.of(Bytes.utf8("held")));
  }

  @Test
  void letsNoCallWaitForTheDiskUnlessItIsAsked() {
    disk = new CompletableFuture<>();
    keep(true, true, CaptureTerms.ALL, false);
    world.run();
    assertThat(world.story).contains("forward");
  }

  @Test
  void deniesACallWhoseRequestCannotBeKeptWhereItMustBe() {
    disk = CompletableFuture.completedFuture(false);
    keep(true, false, CaptureTerms.ALL, true);
    world.run();
    assertThat(world.story).contains("answer 503").doesNotContain("forward", "intent");
  }

  @Test
  void letsItOutOnceItIsKeptWhereItMustBe() {
    CompletableFuture<Boolean> slow = new CompletableFuture<>();
    disk = slow;
    keep(true, false, CaptureTerms.ALL, true);
    CompletableFuture<Void> call = world.line().take(world.exchange).toCompletableFuture();
    assertThat(world.story).doesNotContain("intent");
    slow.complete(true);
    call.join();
    assertThat(world.story).containsSubsequence("intent", "forward");
  }

  @Test
  void keepsNothingOfACallThatIsNotPicked() {
    keep(true, true, 0, true);
    world.run();
    assertThat(kept.story).isEmpty();
    assertThat(world.story).contains("forward");
  }

  @Test
  void theFirstRuleThatPicksTheCallHolds() {
    keep(true, false, 0, false);
    keep(false, true, CaptureTerms.ALL, false);
    keep(true, false, CaptureTerms.ALL, false);
    world.run();
    assertThat(kept.story).startsWith("answer 200").doesNotContain("request rewritten");
  }

  @Test
  void keepsNothingThatIsNotLookedAt() {
    keep(true, true, CaptureTerms.ALL, false);
    world.contentRule = new ContentRule(false, true, true, 10, List.of(), false);
    world.run();
    assertThat(kept.story).isEmpty();
    assertThat(world.story).contains("forward");
  }

  private void webSocket() {
    world.incoming = World.gateway("GET", "/pay/v1/live", "Authorization", "Bearer " + World.KEY,
        "Connection", "upgrade", "Upgrade", "websocket");
    world.upstream = new AnswerHead(101, Headers.NONE);
    world.socket.sends = List.of(new Message(true, Bytes.utf8("hello")));
    world.socket.hears = List.of("token");
  }

  @Test
  void keepsEachMessageThatIsSentAsACallOfItsOwn() {
    keep(true, false, CaptureTerms.ALL, false);
    webSocket();
    world.run();
    assertThat(kept.story).containsExactly("request rewritten", "request rewritten");
    assertThat(kept.heads.getLast().target().path()).isEqualTo("/");
    assertThat(world.story).contains("send rewritten");
  }

  @Test
  void keepsWhatComesBackOnAWebSocketBeforeOriginalsAreInIt() {
    keep(false, true, CaptureTerms.ALL, false);
    duties.add(new Obligation.Restore(KEEP));
    webSocket();
    world.run();
    assertThat(kept.story).containsExactly("answer 101", "about 77", "message token", "end");
    assertThat(world.socket.received).extracting(message -> message.payload().utf8()).doesNotContain("token");
  }

  @Test
  void picksTheMessagesOfAConnectionWithIt() {
    keep(true, false, CaptureTerms.ALL / 2, false);
    webSocket();
    world.socket.sends = Collections.nCopies(20, world.socket.sends.getFirst());
    world.run();
    assertThat(kept.story.size()).isIn(0, 21);
  }

  /** Writes down what it is given. */
  private final class Kept implements Captures {
    private final List<String> story = new ArrayList<>();
    private final List<Head> heads = new ArrayList<>();
    private Optional<Context> call = Optional.empty();

    @Override
    public CompletionStage<Boolean> request(Context about, CaptureTerms terms, Head head, Bytes body) {
      call = Optional.of(about);
      heads.add(head);
      story.add("request " + body.utf8());
      return disk;
    }

    @Override
    public Tap answer(Context about, CaptureTerms terms) {
      return new Tap() {
        @Override
        public void head(AnswerHead head) {
          story.add("answer " + head.status());
        }

        @Override
        public void body(Bytes piece) {
          story.add("body " + piece.utf8());
        }

        @Override
        public void message(Instant at, boolean text, Bytes payload) {
          story.add("message " + payload.utf8());
        }

        @Override
        public void about(Set<Long> found) {
          found.forEach(value -> story.add("about " + value));
        }

        @Override
        public void end() {
          story.add("end");
        }
      };
    }
  }
}
