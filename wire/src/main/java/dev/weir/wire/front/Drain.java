package dev.weir.wire.front;

import dev.weir.model.net.Headers;
import io.netty.buffer.ByteBuf;
import java.io.IOException;

/** Passes over what is left of a body that nobody read, so that the connection can be kept. */
final class Drain implements BodySink {

  private final ClientConnection connection;
  private long left;

  Drain(ClientConnection connection, long most) {
    this.connection = connection;
    left = most;
  }

  @Override
  public boolean ready() {
    return left >= 0;
  }

  @Override
  public boolean takesAll() {
    return true;
  }

  @Override
  public void content(ByteBuf piece) {
    left -= piece.readableBytes();
    piece.release();
    if (left < 0) {
      connection.linger();
    }
  }

  @Override
  public void pause() {}

  @Override
  public void end(Headers trailers) {
    if (left >= 0) {
      connection.next();
    }
  }

  @Override
  public void failed(IOException why) {
    connection.linger();
  }
}
