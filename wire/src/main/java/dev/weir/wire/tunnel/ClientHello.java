package dev.weir.wire.tunnel;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.wire.http.Malformed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The first thing that a TLS client says, read without touching it (RFC 8446 sections 4.1.2 and 5.1, RFC 6066 section 3);
 * refuses what two programs might read differently.
 *
 * <p>Encrypted Client Hello changes nothing: what is read is the outer hello, whose name is the one that the other end is
 * reached by. A hidden name is for that end alone to act on.
 *
 * @param name the server name as it is spelled; empty where there is none
 */
public record ClientHello(Optional<String> name) {

  /** No client that is known comes near it: post-quantum key shares make up two kilobytes. */
  public static final int MAX_BYTES = 16 << 10;

  private static final int HANDSHAKE = 22;
  private static final int MAJOR = 3;
  private static final int RECORD_HEAD = 5;
  private static final int MAX_RECORD = 1 << 14;
  private static final int CLIENT_HELLO = 1;
  private static final int MESSAGE_HEAD = 4;
  private static final int SERVER_NAME = 0;

  /**
   * Returns the hello that {@code bytes} begin with, in however many records, or empty while it is not whole; moves no
   * index.
   *
   * @throws Malformed as soon as it is known that no proper hello comes
   */
  public static Optional<ClientHello> read(ByteBuf bytes) throws Malformed {
    ByteBuf message = bytes.alloc().buffer(bytes.readableBytes());
    try {
      gather(bytes, message);
      if (message.readableBytes() < MESSAGE_HEAD) {
        return Optional.empty();
      }
      if (message.readUnsignedByte() != CLIENT_HELLO) {
        throw Malformed.because("something other than a hello of TLS in the tunnel");
      }
      int length = message.readUnsignedMedium();
      if (length > MAX_BYTES) {
        throw Malformed.because("a hello of TLS over " + MAX_BYTES + " bytes");
      }
      return message.readableBytes() < length
          ? Optional.empty()
          : Optional.of(new ClientHello(name(message.readSlice(length))));
    } catch (IndexOutOfBoundsException e) {
      throw Malformed.because("a hello of TLS that ends within a field");
    } finally {
      message.release();
    }
  }

  /** Returns why a connection that opens so is none to {@code host}; empty where it is. An address needs no name. */
  public Optional<String> otherThan(Host host) {
    String wanted = host instanceof Host.Literal(Ip ip) ? ip.toString() : host.toString();
    if (name.isEmpty()) {
      return host instanceof Host.Literal
          ? Optional.empty()
          : Optional.of("no name in the hello of TLS, where the CONNECT has one");
    }
    return name.get().equalsIgnoreCase(wanted)
        ? Optional.empty()
        : Optional.of("another name in the hello of TLS than in the CONNECT");
  }

  /** Joins what the records carry, as far as they have come; at most one hello of the largest size and a record. */
  private static void gather(ByteBuf bytes, ByteBuf into) throws Malformed {
    int at = bytes.readerIndex();
    while (at < bytes.writerIndex() && into.readableBytes() < MAX_BYTES + MESSAGE_HEAD && !whole(into)) {
      int known = bytes.writerIndex() - at;
      if (bytes.getUnsignedByte(at) != HANDSHAKE || known > 1 && bytes.getUnsignedByte(at + 1) != MAJOR) {
        throw Malformed.because("something other than TLS in the tunnel");
      }
      if (known < RECORD_HEAD) {
        return;
      }
      int length = bytes.getUnsignedShort(at + 3);
      if (length == 0 || length > MAX_RECORD) {
        throw Malformed.because("a record of TLS that is empty or too long");
      }
      into.writeBytes(bytes, at + RECORD_HEAD, Math.min(length, known - RECORD_HEAD));
      at += RECORD_HEAD + length;
    }
  }

  private static boolean whole(ByteBuf message) {
    return message.readableBytes() >= MESSAGE_HEAD
        && message.readableBytes() - MESSAGE_HEAD >= message.getUnsignedMedium(1);
  }

  private static Optional<String> name(ByteBuf hello) throws Malformed {
    // Version and random; session id, cipher suites, compression.
    hello.skipBytes(2 + 32);
    hello.skipBytes(hello.readUnsignedByte());
    hello.skipBytes(hello.readUnsignedShort());
    hello.skipBytes(hello.readUnsignedByte());
    if (!hello.isReadable()) {
      return Optional.empty();
    }
    ByteBuf extensions = hello.readSlice(hello.readUnsignedShort());
    if (hello.isReadable()) {
      throw Malformed.because("a hello of TLS with bytes behind its extensions");
    }
    Optional<String> name = Optional.empty();
    while (extensions.isReadable()) {
      int type = extensions.readUnsignedShort();
      ByteBuf extension = extensions.readSlice(extensions.readUnsignedShort());
      if (type == SERVER_NAME) {
        if (name.isPresent()) {
          throw severalNames();
        }
        name = Optional.of(serverName(extension));
      }
    }
    return name;
  }

  private static String serverName(ByteBuf extension) throws Malformed {
    ByteBuf list = extension.readSlice(extension.readUnsignedShort());
    int type = list.readUnsignedByte();
    ByteBuf name = list.readSlice(list.readUnsignedShort());
    if (type != 0 || list.isReadable() || extension.isReadable()) {
      throw severalNames();
    }
    return new String(ByteBufUtil.getBytes(name), StandardCharsets.ISO_8859_1);
  }

  private static Malformed severalNames() {
    return Malformed.because("a hello of TLS with several names, or one of another kind");
  }
}
