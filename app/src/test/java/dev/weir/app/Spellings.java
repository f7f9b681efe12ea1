package dev.weir.app;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Searches memory for secrets in the spellings in which a thief would look for them. */
final class Spellings {

  private static final int PIECE = 64 << 20;

  /** Every text to look for, by the secret's name and the spelling. */
  private final Map<String, String> texts = new LinkedHashMap<>();

  /** Looks for {@code secrets}, by their names. */
  Spellings(Map<String, String> secrets) {
    secrets.forEach((name, secret) -> {
      byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
      texts.put(name + " Latin-1", secret);
      texts.put(name + " UTF-16BE", latin1(secret.getBytes(StandardCharsets.UTF_16BE)));
      texts.put(name + " UTF-16LE", latin1(secret.getBytes(StandardCharsets.UTF_16LE)));
      // Behind a user's name and a colon the digits of Base64 fall in three ways.
      for (int skipped = 0; skipped < 3; skipped++) {
        String digits = Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, skipped, bytes.length));
        texts.put(name + " Base64 from " + skipped, digits.substring(0, digits.length() / 4 * 4 - 4));
      }
    });
  }

  /** Returns how often each stands in {@code file}. */
  Map<String, Integer> in(Path file) throws IOException {
    return in(Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  /** Returns how often each stands in all that a process may write to: heap, garbage, buffers, stacks, the libraries' own. */
  Map<String, Integer> inProcess(long pid) throws IOException {
    Map<String, Integer> all = new LinkedHashMap<>();
    try (RandomAccessFile memory = new RandomAccessFile("/proc/" + pid + "/mem", "r")) {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/maps"))) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.get(1).startsWith("rw")) {
          String[] ends = words.getFirst().split("-", -1);
          region(memory, Long.parseUnsignedLong(ends[0], 16), Long.parseUnsignedLong(ends[1], 16), all);
        }
      }
    }
    return all;
  }

  private void region(RandomAccessFile memory, long from, long to, Map<String, Integer> all) {
    byte[] piece = new byte[(int) Math.min(PIECE, to - from)];
    for (long at = from; at < to; at += piece.length) {
      try {
        memory.seek(at);
        int read = memory.read(piece, 0, (int) Math.min(piece.length, to - at));
        in(new String(piece, 0, Math.max(0, read), StandardCharsets.ISO_8859_1))
            .forEach((name, count) -> all.merge(name, count, Integer::sum));
      } catch (IOException e) {
        // A guard page, or one that was given back meanwhile: nothing is in it.
        return;
      }
    }
  }

  private Map<String, Integer> in(String bytes) {
    Map<String, Integer> found = new LinkedHashMap<>();
    texts.forEach((name, text) -> {
      for (int at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
        found.merge(name, 1, Integer::sum);
      }
    });
    return found;
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
