package dev.weir.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An opened credential. Lives for as long as it takes to write it upstream; never printed. */
public final class Secret implements AutoCloseable {

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns a secret that owns {@code bytes}: they are wiped when it is closed. */
  public static Secret own(byte[] bytes) {
    return new Secret(bytes);
  }

  /** Returns {@code format} with the secret in the place of {@code {}}, as a secret that is closed by itself. */
  public Secret within(String format) {
    int place = format.indexOf("{}");
    byte[] before = format.substring(0, place).getBytes(StandardCharsets.UTF_8);
    byte[] after = format.substring(place + 2).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(before, before.length + bytes.length + after.length);
    System.arraycopy(bytes, 0, all, before.length, bytes.length);
    System.arraycopy(after, 0, all, before.length + bytes.length, after.length);
    return new Secret(all);
  }

  /** Returns how many bytes it has. */
  public int length() {
    return bytes.length;
  }

  /** Returns byte {@code i}. */
  public byte at(int i) {
    return bytes[i];
  }

  /** Returns a copy of the bytes, which the caller wipes. */
  public byte[] reveal() {
    return bytes.clone();
  }

  /** Returns a copy as characters, where it is UTF-8, which the caller wipes. */
  public char[] characters() {
    CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
    char[] characters = new char[decoded.remaining()];
    decoded.get(characters);
    Arrays.fill(decoded.array(), '\0');
    return characters;
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
