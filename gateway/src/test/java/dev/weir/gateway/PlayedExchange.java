package dev.weir.gateway;

import dev.weir.model.Decision.Deny;
import dev.weir.model.Prepared;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** One call of a client, and what the upstream answers to it, as a {@link World} says. */
final class PlayedExchange implements Exchange {

  private final World world;

  PlayedExchange(World world) {
    this.world = world;
  }

  @Override
  public Incoming incoming() {
    return world.incoming;
  }

  @Override
  public Executor loop() {
    return Runnable::run;
  }

  @Override
  public CompletionStage<Bytes> read(long maxBytes) {
    world.story.add("read");
    return world.body.length() > maxBytes
        ? CompletableFuture.failedFuture(new BodyTooLarge(maxBytes))
        : CompletableFuture.completedFuture(world.body);
  }

  @Override
  public CompletionStage<Opening> open(long maxBytes) {
    return read(maxBytes).thenApply(bytes -> new Opening(bytes, world.socket.sends.isEmpty()));
  }

  @Override
  public CompletionStage<Ending> converse(Prepared prepared, Answers room, Messages line) {
    world.story.add("converse");
    world.left = Optional.of(prepared);
    Answers.Treatment how = room.head(world.upstream);
    world.socket.open(line);
    if (how instanceof Answers.Treatment.Change) {
      world.answered = Optional.of(Bytes.utf8(room.piece(Bytes.utf8("one, ")).utf8() + room.rest().utf8()));
    }
    return ending(new Ending.Result.Complete());
  }

  @Override
  public void watch(Supplier<Optional<Deny>> question) {
    world.expelled = question;
  }

  @Override
  public void whenGone(Runnable then) {
    world.gone = then;
  }

  @Override
  public void meter(Credit credit) {
    world.credit = credit;
  }

  @Override
  public void answer(OwnAnswer answer) {
    world.story.add("answer " + answer.status());
    world.answers.add(answer);
  }

  @Override
  public CompletionStage<Ending> forward(Prepared prepared, Answers room) {
    world.story.add("forward");
    world.left = Optional.of(prepared);
    if (world.upstreamFault.isPresent()) {
      return ending(world.upstreamFault.get());
    }
    Answers.Treatment how = room.head(world.upstream);
    world.treatment = Optional.of(how);
    return switch (how) {
      case Answers.Treatment.Hold _ -> {
        yield switch (room.body(world.upstreamBody)) {
          case Answers.Passed(Bytes passed) -> {
            world.answered = Optional.of(passed);
            yield ending(new Ending.Result.Complete());
          }
          case Answers.Treatment.Refuse(Status status, String why) ->
            ending(new Ending.Result.Fault(status, why, false));
        };
      }
      case Answers.Treatment.Change _ -> {
        world.answered = Optional.of(Bytes.utf8(room.piece(Bytes.utf8("one, ")).utf8() + room.rest().utf8()));
        yield ending(new Ending.Result.Complete());
      }
      case Answers.Treatment.Watch(var _, var _, int shown) -> {
        room.seen(Bytes.wrap(world.upstreamBody.array(), 0, Math.min(shown, world.upstreamBody.length())));
        yield ending(new Ending.Result.Complete());
      }
      case Answers.Treatment.Stream _ -> ending(new Ending.Result.Complete());
      case Answers.Treatment.Refuse(Status status, String why) ->
        ending(new Ending.Result.Fault(status, why, false));
    };
  }

  private void flow() {
    if (world.flows > 0 && world.credit.left() > 0) {
      world.credit.spend(world.flows);
    }
  }

  CompletionStage<Ending> ending(Ending.Result result) {
    return CompletableFuture.completedFuture(
        new Ending(world.upstream.status(), 1, 2, 3, Duration.ofMillis(1), Duration.ofMillis(2), result));
  }

  @Override
  public CompletionStage<Ending> tunnel(Prepared prepared, Headers named) {
    world.story.add("tunnel");
    flow();
    world.told = named;
    world.left = Optional.of(prepared);
    return ending(new Ending.Result.Complete());
  }

  @Override
  public CompletionStage<Ending> webSocket(Prepared prepared, Answers room, Messages line) {
    world.story.add("webSocket");
    world.left = Optional.of(prepared);
    room.head(world.upstream);
    world.socket.open(line);
    return ending(new Ending.Result.Complete());
  }

  @Override
  public CompletionStage<Ending> upgrade(Prepared prepared, Answers room) {
    world.story.add("upgrade");
    world.left = Optional.of(prepared);
    return ending(new Ending.Result.Complete());
  }

  @Override
  public void intercept(Incoming.Tunnel tunnel, Headers named) {
    world.told = named;
    world.story.add("intercept " + tunnel.origin());
  }
}
