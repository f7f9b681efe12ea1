package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AuditEvent;
import dev.weir.model.Content;
import dev.weir.model.Decision;
import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Remark;
import dev.weir.model.talk.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What comes back on a WebSocket, with a review that holds back "wait" until more comes and denies "no". */
final class DialogueTest {

  private static final RuleRef RULE = new RuleRef("answers");
  private static final Message ASK = new Message(true, Bytes.utf8("{\"ask\": 1}"));

  private final World world = new World();
  private final List<String> told = new ArrayList<>();

  private Messages open(boolean fromTheStart) {
    AnswerTerms terms = new AnswerTerms(RULE, Set.of(Breach.CANARY), Set.of(Breach.CANARY), Map.of(),
        Fate.KEEP, List.of(), false, true);
    Decision asking = new Decision.Allow(RULE, List.of(RULE), List.of(),
        List.of(new Obligation.CheckAnswer(terms)), Optional.empty());
    world.incoming = World.gateway("GET", "/pay/v1/live", "x-api-key", World.KEY, "Connection", "Upgrade",
        "Upgrade", "websocket");
    world.body = Bytes.EMPTY;
    boolean[] opened = {fromTheStart};
    world.policy = facts -> {
      boolean asks = opened[0] && facts.content() instanceof Content.Inspected;
      opened[0] |= facts.content() instanceof Content.Inspected;
      return asks ? asking : World.allowKnown(facts);
    };
    world.reviews = new PlayedReviews(_ -> new Played());
    world.run();
    return world.socket.messages.orElseThrow();
  }

  private String heard(Messages line, String text) {
    return text(line.received(new Message(true, Bytes.utf8(text))));
  }

  private static String text(Heard heard) {
    return heard.messages().stream().map(message -> message.payload().utf8())
        .collect(Collectors.joining("|"));
  }

  @Test
  void holdsBackMessagesUntilTheyMayGoOnEachForItself() {
    Messages line = open(true);
    assertThat(heard(line, "{\"n\":\n 1}")).isEqualTo("{\"n\":  1}");
    assertThat(heard(line, "{\"wait\": 1}")).isEmpty();
    assertThat(heard(line, "{\"wait\": 2}")).isEmpty();
    assertThat(heard(line, "{\"n\": 2}")).isEqualTo("{\"wait\": 1}|{\"wait\": 2}|{\"n\": 2}");
  }

  @Test
  void saysWhatWaitsAtTheEndAndBeforeWhatIsNoEvent() {
    Messages line = open(true);
    assertThat(heard(line, "{\"wait\": 1}")).isEmpty();
    assertThat(heard(line, "plain")).isEqualTo("{\"wait\": 1}|plain");
    assertThat(heard(line, "{\"wait\": 2}")).isEmpty();
    assertThat(text(line.rest())).isEqualTo("{\"wait\": 2}");
  }

  @Test
  void closesBehindTheEndThatTheReviewSays() {
    Messages line = open(true);
    heard(line, "{\"wait\": 1}");
    Heard heard = line.received(new Message(false, Bytes.utf8("{\"no\": 1}")));
    assertThat(text(heard)).isEqualTo("{\"end\": 1}");
    assertThat(heard.closing()).hasValueSatisfying(closing -> {
      assertThat(closing.code()).isEqualTo(1008);
      assertThat(closing.reason()).isEqualTo("Weir: answers: the answer holds a canary");
    });
    assertThat(line.received(ASK)).isEqualTo(Heard.NOTHING);
    assertThat(line.rest()).isEqualTo(Heard.NOTHING);
    assertThat(world.audited.stream().filter(AuditEvent.Notice.class::isInstance)).hasSize(1);
  }

  @Test
  void deniesWhatIsNoEvent() {
    Heard heard = open(true).received(new Message(true, Bytes.utf8("no")));
    assertThat(heard.messages()).isEmpty();
    assertThat(heard.closing()).isPresent();
  }

  @Test
  void looksFromTheFirstMessageOnThatAsksForIt() {
    Messages line = open(false);
    assertThat(heard(line, "{\"no\": 1}")).isEqualTo("{\"no\": 1}");
    world.socket.sends = List.of(ASK);
    world.socket.sendOn();
    assertThat(told).containsExactly("{\"ask\": 1}");
    assertThat(heard(line, "{\"no\": 1}")).isEqualTo("{\"end\": 1}");
  }

  /** Reads events that are one line of data each. */
  private final class Played implements Review {
    private String waiting = "";
    private boolean denied;

    @Override
    public boolean begin(String contentType) {
      return contentType.equals("text/event-stream");
    }

    @Override
    public Bytes whole(String contentType, Bytes body) {
      denied |= body.utf8().equals("no");
      return body;
    }

    @Override
    public Bytes next(Bytes piece) {
      String text = piece.utf8();
      if (text.contains("no\"")) {
        denied = true;
        return Bytes.utf8("event: end\ndata: {\"end\": 1}\n\n");
      }
      if (text.contains("wait")) {
        waiting += text;
        return Bytes.EMPTY;
      }
      return text.isEmpty() ? Bytes.EMPTY : end().and(piece);
    }

    @Override
    public Bytes end() {
      String all = waiting;
      waiting = "";
      return Bytes.utf8(all);
    }

    @Override
    public void said(Bytes message) {
      told.add(message.utf8());
    }

    @Override
    public Optional<Remark> denied() {
      return remarks().stream().findFirst();
    }

    @Override
    public List<Remark> remarks() {
      return denied
          ? List.of(new Remark(Breach.CANARY, RULE, Breach.CANARY.toString(), true))
          : List.of();
    }
  }
}
