package dev.weir.detect.prompt;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds text that stands encoded in a text: Base64, hexadecimal, percent signs, and letters turned by thirteen or backwards. */
final class Hidden {

  /** Shorter runs are words and numbers. */
  private static final int SHORTEST = 16;

  /** What is decoded of one text at the most. */
  private static final int MOST_CHARS = 64 << 10;

  private static final int MOST_PIECES = 64;

  /** How many letters of a text are turned round to see whether it makes sense then. */
  private static final int TURNED_SAMPLE = 4_000;

  private static final boolean[] ENCODED = new boolean[0x80];

  static {
    for (int c = 0; c < ENCODED.length; c++) {
      ENCODED[c] = Character.isLetterOrDigit(c) || "+/=_-".indexOf(c) >= 0;
    }
  }

  private Hidden() {}

  /** Decoded text, and where it stood. */
  record Piece(String text, int start, int end) {}

  /** Returns what is encoded in {@code text}, of which {@code read} are the words. */
  static List<Piece> in(String text, Words read) {
    List<Piece> pieces = new ArrayList<>();
    int budget = MOST_CHARS;
    int i = 0;
    while (i + SHORTEST <= text.length() && pieces.size() < MOST_PIECES && budget > 0) {
      int gap = lastGap(text, i, i + SHORTEST);
      int end = gap >= 0 ? gap : run(text, i + SHORTEST);
      if (gap < 0) {
        String run = text.substring(i, Math.min(end, i + budget));
        Optional<String> plain = decoded(run);
        if (plain.isPresent()) {
          pieces.add(new Piece(plain.get(), i, end));
          budget -= run.length();
        }
      }
      i = end + 1;
    }
    percent(text).ifPresent(plain -> pieces.add(new Piece(plain, 0, text.length())));
    turned(text, read, pieces);
    return pieces;
  }

  /** Returns the last place from {@code from} to before {@code to} where no such run goes on; -1 where it goes on throughout. */
  private static int lastGap(String text, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      char c = text.charAt(i);
      if (c >= ENCODED.length || !ENCODED[c]) {
        return i;
      }
    }
    return -1;
  }

  /** Returns where the run of letters, digits and Base64's signs ends. */
  private static int run(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) < ENCODED.length && ENCODED[text.charAt(i)]) {
      i++;
    }
    return i;
  }

  private static Optional<String> decoded(String run) {
    Optional<String> hex = run.length() % 2 == 0 && isHex(run)
        ? text(HexFormat.of().parseHex(run))
        : Optional.empty();
    return hex.isPresent() ? hex : base64(run);
  }

  private static boolean isHex(String run) {
    int i = 0;
    while (i < run.length() && Character.digit(run.charAt(i), 16) >= 0) {
      i++;
    }
    return i == run.length();
  }

  private static Optional<String> base64(String run) {
    String body = run.replace("=", "").replace('-', '+').replace('_', '/');
    if (body.length() % 4 == 1) {
      body = body.substring(0, body.length() - 1);
    }
    try {
      return text(Base64.getDecoder().decode(body));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the bytes as text, if that is what they are: valid UTF-8 of letters and spaces rather than of signs. */
  private static Optional<String> text(byte[] bytes) {
    CharBuffer read = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), read, true).isError()) {
      return Optional.empty();
    }
    String text = read.flip().toString();
    long letters = text.chars().filter(c -> Character.isLetter(c) || c == ' ').count();
    boolean controls = text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r');
    return letters * 2 >= text.length() && !controls ? Optional.of(text) : Optional.empty();
  }

  /** Returns the text without its percent signs, where it has many. */
  private static Optional<String> percent(String text) {
    int signs = 0;
    for (int i = text.indexOf('%'); i >= 0 && i < MOST_CHARS; i = text.indexOf('%', i + 1)) {
      signs += i + 2 < text.length() && Character.digit(text.charAt(i + 1), 16) >= 0
          && Character.digit(text.charAt(i + 2), 16) >= 0 ? 1 : 0;
    }
    if (signs < 3) {
      return Optional.empty();
    }
    byte[] raw = text.substring(0, Math.min(text.length(), MOST_CHARS)).getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      out.put(low < 0 ? raw[i] == '+' ? (byte) ' ' : raw[i] : (byte) (high << 4 | low));
      i += low < 0 ? 0 : 2;
    }
    return Optional.of(new String(out.array(), 0, out.position(), StandardCharsets.UTF_8));
  }

  /** Adds what the text says backwards or turned by thirteen letters, where that has more everyday words in it. */
  private static void turned(String text, Words read, List<Piece> pieces) {
    if (read.count() < 3) {
      return;
    }
    for (UnaryOperator<String> turn : Everyday.turns(read)) {
      String sample = text.substring(0, Math.min(text.length(), TURNED_SAMPLE));
      pieces.add(new Piece(turn.apply(sample), 0, sample.length()));
    }
  }
}
