package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * AWS's framing of uploads, the content coding {@code aws-chunked}: each chunk behind its size and perhaps its signature, then
 * what a sender knows only at the end, such as checksums (Amazon S3 API Reference, "Signature calculations: transferring a
 * payload in multiple chunks"). SDKs send objects to S3 in it wherever they do not read them twice.
 */
final class AwsChunked {

  private static final int MOST_DIGITS = 7;
  private static final int HEXADECIMAL = 16;

  private final Bytes framed;
  private final ByteArrayOutputStream content;
  private final ByteArrayOutputStream beside = new ByteArrayOutputStream();
  private int at;

  private AwsChunked(Bytes framed) {
    this.framed = framed;
    content = new ByteArrayOutputStream(framed.length());
  }

  /**
   * Returns the content, and beside it all that is neither content nor size.
   *
   * @throws IOException if {@code framed} is cut off, goes on behind its end, or is not framed so
   */
  static Unpacked undo(Bytes framed, long cap) throws IOException {
    AwsChunked chunks = new AwsChunked(framed);
    boolean more = true;
    while (more) {
      more = chunks.chunk();
      if (chunks.content.size() > cap) {
        return Codings.OVER_CAP;
      }
    }
    chunks.trailers();
    return new Unpacked.Plain(Bytes.wrap(chunks.content.toByteArray()),
        Bytes.wrap(chunks.beside.toByteArray()));
  }

  /** Returns whether another one follows: the last is empty. */
  private boolean chunk() throws IOException {
    int from = at;
    int end = endOfLine();
    int size = 0;
    int digits = from;
    for (; digits < end && Character.digit(framed.at(digits), HEXADECIMAL) >= 0; digits++) {
      size = size << 4 | Character.digit(framed.at(digits), HEXADECIMAL);
      require(digits - from < MOST_DIGITS);
    }
    require(digits > from && (digits == end || framed.at(digits) == ';'));
    note(digits, end);
    if (size > 0) {
      require(size <= framed.length() - at);
      content.write(framed.array(), framed.offset() + at, size);
      at += size;
      int behind = at;
      require(endOfLine() == behind);
    }
    return size > 0;
  }

  private void trailers() throws IOException {
    int from = at;
    for (int end = endOfLine(); end > from; end = endOfLine()) {
      note(from, end);
      from = at;
    }
    require(at == framed.length());
  }

  private void note(int from, int end) {
    if (end > from) {
      beside.write(framed.array(), framed.offset() + from, end - from);
      beside.write('\n');
    }
  }

  /** Moves behind the next CRLF; returns where it stands. */
  private int endOfLine() throws IOException {
    for (; at < framed.length() - 1; at++) {
      if (framed.at(at) == '\r' && framed.at(at + 1) == '\n') {
        at += 2;
        return at - 2;
      }
    }
    throw new IOException("a line without an end");
  }

  private static void require(boolean framing) throws IOException {
    if (!framing) {
      throw new IOException("not framed as aws-chunked");
    }
  }
}
