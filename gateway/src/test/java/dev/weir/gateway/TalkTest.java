package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AuditEvent;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Facts;
import dev.weir.model.Kind;
import dev.weir.model.Policy;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Abuse;
import dev.weir.model.talk.Speaker;
import dev.weir.model.talk.Suspicion;
import dev.weir.model.talk.Talk;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a request says to a model on its way along the line. */
final class TalkTest {

  private static final Suspicion SUSPICION = new Suspicion(Abuse.INJECTION, 0.9, Speaker.USER);
  private static final Talk SUSPECT = new Talk(Coverage.FULL, "m", 9, OptionalLong.empty(), false, 1,
      Map.of(Abuse.INJECTION, 0.9), List.of(SUSPICION));

  private final World world = new World();
  private final List<String> reads = new ArrayList<>();

  /** Asks for what is said, and hears of it. */
  private static class Curious implements Policy {
    private final Talk.Depth depth;

    Curious(Talk.Depth depth) {
      this.depth = depth;
    }

    @Override
    public Decision decide(Facts facts) {
      return facts.talk().score(Abuse.INJECTION) > 0.5 && depth == Talk.Depth.ABUSE
          ? new Decision.Deny(new RuleRef("prompts"), SUSPICION.toString(), Status.FORBIDDEN)
          : World.allowKnown(facts);
    }

    @Override
    public Talk.Depth depth(Facts head) {
      return depth;
    }
  }

  private void asks(Talk.Depth depth) {
    world.api = Api.OPENAI;
    world.policy = new Curious(depth);
    world.talks = new PlayedTalks((api, judged) -> {
      reads.add(api + " " + judged);
      return SUSPECT;
    });
  }

  @Test
  void isNotReadWhereNoRuleAsks() {
    asks(Talk.Depth.CONTENT);
    world.run();
    assertThat(reads).isEmpty();
    assertThat(world.story).contains("forward");
  }

  @Test
  void isReadInTheLanguageOfTheDestination() {
    asks(Talk.Depth.TALK);
    world.run();
    assertThat(reads).containsExactly("OPENAI false");
  }

  @Test
  void deniesBeforeAnythingLeaves() {
    asks(Talk.Depth.ABUSE);
    world.run();
    assertThat(world.story).containsExactly("resolve api.pay.example", "read", "refusal", "answer 403");
    assertThat(world.answers.getFirst().body().utf8())
        .contains("what the user says reads like an injection (0.90)", "\"code\":\"prompts\"");
  }

  @Test
  void isNamedInTheRecordWithItsScore() {
    asks(Talk.Depth.TALK);
    world.run();
    AuditEvent.Asked asked = ((AuditEvent.Intent) world.audited.getFirst()).asked();
    assertThat(asked.kinds()).containsEntry(new Kind("PROMPT_INJECTION"), 1);
    assertThat(asked.reason()).isEqualTo("what the user says reads like an injection (0.90)");
  }

  @Test
  void isJudgedElsewhereWhereItIsLong() {
    asks(Talk.Depth.ABUSE);
    world.body = Bytes.wrap(new byte[100 << 10]);
    world.run();
    assertThat(world.story).endsWith("refusal", "answer 403");
  }

  @Test
  void failsClosedWhereItCannotBeJudged() {
    asks(Talk.Depth.ABUSE);
    world.talks = new PlayedTalks((api, judged) -> {
      throw new IllegalStateException("a bug");
    });
    assertThat(world.run().story).endsWith("refusal", "answer 500");
  }

  @Test
  void isDeniedInTheShapeOfEachProvider() {
    assertThat(denied(Api.AZURE)).startsWith("{\"error\":{\"message\":\"Weir: ");
    assertThat(denied(Api.GEMINI)).startsWith("{\"error\":{\"code\":403,");
    assertThat(denied(Api.BEDROCK)).startsWith("{\"message\":\"Weir: ");
    assertThat(denied(Api.COHERE)).startsWith("{\"message\":\"Weir: ");
    assertThat(denied(Api.MISTRAL)).startsWith("{\"object\":\"error\",\"message\":\"Weir: ");
    assertThat(denied(Api.OLLAMA)).startsWith("{\"error\":\"Weir: ");
    assertThat(denied(Api.MCP)).startsWith("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32003,");
  }

  private static String denied(Api api) {
    World world = new World();
    world.api = api;
    world.policy = facts -> new Decision.Deny(new RuleRef("prompts"), "no", Status.FORBIDDEN);
    world.run();
    return world.answers.getFirst().body().utf8();
  }

  @Test
  void isOfTheModelThatAMessageAsks() {
    world.incoming = World.gateway("GET", "/pay/v1/responses", "x-api-key", World.KEY, "Connection",
        "Upgrade",
        "Upgrade", "websocket");
    world.body = Bytes.EMPTY;
    world.socket.sends = Stream.of("1", "2", "3", "4").map(text -> new Message(true, Bytes.utf8(text)))
        .toList();
    List<String> judged = new ArrayList<>();
    world.api = Api.OPENAI;
    world.policy = new Curious(Talk.Depth.TALK) {
      @Override
      public Decision decide(Facts facts) {
        judged.add(facts.talk().model());
        return super.decide(facts);
      }
    };
    Iterator<Talk> talks = List.of(SUSPECT.to("cheap"), SUSPECT.to("dear"), SUSPECT.to(""),
        SUSPECT.to("cheap").unasked()).iterator();
    world.talks = new PlayedTalks((_, _) -> talks.next());
    world.run();
    assertThat(judged.stream().filter(model -> !model.isEmpty())).containsExactly("cheap", "dear", "dear",
        "dear");
  }
}
