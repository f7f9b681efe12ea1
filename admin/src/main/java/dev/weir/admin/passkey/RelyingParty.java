package dev.weir.admin.passkey;

import java.net.URI;
import java.util.Locale;

/** The origin that passkeys are made for and shown to, and nowhere else. */
public record RelyingParty(URI origin) {

  /** @throws IllegalArgumentException where browsers would make no passkey there; says what to write instead */
  public RelyingParty {
    String host = origin.getHost();
    String path = origin.getRawPath();
    boolean bare = (path == null || path.isEmpty()) && origin.getRawQuery() == null
        && origin.getRawFragment() == null && origin.getRawUserInfo() == null;
    if (host == null || !bare || !host.equals(host.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("an origin is https://name or https://name:port, in small letters");
    }
    if (host.startsWith("[") || Character.isDigit(host.charAt(host.lastIndexOf('.') + 1))) {
      throw new IllegalArgumentException("browsers make no passkey for an address: name the host");
    }
    if (!"https".equals(origin.getScheme()) && !("http".equals(origin.getScheme()) && isLocal(host))) {
      throw new IllegalArgumentException("browsers make passkeys only for https, or at http://localhost");
    }
  }

  private static boolean isLocal(String host) {
    return host.equals("localhost") || host.endsWith(".localhost");
  }

  /** Returns the relying party's id: the host. */
  public String id() {
    return origin.getHost();
  }
}
