package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AnswerHead;
import dev.weir.model.AuditEvent;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of gRPC whose client goes on behind its first message. */
class GrpcCallTest {

  private final World world = new World();

  @BeforeEach
  void call() {
    world.incoming = World.gateway("POST", "/pay/bank.Ledger/Talk", "x-api-key", World.KEY, "Content-Type",
        "application/grpc+proto", "grpc-encoding", "gzip");
    world.body = Bytes.utf8("first");
  }

  private static Message message(String text) {
    return new Message(false, Bytes.utf8(text));
  }

  @Test
  void takesTheLineWithEachMessageBehindTheFirst() {
    world.socket.sends = List.of(message("two"), message("three"));
    world.run();
    assertThat(world.story).containsExactly("resolve api.pay.example", "read", "intent", "converse",
        "intent", "send two", "outcome", "intent", "send three", "outcome", "outcome");
    AuditEvent.Asked call = ((AuditEvent.Intent) world.audited.get(0)).asked();
    AuditEvent.Asked second = ((AuditEvent.Intent) world.audited.get(1)).asked();
    assertThat(call.bodyBytes()).isEqualTo(5);
    assertThat(second.within()).contains(call.call());
  }

  @Test
  void isOneCallWhereTheFirstMessageIsAll() {
    world.run();
    assertThat(world.story).containsExactly("resolve api.pay.example", "read", "intent", "forward",
        "outcome");
  }

  /** A coding over all of the body would hide where its messages are. */
  @ParameterizedTest
  @CsvSource({"Content-Length, 5", "Content-Encoding, br"})
  void isReadWholeWhereMessagesNeedNotOrCannotBeTold(String field, String value) {
    world.incoming = World.gateway("POST", "/pay/bank.Ledger/Talk", "x-api-key", World.KEY, "Content-Type",
        "application/grpc", field, value);
    world.socket.sends = List.of(message("two"));
    world.run();
    assertThat(world.story).contains("forward").doesNotContain("converse");
  }

  @Test
  void describesAMessageAsItsCallIs() {
    List<String> types = new ArrayList<>();
    var usual = world.inspector;
    world.inspector = (head, bytes, max, own) -> {
      types.add(head.headers().first("content-type").orElse("") + " " + head.headers().first("grpc-encoding")
          .orElse(""));
      return usual.inspect(head, bytes, max, own);
    };
    world.socket.sends = List.of(message("two"));
    world.run();
    assertThat(types).containsOnly("application/grpc+proto gzip").hasSize(2);
  }

  /** What a later message puts tokens into, the answer that has begun before it brings back. */
  @Test
  void restoresFromTheFirstMessageOnThatWasTokenised() {
    world.upstream = new AnswerHead(200, Headers.of("Content-Type", "application/grpc"));
    world.socket.sends = List.of(message("two"));
    world.run();
    assertThat(world.answered).hasValue(Bytes.utf8("one, "));
    RuleRef rule = new RuleRef("no-mail");
    world.policy = facts -> facts.content() instanceof Content.Inspected
        ? new Decision.Allow(rule, List.of(rule), List.of(), List.of(new Obligation.Restore(rule)),
            Optional.empty())
        : World.allowKnown(facts);
    world.run();
    assertThat(world.answered).hasValue(Bytes.utf8("one, restored for shop"));
  }

  @Test
  void endsTheCallWithAStatusOfGrpcWhereAMessageIsDenied() {
    world.socket.sends = List.of(message("two"));
    world.policy = facts -> facts.content() instanceof Content.Inspected && world.story.contains("converse")
        ? new Decision.Deny(new RuleRef("no-mail"), "100% too much", Status.FORBIDDEN)
        : World.allowKnown(facts);
    world.run();
    assertThat(world.story).contains("refusal", "close 7").doesNotContain("send two");
    assertThat(world.socket.closed).hasValueSatisfying(
        closing -> assertThat(closing.reason()).isEqualTo("Weir: 100%25 too much (rule no-mail)"));
  }

  @Test
  void deniesAMessageThatCannotBeLookedAt() {
    world.socket.sends = List.of(message("two"));
    world.policy = facts -> facts.content() instanceof Content.Inspected seen
        && seen.coverage() == Coverage.PARTIAL
            ? new Decision.Deny(RuleRef.COVERAGE, "not wholly looked at", Status.UNINSPECTABLE)
            : World.allowKnown(facts);
    var usual = world.inspector;
    world.inspector = (head, bytes, max, own) -> bytes.utf8().equals("two")
        ? World.inspection(head, new Content.Inspected(List.of(), Coverage.PARTIAL))
        : usual.inspect(head, bytes, max, own);
    world.run();
    assertThat(world.story).contains("refusal").doesNotContain("send two");
  }
}
