package dev.weir.detect;

import dev.weir.model.Finding;
import dev.weir.model.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells names of hosts from messages that are written into them. Names have no letter case, so text is carried there in
 * hexadecimal or base32, cut into labels of at most 63 characters (RFC 1035 section 2.3.4); what such an alphabet's digits
 * spell by chance is hardly ever text from end to end.
 */
final class HostLabels {

  /** Kinds that hardly any name looks like: identifiers of other shapes are common in names. */
  private static final Set<Kind> CERTAIN = Set.of(Kind.SECRET, Kind.CREDIT_CARD);

  /** Characters: cards of twelve digits are rare, and accounts at a cloud are such numbers. */
  private static final int SHORTEST = 13;

  /** Bytes of text: of random ones about one run in 100,000 of this length is text. */
  private static final int SHORTEST_TEXT = 12;

  /** How bytes are spelled in names (RFC 4648). */
  private enum Alphabet {
    HEXADECIMAL("0123456789abcdef", 4), BASE32("abcdefghijklmnopqrstuvwxyz234567", 5), BASE32HEX(
        "0123456789abcdefghijklmnopqrstuv", 5);

    private final String digits;
    private final int bits;

    Alphabet(String digits, int bits) {
      this.digits = digits;
      this.bits = bits;
    }

    /** Returns the whole bytes that {@code text} spells; none where it has other characters in it. */
    byte[] read(String text) {
      byte[] bytes = new byte[text.length() * bits / 8];
      int pending = 0;
      int held = 0;
      int length = 0;
      for (int i = 0; i < text.length(); i++) {
        int digit = digits.indexOf(text.charAt(i));
        if (digit < 0) {
          return new byte[0];
        }
        pending = pending << bits | digit;
        held += bits;
        if (held >= 8) {
          held -= 8;
          bytes[length++] = (byte) (pending >> held);
        }
      }
      return bytes;
    }
  }

  private final Function<String, Examination> detectors;

  HostLabels(Function<String, Examination> detectors) {
    this.detectors = detectors;
  }

  /** Returns what {@code labels} carry besides a name. */
  Optional<String> carried(String labels) {
    String joined = labels.replace(".", "");
    if (joined.length() < SHORTEST) {
      return Optional.empty();
    }
    return Stream.of(labels.replace('.', ' '), joined).distinct().flatMap(this::kinds).findFirst()
        .map(kind -> "a " + kind)
        .or(() -> Stream.concat(Arrays.stream(labels.split("\\.", -1)), Stream.of(joined))
            .map(label -> label.replace("-", "").replace("_", "")).flatMap(HostLabels::alphabetsOfText)
            .findFirst()
            .map(alphabet -> "text in " + alphabet));
  }

  private Stream<String> kinds(String text) {
    return detectors.apply(text).findings().stream()
        .filter(finding -> finding.where().end() - finding.where().start() >= SHORTEST).map(Finding::kind)
        .filter(CERTAIN::contains).map(Kind::name);
  }

  private static Stream<String> alphabetsOfText(String label) {
    return Arrays.stream(Alphabet.values()).filter(alphabet -> isText(alphabet.read(label)))
        .map(alphabet -> alphabet.name().toLowerCase(Locale.ROOT));
  }

  private static boolean isText(byte[] bytes) {
    try {
      return bytes.length >= SHORTEST_TEXT
          && StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes))
              .codePoints().noneMatch(
                  c -> Character.isISOControl(c) && !Character.isWhitespace(c) || !Character.isDefined(c));
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
