package dev.weir.gateway;

import dev.weir.model.Content;
import dev.weir.model.Decision;
import dev.weir.model.Facts;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.Prepared;
import dev.weir.model.Restorer;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Talk;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * The messages of one WebSocket, or of one gRPC call behind its first: each takes the line from inspection to its recorded outcome, judged by the configuration in
 * force when it comes, so that a rule that was added binds connections that were open before it.
 */
final class MessageLine implements Messages {

  private static final Headers TEXT = Headers.of("Content-Type", "text/plain; charset=utf-8");

  /** How messages are described to who looks at them, and how a denial is told. */
  enum Manner {
    WEBSOCKET {
      @Override
      Headers fields(Head opening, Message message) {
        return message.text() ? TEXT : Headers.NONE;
      }

      @Override
      Closing closing(Decision.Deny deny) {
        return Closing.of(deny);
      }
    },
    GRPC {
      @Override
      Headers fields(Head opening, Message message) {
        // A compressed message says so itself; by what, the call has said.
        Headers.Builder fields = Headers.builder();
        for (String name : List.of("Content-Type", "grpc-encoding")) {
          opening.headers().first(name).ifPresent(value -> fields.add(name, value));
        }
        return fields.build();
      }

      @Override
      Closing closing(Decision.Deny deny) {
        return GrpcDenial.closing(deny);
      }
    };

    abstract Headers fields(Head opening, Message message);

    abstract Closing closing(Decision.Deny deny);
  }

  private final Manner manner;
  private final Rooms rooms;
  private final Identify identify;
  private final CallRecord upgrade;
  private final Passage.Course course;
  private final ContentRule content;
  private final Dialogue dialogue;
  private Optional<Capturing> kept = Optional.empty();
  private boolean restores;
  private String model = "";

  /** @param dialogue what comes back on a WebSocket; the answer of a gRPC call has its own room */
  MessageLine(Manner manner, Rooms rooms, Identify identify, CallRecord upgrade, Passage.Course course,
      Dialogue dialogue, boolean restores) {
    this.manner = manner;
    this.rooms = rooms;
    this.identify = identify;
    this.upgrade = upgrade;
    this.course = course;
    this.dialogue = dialogue;
    this.restores = restores;
    content = course.rule().map(DestinationRule::content).orElse(ContentRule.USUAL);
  }

  /** Says what is kept of the call that has opened the connection. */
  MessageLine keptFor(Optional<Capturing> capturing) {
    kept = capturing;
    return this;
  }

  @Override
  public boolean inspected() {
    return content.inspect();
  }

  @Override
  public long maxBytes() {
    return content.maxBytes();
  }

  @Override
  public CompletionStage<Void> take(Message message, Outgoing outgoing) {
    InForce inForce = rooms.inForce().get();
    One one = new One(inForce, outgoing);
    return one.passage.guarded(() -> {
      one.record.trace().enter(Room.INSPECT);
      Head head = new Head(course.facts().head().method(), bare(),
          manner.fields(course.facts().head(), message));
      Passage.Course asked = course(one.record, inForce, head);
      Talk talk = named(
          asked.talk(rooms.talks(), message.payload(), inForce.policy().depth(asked.facts())));
      dialogue.tab().next(talk.asks());
      return new Consulting(rooms, inForce, one.record.loop(), one.passage::refuse).inspected(head,
          message.payload(), content.maxBytes(),
          inspection -> one.passage.decideOnTheContent(asked, inspection, talk, message.payload()));
    });
  }

  @Override
  public CompletionStage<Void> tooLarge(Outgoing outgoing) {
    return new One(rooms.inForce().get(), outgoing).passage.refuse(new Decision.Deny(RuleRef.REQUEST,
        "a message has more than " + content.maxBytes() + " bytes", Status.TOO_LARGE));
  }

  /** What the upgrade asked for was looked at when it was; a message brings its payload and nothing else. */
  private Target bare() {
    return new Target(course.facts().head().target().origin(), "/", "", false);
  }

  /** Policy sees a message as content of the request that opened its connection. */
  private Passage.Course course(CallRecord record, InForce inForce, Head head) {
    Facts asked = course.facts();
    return new Passage.Course(new Facts(identify.still(inForce.settings(), asked.who(), asked.peer()),
        asked.peer(), asked.entry(), asked.where(), asked.head(),
        new Content.Unread(), record.began()), course.to(), course.rule(), head);
  }

  /**
   * Some say which model they mean in their first message alone, some in each that asks; what one says that only adds to what was
   * said changes nothing.
   */
  private Talk named(Talk talk) {
    boolean says = !talk.model().isEmpty() && (model.isEmpty() || talk.asks());
    model = says ? talk.model() : model;
    return model.isEmpty() ? talk : talk.to(model);
  }

  @Override
  public Heard received(Message message) {
    kept.ifPresent(capturing -> capturing.message(rooms.clock().instant(), message));
    return dialogue.received(message);
  }

  @Override
  public Heard rest() {
    return dialogue.rest();
  }

  /** Returns what turns back, in the answer of a call that goes on, what any message so far has put tokens into. */
  Restorer.Stream restoring(String contentType) {
    return rooms.restorer().messages(contentType, course.scope(), () -> restores);
  }

  /** One message of the client's. */
  private final class One implements Passage.Exit {
    private final CallRecord record;
    private final Passage passage;
    private final Outgoing outgoing;

    One(InForce inForce, Outgoing outgoing) {
      this.outgoing = outgoing;
      record = upgrade.ofMessage(inForce);
      passage = new Passage(rooms, inForce, record, this);
    }

    /** What one message puts tokens into, any later one from upstream may bring back. */
    @Override
    public CompletionStage<Void> leave(Prepared prepared, Optional<Scope> tokens) {
      restores |= tokens.isPresent();
      if (manner == Manner.WEBSOCKET) {
        dialogue.ask(passage.terms(), tokens);
        dialogue.said(prepared.body().orElse(Bytes.EMPTY));
        passage.spending().filter(Spending::metered).ifPresent(dialogue.tab()::add);
      }
      kept.ifPresent(capturing -> capturing.about(record.found()));
      return outgoing.forward(prepared).thenCompose(ending -> {
        passage.spending().ifPresent(spending -> charge(spending, ending));
        return record.outcome(ending, 0, Optional.empty());
      });
    }

    /** Answers are charged as they come; what counts none is charged now. */
    private void charge(Spending spending, Ending ending) {
      if (ending.result() instanceof Ending.Result.Fault) {
        dialogue.tab().remove(spending);
        spending.release();
      } else if (!spending.metered()) {
        spending.spare();
      }
    }

    @Override
    public Passage.Metering metering(Talk talk) {
      if (manner == Manner.GRPC) {
        return Passage.Metering.NEVER;
      }
      return dialogue.tab().isOpen() && !talk.asks()
          ? Passage.Metering.ALREADY
          : Passage.Metering.COUNTED;
    }

    @Override
    public Meter meter() {
      return rooms.talks().live();
    }

    @Override
    public OptionalLong bytes() {
      return OptionalLong.empty();
    }

    @Override
    public Optional<Turns> turns() {
      return Optional.empty();
    }

    /** It waits for no turn. */
    @Override
    public void whenGone(Runnable then) {}

    @Override
    public void answer(Decision.Deny deny) {
      outgoing.close(manner.closing(deny));
    }
  }
}
