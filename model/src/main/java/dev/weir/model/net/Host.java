package dev.weir.model.net;

import java.util.Locale;
import java.util.Optional;

/** A host as policy, DNS, dialling, the Host header and audit all see it: one canonical form, parsed once. */
public sealed interface Host {

  /** A DNS name: lower case, LDH labels and underscores, no trailing dot, at most 253 characters. */
  record Name(String text) implements Host {
    @Override
    public String toString() {
      return text;
    }
  }

  /** An address literal. */
  record Literal(Ip ip) implements Host {
    /** Returns the text for an authority: IPv6 in brackets. */
    @Override
    public String toString() {
      return ip.v4() ? ip.toString() : "[" + ip + "]";
    }
  }

  /**
   * Returns the host that {@code text} spells, IPv6 in brackets, one trailing dot dropped, names beyond ASCII as their
   * A-labels (UTS #46); never guesses. Empty for everything that two programs might read differently: short, octal,
   * hexadecimal or decimal IPv4 in digits of any script, zones, A-labels that stand for nothing or for another name, white
   * space, userinfo.
   */
  static Optional<Host> parse(String text) {
    if (text.startsWith("[") && text.endsWith("]")) {
      return Ip.parse(text.substring(1, text.length() - 1)).filter(ip -> !ip.v4()).map(Literal::new);
    }
    if (text.indexOf(':') >= 0) {
      return Optional.empty();
    }
    String rooted = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    Optional<Ip> v4 = Ip.parse(rooted);
    if (v4.isPresent()) {
      return v4.map(Literal::new);
    }
    return isName(rooted) ? named(rooted) : Idn.toAscii(rooted).filter(Host::isName).flatMap(Host::named);
  }

  private static Optional<Host> named(String ascii) {
    String lower = ascii.toLowerCase(Locale.ROOT);
    return Idn.isCanonical(lower) ? Optional.of(new Name(lower)) : Optional.empty();
  }

  private static boolean isName(String text) {
    if (text.isEmpty() || text.length() > 253) {
      return false;
    }
    int label = 0;
    boolean numeric = true;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (i == label || i - label > 63 || text.charAt(label) == '-' || text.charAt(i - 1) == '-') {
          return false;
        }
        if (i < text.length()) {
          label = i + 1;
          numeric = true;
        }
      } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_') {
        numeric = false;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    // A last label that reads as a number makes the whole an IPv4 address to some (WHATWG URL, "ends in a number").
    return !numeric && !text.regionMatches(true, label, "0x", 0, 2);
  }
}
