package dev.weir.vault.wrap;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a master key in a service is called: {@code SCHEME:NAME?PARAMETER=VALUE&…}, percent-encoded as URIs are.
 *
 * @param name without parameters
 */
public record Reference(String scheme, String name, Map<String, String> parameters) {

  private static final List<String> SCHEMES = List.of("pkcs11", "awskms", "vault");

  public Reference {
    parameters = Map.copyOf(parameters);
  }

  /** Returns whether {@code text} is meant as one, right or wrong. */
  public static boolean isMeant(String text) {
    return SCHEMES.stream().anyMatch(scheme -> text.startsWith(scheme + ":"));
  }

  /** Reads {@code text}; throws where it is none, with the mend. */
  public static Reference parse(String text) throws IOException {
    int colon = text.indexOf(':');
    int query = text.indexOf('?');
    int end = query < 0 ? text.length() : query;
    if (colon < 0 || colon + 1 >= end || !SCHEMES.contains(text.substring(0, colon))) {
      throw new IOException("it is none of pkcs11:…, awskms:… and vault:…");
    }
    Map<String, String> parameters = query < 0 ? Map.of() : pairs(text.substring(query + 1), "&");
    return new Reference(text.substring(0, colon), text.substring(colon + 1, end), parameters);
  }

  /** Returns the pairs of a list such as {@code a=b;c=d}. */
  static Map<String, String> pairs(String text, String separator) throws IOException {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split(separator, -1)) {
      int equals = pair.indexOf('=');
      if (equals <= 0 || pairs.put(pair.substring(0, equals), decoded(pair.substring(equals + 1))) != null) {
        throw new IOException("its part '" + pair + "' is no NAME=VALUE, or stands there twice");
      }
    }
    return pairs;
  }

  private static String decoded(String text) throws IOException {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IOException("an escape in it is cut off");
    }
  }

  Optional<String> find(String parameter) {
    return Optional.ofNullable(parameters.get(parameter));
  }

  /** Throws where there is a parameter besides {@code known}. */
  void checkParameters(Set<String> known) throws IOException {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw new IOException("its parameter " + name + " means nothing; there are "
            + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  /** Returns it without parameters. */
  String plain() {
    return scheme + ":" + name;
  }
}
