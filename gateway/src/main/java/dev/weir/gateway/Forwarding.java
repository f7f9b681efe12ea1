package dev.weir.gateway;

import dev.weir.model.Decision.Deny;
import dev.weir.model.Prepared;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.Status;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One call from the moment it may leave to its recorded outcome: forwarded, tunnelled, or gone on with message by message.
 *
 * @param checking what its answers are held against
 * @param caller is told of a denial, as long as no answer has begun
 */
record Forwarding(Rooms rooms, Identify identify, Exchange exchange, CallRecord record, Passage passage,
    Reckoning reckoning, Checking checking, Consumer<Deny> caller) {

  /** What becomes of the two connections. */
  enum Way {
    /** A request and its answer. */
    ONCE,
    /** Messages of gRPC both ways, the client's behind those that are there. */
    CONVERSATION, WEBSOCKET,
    /** Bytes both ways, behind the answer to an upgrade. */
    SWITCHED,
    /** Bytes both ways, behind a CONNECT. */
    TUNNEL
  }

  /** Completes once the outcome is recorded. {@code restore} is present where tokens are turned back. */
  CompletionStage<Void> go(Way way, Prepared prepared, Optional<Scope> restore) {
    Principal who = checking.course().facts().who();
    exchange.watch(() -> expelled(who));
    return switch (way) {
      case ONCE -> {
        AnswerRoom answers = answers(prepared, restore);
        yield exchange.forward(prepared, answers).thenCompose(ending -> answered(ending, answers, 0));
      }
      case CONVERSATION -> {
        MessageLine messages = messages(MessageLine.Manner.GRPC, dialogue(prepared), restore);
        AnswerRoom answers = answers(prepared, restore).beside(messages);
        yield exchange.converse(prepared, answers, messages)
            .thenCompose(ending -> answered(ending, answers, 0));
      }
      case WEBSOCKET -> {
        meter();
        yield webSocket(prepared, answers(prepared, restore), restore);
      }
      case SWITCHED -> {
        meter();
        AnswerRoom answers = answers(prepared, restore);
        yield exchange.upgrade(prepared, answers).thenCompose(ending -> answered(ending, answers, 0));
      }
      case TUNNEL -> {
        meter();
        yield exchange.tunnel(prepared, record.weirHeaders())
            .thenCompose(ending -> ended(ending, RuleRef.ANSWER, 0));
      }
    };
  }

  /** Returns why a call that has left may not go on. */
  private Optional<Deny> expelled(Principal who) {
    return identify.expelled(rooms.inForce().get().settings(), who)
        .map(why -> new Deny(RuleRef.IDENTITY, why, Status.UNKNOWN_CALLER))
        .or(reckoning::spent);
  }

  /** Bytes that go on for as long as both sides like are paid for as they flow. */
  private void meter() {
    reckoning.credit().ifPresent(exchange::meter);
  }

  private AnswerRoom answers(Prepared prepared, Optional<Scope> restore) {
    return new AnswerRoom(checking.course().rule(), record.trace(), record.weirHeaders(),
        checking.checks(prepared, passage.terms()), rooms.restorer(), restore,
        passage.spending().filter(Spending::metered)).keptFor(passage.capturing())
        .toldTo(reckoning.visit());
  }

  private Dialogue dialogue(Prepared prepared) {
    return new Dialogue(record, rooms.restorer(), terms -> checking.review(prepared, terms));
  }

  private MessageLine messages(MessageLine.Manner manner, Dialogue dialogue, Optional<Scope> restore) {
    return new MessageLine(manner, rooms, identify, record, checking.course(), dialogue, restore.isPresent())
        .keptFor(passage.capturing());
  }

  private CompletionStage<Void> webSocket(Prepared prepared, AnswerRoom answers, Optional<Scope> restore) {
    Dialogue dialogue = dialogue(prepared);
    MessageLine messages = messages(MessageLine.Manner.WEBSOCKET, dialogue, restore);
    dialogue.ask(passage.terms(), restore);
    return exchange.webSocket(prepared, answers, messages).thenCompose(ending -> {
      dialogue.tab().close();
      return answered(ending, answers, dialogue.restored());
    });
  }

  private CompletionStage<Void> answered(Ending ending, AnswerRoom answers, int more) {
    answers.remarks().forEach(record::noticed);
    return ended(ending, answers.by(), answers.restored() + more);
  }

  private CompletionStage<Void> ended(Ending ending, RuleRef by, int restored) {
    record.trace().enter(Room.OUTCOME);
    if (ending.result() instanceof Ending.Result.Fault(Status status, String why, boolean answered)
        && !answered) {
      if (status == Status.UNAVAILABLE) {
        record.retryAfter(Passage.SOON);
      }
      caller.accept(new Deny(by, why, status));
    }
    return reckoning.ended(ending, restored);
  }
}
