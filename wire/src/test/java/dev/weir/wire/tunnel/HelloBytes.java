package dev.weir.wire.tunnel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Spells what a TLS client says first, as a test wants it. */
public final class HelloBytes {

  private static final int NAME = 0;
  private static final int ENCRYPTED_CLIENT_HELLO = 0xfe0d;

  private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();

  /** Returns the text, a character for each octet, of an ordinary hello for {@code name} in one record. */
  public static String of(String name) {
    return new HelloBytes().name(name).text(1 << 14);
  }

  /** Adds a server name. */
  public HelloBytes name(String text) {
    byte[] name = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    number(list, name.length + 3, 2);
    number(list, 0, 1);
    number(list, name.length, 2);
    list.writeBytes(name);
    return extension(NAME, list.toByteArray());
  }

  /** Adds an Encrypted Client Hello, whose content nobody here can read. */
  public HelloBytes encrypted() {
    return extension(ENCRYPTED_CLIENT_HELLO, new byte[200]);
  }

  /** Adds any extension. */
  public HelloBytes extension(int type, byte[] content) {
    number(extensions, type, 2);
    number(extensions, content.length, 2);
    extensions.writeBytes(content);
    return this;
  }

  /** Returns the message, without records. */
  public byte[] message() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    number(body, 0x0303, 2);
    body.writeBytes(new byte[32]);
    number(body, 0, 1);
    number(body, 2, 2);
    number(body, 0x1301, 2);
    number(body, 1, 1);
    number(body, 0, 1);
    number(body, extensions.size(), 2);
    body.writeBytes(extensions.toByteArray());
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    number(message, 1, 1);
    number(message, body.size(), 3);
    message.writeBytes(body.toByteArray());
    return message.toByteArray();
  }

  /** Returns the message in records of at most {@code most} bytes, as text. */
  public String text(int most) {
    return records(message(), most);
  }

  /** Returns {@code message} in records of at most {@code most} bytes, as text. */
  public static String records(byte[] message, int most) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < message.length; at += most) {
      int length = Math.min(most, message.length - at);
      number(out, 22, 1);
      number(out, 0x0301, 2);
      number(out, length, 2);
      out.write(message, at, length);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static void number(ByteArrayOutputStream out, int value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write(value >> shift);
    }
  }
}
