package dev.weir.model.sign;

import dev.weir.model.Secret;
import dev.weir.model.net.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Parameters of a query as a form has them; what an upstream would read as one of a name is one, however it is spelled. */
public final class Parameters {

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  /** One, decoded to bytes that are each a character; in the order that signatures want. */
  public record Parameter(String name, String value) implements Comparable<Parameter> {

    /** Returns it with everything but unreserved characters (RFC 3986 section 2.3) percent-encoded. */
    public String encoded() {
      return Parameters.encode(name, "") + "=" + Parameters.encode(value, "");
    }

    @Override
    public int compareTo(Parameter other) {
      int byName = Parameters.encode(name, "").compareTo(Parameters.encode(other.name, ""));
      return byName != 0
          ? byName
          : Parameters.encode(value, "").compareTo(Parameters.encode(other.value, ""));
    }
  }

  private Parameters() {}

  /** Returns the target without the parameters whose decoded names {@code unwanted} takes; the others as they came. */
  public static Target without(Target target, Predicate<String> unwanted) {
    if (target.query().isEmpty()) {
      return target;
    }
    List<String> kept = new ArrayList<>();
    for (String pair : target.query().split("&", -1)) {
      if (!unwanted.test(parameter(pair).name())) {
        kept.add(pair);
      }
    }
    return kept.isEmpty()
        ? new Target(target.origin(), target.path(), "", false)
        : new Target(target.origin(), target.path(), String.join("&", kept), true);
  }

  /** Returns the parameters of {@code query}, those of no name and value aside. */
  public static List<Parameter> of(String query) {
    List<Parameter> all = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        all.add(parameter(pair));
      }
    }
    return all;
  }

  private static Parameter parameter(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0
        ? new Parameter(decode(pair), "")
        : new Parameter(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
  }

  private static String decode(String text) {
    return unescape(text.replace('+', ' '));
  }

  /** Returns {@code text}, whose escapes are whole, without them: bytes that are each a character. */
  public static String unescape(String text) {
    StringBuilder bytes = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.append((char) (Character.digit(text.charAt(i + 1), 16) << 4
            | Character.digit(text.charAt(i + 2), 16)));
        i += 2;
      } else {
        bytes.append(c);
      }
    }
    return bytes.toString();
  }

  /** Returns {@code bytes}, each a character, percent-encoded but for unreserved ones and those in {@code also}. */
  public static String encode(String bytes, String also) {
    StringBuilder text = new StringBuilder(bytes.length() + 16);
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (isUnreserved(c) || also.indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append('%').append((char) HEX[c >> 4 & 15]).append((char) HEX[c & 15]);
      }
    }
    return text.toString();
  }

  /** Returns the same of a secret, which is never a text. */
  public static Secret encode(Secret secret) {
    byte[] room = new byte[3 * secret.length()];
    int length = 0;
    for (int i = 0; i < secret.length(); i++) {
      int c = secret.at(i) & 0xff;
      if (isUnreserved((char) c)) {
        room[length++] = (byte) c;
      } else {
        room[length++] = '%';
        room[length++] = HEX[c >> 4];
        room[length++] = HEX[c & 15];
      }
    }
    Secret encoded = Secret.own(Arrays.copyOf(room, length));
    Arrays.fill(room, (byte) 0);
    return encoded;
  }

  private static boolean isUnreserved(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.'
        || c == '_' || c == '~';
  }
}
