package dev.weir.scan.knowledge;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that do not leave the machine or its network: loopback, private and link-local addresses (RFC 1918, RFC 4193,
 * RFC 3927), those of documents (RFC 5737, RFC 3849), the names that RFC 6762 and RFC 8375 set aside, and names of a single label.
 * The address of cloud metadata is not among them: whatever reads it is after credentials. Nor is {@code example.com}: it stands
 * for a host that somebody will write in its place.
 */
final class LocalHosts {

  private static final List<String> SUFFIXES = List.of(".localhost", ".local", ".internal", ".lan",
      ".home.arpa",
      ".localdomain", ".intranet", ".corp", ".svc");
  private static final String METADATA = "169.254.169.254";

  private LocalHosts() {}

  static boolean contains(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]"))
      name = name.substring(1, name.length() - 1);
    if (name.isEmpty() || name.indexOf('*') >= 0 || name.equals(METADATA))
      return false;
    if (name.indexOf(':') >= 0)
      return isLocalV6(name);
    var octets = octets(name);
    if (octets != null)
      return isLocalV4(octets);
    if (name.indexOf('.') < 0)
      return true;
    return SUFFIXES.stream().anyMatch(name::endsWith);
  }

  private static boolean isLocalV6(String name) {
    return name.equals("::1") || name.equals("::") || name.startsWith("fc") || name.startsWith("fd")
        || name.startsWith("fe80")
        || name.startsWith("2001:db8:");
  }

  private static boolean isLocalV4(int[] o) {
    return switch (o[0]) {
      case 0, 10, 127 -> true;
      case 100 -> o[1] >= 64 && o[1] < 128;
      case 169 -> o[1] == 254;
      case 172 -> o[1] >= 16 && o[1] < 32;
      case 192 -> o[1] == 168;
      default -> false;
    };
  }

  /** Returns the four numbers of an address in dotted form, or null for any other name. */
  private static int @Nullable [] octets(String name) {
    var parts = name.split("\\.", -1);
    if (parts.length != 4)
      return null;
    var octets = new int[4];
    for (int i = 0; i < 4; i++) {
      var part = parts[i];
      if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(c -> c >= '0' && c <= '9'))
        return null;
      octets[i] = Integer.parseInt(part);
      if (octets[i] > 255)
        return null;
    }
    return octets;
  }
}
