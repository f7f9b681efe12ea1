package dev.weir.gateway;

import dev.weir.model.Prepared;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A connection on which messages go both ways, played: what the client sends on it, and what comes back behind each message. */
final class PlayedSocket {

  List<Message> sends = List.of();
  List<String> hears = List.of();
  /** Whether what is sent does not leave. */
  boolean lost;
  /** What the client has got. */
  final List<Message> received = new ArrayList<>();
  /** The line of the connection that is open. */
  Optional<Messages> messages = Optional.empty();
  Optional<Closing> closed = Optional.empty();

  private final PlayedExchange exchange;
  private final List<String> story;

  PlayedSocket(PlayedExchange exchange, List<String> story) {
    this.exchange = exchange;
    this.story = story;
  }

  /** Opens the connection and sends all that there is to send. */
  void open(Messages line) {
    messages = Optional.of(line);
    sendOn();
  }

  /** Sends what there is to send on the connection that is open. */
  void sendOn() {
    Messages line = messages.orElseThrow();
    for (Message message : sends) {
      line.take(message, new Letter()).toCompletableFuture().join();
      hears.forEach(
          text -> received.addAll(line.received(new Message(true, Bytes.utf8(text))).messages()));
    }
  }

  /** A message that the client sends, and what became of it. */
  private final class Letter implements Outgoing {
    @Override
    public CompletionStage<Ending> forward(Prepared prepared) {
      story.add("send " + prepared.body().orElseThrow().utf8());
      return exchange.ending(lost
          ? new Ending.Result.Fault(Status.BAD_UPSTREAM, "lost", true)
          : new Ending.Result.Complete());
    }

    @Override
    public void close(Closing closing) {
      story.add("close " + closing.code());
      closed = Optional.of(closing);
    }
  }
}
