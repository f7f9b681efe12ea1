package dev.weir.model;

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

  /** Returns {@code format} with the secret in the place of {@code {}}: only for the request that is being written. */
  public String revealIn(String format) {
    return format.replace("{}", new String(bytes, StandardCharsets.UTF_8));
  }

  /** Returns a copy of the bytes, which the caller wipes. */
  public byte[] reveal() {
    return bytes.clone();
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
