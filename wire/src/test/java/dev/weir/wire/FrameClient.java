package dev.weir.wire;

import dev.weir.model.net.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One side of HTTP/2, frame by frame: says what a test tells it, proper or not. */
final class FrameClient implements Closeable {

  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PUSH_PROMISE = 5;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 1;
  static final int ACK = 1;
  static final int END_HEADERS = 4;
  static final int PADDED = 8;
  static final int HAS_PRIORITY = 0x20;

  static final String MAGIC = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  /** One frame as it came. */
  record Frame(int type, int flags, int stream, Bytes payload, @Nullable Http2Headers head) {
    boolean is(int asked, int onStream) {
      return type == asked && stream == onStream;
    }

    boolean ends() {
      return (flags & END_STREAM) != 0;
    }

    /** Returns the number at {@code offset}. */
    int number(int offset) {
      return Unpooled.wrappedBuffer(payload.array()).getInt(offset);
    }
  }

  /** An answer, or what was of it; {@code reset} is -1 where it came whole. */
  record Answer(String status, Http2Headers head, String body, @Nullable Http2Headers trailers, long reset) {}

  final Socket socket;
  private final DataInputStream in;
  private final DefaultHttp2HeadersDecoder hpack = new DefaultHttp2HeadersDecoder(false);

  FrameClient(SocketAddress to) throws IOException {
    this(new Socket(((InetSocketAddress) to).getAddress(), ((InetSocketAddress) to).getPort()));
  }

  FrameClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(30_000);
    in = new DataInputStream(socket.getInputStream());
  }

  FrameClient raw(String text) throws IOException {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  FrameClient raw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Opens the connection as a client does, and waits for the server's settings. */
  FrameClient open(int... settings) throws IOException {
    raw(MAGIC).frame(SETTINGS, 0, 0, settings(settings));
    while (read().type() != SETTINGS) {
      // The server may say other things first.
    }
    return frame(SETTINGS, ACK, 0);
  }

  static byte[] settings(int... pairs) {
    ByteBuf bytes = Unpooled.buffer();
    for (int i = 0; i < pairs.length; i += 2) {
      bytes.writeShort(pairs[i]).writeInt(pairs[i + 1]);
    }
    return taken(bytes);
  }

  static byte[] frameBytes(int type, int flags, int stream, byte... payload) {
    ByteBuf bytes = Unpooled.buffer(9 + payload.length);
    bytes.writeMedium(payload.length).writeByte(type).writeByte(flags).writeInt(stream).writeBytes(payload);
    return taken(bytes);
  }

  FrameClient frame(int type, int flags, int stream, byte... payload) throws IOException {
    return raw(frameBytes(type, flags, stream, payload));
  }

  static byte[] bytes(int... of) {
    byte[] bytes = new byte[of.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) of[i];
    }
    return bytes;
  }

  static byte[] number(int value) {
    return taken(Unpooled.buffer(4).writeInt(value));
  }

  private static byte[] taken(ByteBuf bytes) {
    byte[] array = new byte[bytes.readableBytes()];
    bytes.readBytes(array);
    return array;
  }

  /** Returns names and values in turn as literals that no table holds. */
  static byte[] block(String... fields) {
    ByteBuf bytes = Unpooled.buffer();
    for (int i = 0; i < fields.length; i += 2) {
      bytes.writeByte(0);
      string(bytes, fields[i]);
      string(bytes, fields[i + 1]);
    }
    return taken(bytes);
  }

  private static void string(ByteBuf to, String text) {
    int length = text.length();
    if (length < 127) {
      to.writeByte(length);
    } else {
      to.writeByte(127);
      for (length -= 127; length >= 128; length >>>= 7) {
        to.writeByte(length & 127 | 128);
      }
      to.writeByte(length);
    }
    to.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String[] request(String method, String path, String... more) {
    String[] fields = new String[8 + more.length];
    System.arraycopy(new String[]{":method", method, ":scheme", "http", ":path", path, ":authority", "weir"},
        0, fields, 0, 8);
    System.arraycopy(more, 0, fields, 8, more.length);
    return fields;
  }

  FrameClient headers(int stream, int flags, String... fields) throws IOException {
    return frame(HEADERS, flags | END_HEADERS, stream, block(fields));
  }

  FrameClient get(int stream, String path, String... more) throws IOException {
    return headers(stream, END_STREAM, request("GET", path, more));
  }

  FrameClient data(int stream, boolean end, String text) throws IOException {
    return frame(DATA, end ? END_STREAM : 0, stream, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns the next frame. */
  Frame read() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt() & Integer.MAX_VALUE;
    byte[] payload = new byte[length];
    in.readFully(payload);
    Http2Headers head = type == HEADERS && (flags & END_HEADERS) != 0 ? decoded(stream, payload) : null;
    return new Frame(type, flags, stream, Bytes.wrap(payload), head);
  }

  /** Returns the next frame of {@code type} on {@code stream}; what comes before it is passed over. */
  Frame next(int type, int stream) throws IOException {
    Frame frame = read();
    while (!frame.is(type, stream)) {
      frame = read();
    }
    return frame;
  }

  /** Returns what a HEADERS frame says; decoded as it was read, since the table changes with each. */
  Http2Headers decode(Frame headers) throws IOException {
    if (headers.head() == null) {
      throw new IOException("no whole header block");
    }
    return headers.head();
  }

  private Http2Headers decoded(int stream, byte[] block) throws IOException {
    try {
      return hpack.decodeHeaders(stream, Unpooled.wrappedBuffer(block));
    } catch (Http2Exception e) {
      throw new IOException(e);
    }
  }

  /** Reads the answer on {@code stream}, granting no window; other streams must be silent but for control frames. */
  Answer answer(int stream) throws IOException {
    Http2Headers head = null;
    Http2Headers trailers = null;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long reset = -1;
    boolean more = true;
    while (more) {
      Frame frame = read();
      if (frame.is(HEADERS, stream)) {
        Http2Headers block = decode(frame);
        if (head == null || head.status().toString().startsWith("1")) {
          head = block;
        } else {
          trailers = block;
        }
        more = !frame.ends();
      } else if (frame.is(DATA, stream)) {
        body.write(frame.payload().array());
        more = !frame.ends();
      } else if (frame.is(RST_STREAM, stream)) {
        reset = frame.number(0);
        more = false;
      } else if (frame.type() == GOAWAY && frame.number(4) != 0) {
        throw new IOException("GOAWAY " + frame.number(4));
      }
    }
    if (head == null) {
      return new Answer("", new DefaultHttp2Headers(), "", null, reset);
    }
    return new Answer(head.status().toString(), head, body.toString(StandardCharsets.ISO_8859_1), trailers,
        reset);
  }

  /** Returns what becomes of the stream or of the whole connection: RST_STREAM's code, GOAWAY's as its negative less one, or "closed". */
  String fate(int stream) {
    try {
      while (true) {
        Frame frame = read();
        if (frame.is(RST_STREAM, stream)) {
          return "reset " + frame.number(0);
        }
        if (frame.type() == GOAWAY) {
          return "goaway " + frame.number(4);
        }
      }
    } catch (EOFException e) {
      return "closed";
    } catch (IOException e) {
      return "broken";
    }
  }

  /** Reads to the connection's end; returns whether it came. */
  boolean ended() {
    try {
      while (true) {
        read();
      }
    } catch (EOFException e) {
      return true;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("reset");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
