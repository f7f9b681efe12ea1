package dev.weir.model.sign;

import dev.weir.model.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * An access key of AWS, kept as {@code ID:SECRET} or {@code ID:SECRET:TOKEN}.
 *
 * @param token of a session; empty for a key that lasts
 */
public record AwsKey(String id, Secret secret, Optional<String> token) implements AutoCloseable {

  public static AwsKey parse(Secret kept) throws IOException {
    byte[] bytes = kept.reveal();
    try {
      int first = next(bytes, 0);
      int second = first < 0 ? -1 : next(bytes, first + 1);
      int end = second < 0 ? bytes.length : second;
      if (first <= 0 || end <= first + 1 || second == bytes.length - 1) {
        throw new IOException("the secret is no AWS key: it has to be ID:SECRET or ID:SECRET:TOKEN");
      }
      return new AwsKey(text(bytes, 0, first), Secret.own(Arrays.copyOfRange(bytes, first + 1, end)),
          second < 0 ? Optional.empty() : Optional.of(text(bytes, second + 1, bytes.length)));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static int next(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == ':') {
        return i;
      }
    }
    return -1;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    secret.close();
  }

  @Override
  public String toString() {
    return "AwsKey[secret]";
  }
}
