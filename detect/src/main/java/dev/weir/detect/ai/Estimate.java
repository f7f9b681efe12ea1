package dev.weir.detect.ai;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How many tokens a request has, before its provider has counted them: rather more than it will. Byte-pair tokenizers make
 * one token of about four bytes of English, three of most other languages in Latin letters, and of one character of the
 * scripts that have three bytes for each; where a text falls into more {@link Pieces}, those count.
 */
final class Estimate {

  private static final int BYTES_PER_TOKEN = 3;
  /** What names a speaker and parts one message from the next. */
  private static final int PER_PART = 8;
  /** Providers count 85 to 1,600 for an image of the usual sizes. */
  private static final int PER_MEDIUM = 1_600;

  private Estimate() {}

  static long of(List<Part> parts, int media) {
    long tokens = (long) media * PER_MEDIUM;
    for (Part part : parts) {
      tokens += PER_PART + of(part.text());
    }
    return tokens;
  }

  private static long of(String text) {
    return Math.max(ofBytes(text.getBytes(StandardCharsets.UTF_8).length), Pieces.of(text));
  }

  /** Returns how many tokens so many bytes of UTF-8 are. */
  static long ofBytes(long bytes) {
    return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
  }
}
