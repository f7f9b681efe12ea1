package dev.weir.wire.http;

import dev.weir.model.net.Headers;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Takes one body out of an inbox, piece by piece; chunk sizes are strict, trailers are checked and kept for who asks. */
public final class BodyReader {

  private static final int MAX_SIZE_LINE = 1024;
  private static final int MAX_TRAILERS = 8 << 10;
  private static final int MAX_TRAILER_FIELDS = 50;

  private enum Step {
    SIZE, DATA, DATA_END, TRAILERS, DONE
  }

  private final boolean chunked;
  private final boolean untilClose;
  private Step step;
  private Headers trailers = Headers.NONE;
  /** Of the chunk, or of the whole body where it is not chunked. */
  private long left;

  public BodyReader(Framing framing) {
    chunked = framing instanceof Framing.Chunked;
    untilClose = framing instanceof Framing.UntilClose;
    left = switch (framing) {
      case Framing.Fixed(long length) -> length;
      case Framing.UntilClose _ -> Long.MAX_VALUE;
      case Framing.None _,Framing.Chunked _ -> 0;
    };
    step = chunked ? Step.SIZE : left == 0 ? Step.DONE : Step.DATA;
  }

  /** Returns whether the whole body was taken. */
  public boolean done() {
    return step == Step.DONE;
  }

  /** Returns the trailers that may pass, once the body is done. */
  public Headers trailers() {
    return trailers;
  }

  /** Returns whether the end of the connection is the proper end of the body. */
  public boolean endsWithConnection() {
    return untilClose;
  }

  /** Returns how many bytes are still to come, as far as that is known: of a chunked body, none. */
  public long known() {
    return chunked ? 0 : left;
  }

  /** Returns the next piece, owned by the caller, or null where the body is done or needs more bytes. */
  public @Nullable ByteBuf next(Inbox in) throws Malformed {
    while (step != Step.DONE) {
      if (step == Step.DATA) {
        int size = (int) Math.min(left, in.size());
        if (size == 0) {
          return null;
        }
        left -= size;
        if (left == 0) {
          step = chunked ? Step.DATA_END : Step.DONE;
        }
        return in.take(size);
      }
      if (!advance(in)) {
        return null;
      }
    }
    return null;
  }

  private boolean advance(Inbox in) throws Malformed {
    return switch (step) {
      case SIZE -> size(in);
      case DATA_END -> dataEnd(in);
      case TRAILERS -> trailers(in);
      case DATA, DONE -> false;
    };
  }

  private boolean size(Inbox in) throws Malformed {
    int feed = in.lineFeed(0);
    if (feed < 0 ? in.size() > MAX_SIZE_LINE : feed > MAX_SIZE_LINE) {
      throw Malformed.because("a chunk size line over the limit");
    }
    if (feed < 0) {
      return false;
    }
    int at = 0;
    long size = 0;
    for (int digit; at < 15 && (digit = hex(in.at(at))) >= 0; at++) {
      size = size << 4 | digit;
    }
    if (at == 0 || in.at(at) != '\r' && in.at(at) != ';') {
      throw Malformed.because("no proper chunk size");
    }
    while (Octets.value(in.at(at))) {
      at++;
    }
    if (in.at(at) != '\r' || at + 1 != feed) {
      throw Malformed.because("no proper chunk extension");
    }
    in.skip(feed + 1);
    left = size;
    step = size == 0 ? Step.TRAILERS : Step.DATA;
    return true;
  }

  private boolean dataEnd(Inbox in) throws Malformed {
    if (in.size() > 0 && in.at(0) != '\r' || in.size() > 1 && in.at(1) != '\n') {
      throw Malformed.because("a chunk longer than its size");
    }
    if (in.size() < 2) {
      return false;
    }
    in.skip(2);
    step = Step.SIZE;
    return true;
  }

  private boolean trailers(Inbox in) throws Malformed {
    int length = in.section(MAX_TRAILERS, MAX_TRAILERS);
    if (length < 0) {
      return false;
    }
    byte[] bytes = new byte[length];
    in.take(bytes, length);
    if (length > 2) {
      Headers sent = Fields.parse(bytes, 0, length, MAX_TRAILER_FIELDS);
      if (HopByHop.framesOrRoutes(sent)) {
        throw Malformed.because("a trailer that belongs in the head");
      }
      trailers = Trailers.passable(sent);
    }
    step = Step.DONE;
    return true;
  }

  private static int hex(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }
}
