package dev.weir.scan.config;

import dev.weir.scan.finding.Recipient;
import java.util.Locale;

/**
 * A recipient that the project says it sends to.
 *
 * @param who a vendor's name, or a host; {@code *.example.com} is every host below a domain
 * @param reason why it may be sent to
 */
public record Declared(String who, String reason) {

  /** Returns whether {@code recipient} is meant; case does not count. */
  public boolean covers(Recipient recipient) {
    String host = recipient.host().toLowerCase(Locale.ROOT);
    String wanted = who.toLowerCase(Locale.ROOT);
    return wanted.equals(recipient.name().toLowerCase(Locale.ROOT)) || wanted.equals(host)
        || wanted.startsWith("*.") && host.endsWith(wanted.substring(1))
            && host.length() > wanted.length() - 1;
  }
}
