package dev.weir.wire.http;

import dev.weir.model.Secret;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Spells heads; one for each loop, used for one head at a time. Refuses what would break out of a line. */
public final class HeadWriter {

  private byte[] bytes = new byte[4096];
  private int length;

  /** Starts a head; wipes one that was given up. */
  public HeadWriter begin() {
    Arrays.fill(bytes, 0, length, (byte) 0);
    length = 0;
    return this;
  }

  /** Adds {@code text} as it is; throws {@link IllegalArgumentException} for controls and what is not Latin-1. */
  public HeadWriter text(String text) {
    int size = text.length();
    room(size);
    byte[] into = bytes;
    int at = length;
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (!Octets.writable(c)) {
        throw new IllegalArgumentException("a character that no head may hold");
      }
      into[at++] = (byte) c;
    }
    length = at;
    return this;
  }

  /** Throws {@link IllegalArgumentException} where {@code text} holds controls or what is not Latin-1. */
  public static void check(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Octets.writable(text.charAt(i))) {
        throw new IllegalArgumentException("a character that no head may hold");
      }
    }
  }

  /** Adds one field. */
  public HeadWriter field(String name, String value) {
    text(name);
    room(2);
    bytes[length++] = ':';
    bytes[length++] = ' ';
    return text(value).line();
  }

  /** Adds {@code secret} as it is, as {@link #text}; no copy of it stays. */
  public HeadWriter secret(Secret secret) {
    room(secret.length());
    for (int i = 0; i < secret.length(); i++) {
      if (!Octets.value(secret.at(i))) {
        throw new IllegalArgumentException("a character that no head may hold");
      }
      bytes[length++] = secret.at(i);
    }
    return this;
  }

  /** Adds one field that holds a secret. */
  public HeadWriter field(String name, Secret value) {
    return text(name).text(": ").secret(value).line();
  }

  /** Adds one field with a number. */
  public HeadWriter field(String name, long value) {
    return field(name, Long.toString(value));
  }

  /** Ends a line; twice, the head. */
  public HeadWriter line() {
    room(2);
    bytes[length++] = '\r';
    bytes[length++] = '\n';
    return this;
  }

  /** Returns the length of what was written. */
  public int length() {
    return length;
  }

  /** Adds the head to {@code out} and wipes it here, since it may hold a credential. */
  public void into(ByteBuf out) {
    out.writeBytes(bytes, 0, length);
    Arrays.fill(bytes, 0, length, (byte) 0);
    length = 0;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      byte[] larger = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
      Arrays.fill(bytes, (byte) 0);
      bytes = larger;
    }
  }
}
