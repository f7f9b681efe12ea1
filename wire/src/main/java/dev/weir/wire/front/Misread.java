package dev.weir.wire.front;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Ending;
import dev.weir.gateway.Exchange;
import dev.weir.gateway.Incoming;
import dev.weir.gateway.Line;
import dev.weir.gateway.OwnAnswer;
import dev.weir.model.Prepared;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Bytes that were no proper request, as the line sees them: it records and refuses them like any other, and can do nothing
 * else with them. Whatever is answered, the connection ends behind it.
 */
final class Misread implements Exchange {

  private final ClientConnection connection;
  private final Incoming incoming;
  private boolean answered;

  Misread(ClientConnection connection, Incoming incoming) {
    this.connection = connection;
    this.incoming = incoming;
  }

  /** Gives this to the line; whatever is thrown there ends here. */
  void take(Line line) {
    try {
      line.take(this).whenComplete((_, fault) -> loop().execute(() -> taken(fault)));
    } catch (Throwable fault) {
      taken(fault);
    }
  }

  private void taken(Throwable fault) {
    if (fault != null) {
      Call.log(fault);
    }
    if (!answered) {
      answer(Spelling.internal());
    }
  }

  @Override
  public Incoming incoming() {
    return incoming;
  }

  @Override
  public Executor loop() {
    return connection.loop().executor();
  }

  @Override
  public void answer(OwnAnswer answer) {
    answered = true;
    if (connection.channel().isActive()) {
      Call.write(connection, answer, true, false, false);
      connection.answered(false);
    }
  }

  @Override
  public CompletionStage<Bytes> read(long maxBytes) {
    throw unread();
  }

  @Override
  public CompletionStage<Ending> forward(Prepared prepared, Answers answers) {
    throw unread();
  }

  @Override
  public CompletionStage<Ending> tunnel(Prepared prepared, Headers named) {
    throw unread();
  }

  @Override
  public void intercept(Incoming.Tunnel tunnel, Headers named) {
    throw unread();
  }

  private static IllegalStateException unread() {
    return new IllegalStateException("nothing can be done with a request that was not read");
  }
}
