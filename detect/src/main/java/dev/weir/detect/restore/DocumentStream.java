package dev.weir.detect.restore;

import dev.weir.model.Restorer;
import dev.weir.model.Scope;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * A body of which nothing can be said before it, or a frame of it, is whole: multipart, protocol buffers, and the frames of
 * gRPC, each of which goes on by itself. What is longer than {@link #MOST_HELD} goes on as it is.
 */
public final class DocumentStream implements Restorer.Stream {

  private static final int MOST_HELD = 1 << 20;
  /** The five bytes before a message of gRPC: whether it is compressed, and its length. */
  private static final int FRAME = 5;

  private final Originals originals;
  private final Documents documents;
  private final String contentType;
  private final boolean framed;
  private final BooleanSupplier wanted;
  private Bytes open = Bytes.EMPTY;
  /** How many bytes are to go on as they are. */
  private long passing;

  /**
   * @param framed whether the body is made of frames of gRPC
   * @param wanted asked of each frame, or of the whole document: whether its tokens are turned back
   */
  public DocumentStream(Tokens tokens, Scope scope, String contentType, boolean framed,
      BooleanSupplier wanted) {
    originals = new Originals(tokens, scope);
    documents = new Documents(originals);
    this.contentType = contentType;
    this.framed = framed;
    this.wanted = wanted;
  }

  @Override
  public Bytes next(Bytes piece) {
    open = ByteStream.joined(open, piece);
    Bytes out = passed();
    if (!framed && open.length() > MOST_HELD) {
      passing = Long.MAX_VALUE;
      return ByteStream.joined(out, passed());
    }
    while (framed && open.length() >= FRAME) {
      long length = FRAME + Integer.toUnsignedLong(
          ByteBuffer.wrap(open.array(), open.offset() + 1, Integer.BYTES).getInt());
      if (length > MOST_HELD) {
        passing = length;
        out = ByteStream.joined(out, passed());
      } else if (open.length() < length) {
        break;
      } else {
        out = ByteStream.joined(out, restored(taken((int) length)));
      }
    }
    return out;
  }

  private Bytes restored(Bytes document) {
    return wanted.getAsBoolean() ? documents.restored(document, contentType) : document;
  }

  private Bytes passed() {
    Bytes out = taken((int) Math.min(passing, open.length()));
    passing -= out.length();
    return out;
  }

  private Bytes taken(int length) {
    Bytes start = Bytes.wrap(open.array(), open.offset(), length);
    open = Bytes.wrap(open.array(), open.offset() + length, open.length() - length);
    return start;
  }

  @Override
  public Bytes end() {
    Bytes rest = taken(open.length());
    return rest.isEmpty() || framed ? rest : restored(rest);
  }

  @Override
  public int count() {
    return originals.count();
  }
}
