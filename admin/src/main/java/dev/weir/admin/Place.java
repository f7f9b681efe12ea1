package dev.weir.admin;

import dev.weir.model.net.Host;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Scheme;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.EntranceTls;
import dev.weir.model.settings.Listen;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Where the admin port is.
 *
 * @param tls empty where it speaks in the plain
 * @param origin by which browsers ask for it, besides its address
 * @param insecure whether passwords may pass in the plain between machines
 */
public record Place(Listen.Socket at, Optional<EntranceTls> tls, Optional<Origin> origin, boolean insecure) {

  /** Returns the place that a configuration gives. */
  public static Place of(Listen.Socket at, AdminRule rule) {
    return new Place(at, rule.tls(), rule.origin(), rule.insecure());
  }

  /** Returns whether nobody but this machine gets there. */
  public boolean nearby() {
    return at.ip().toInet().isLoopbackAddress();
  }

  /** Returns whether browsers come by TLS: spoken here, or by what stands before. */
  boolean secure() {
    return tls.isPresent() || origin.filter(known -> known.scheme() == Scheme.HTTPS).isPresent();
  }

  /** Returns whether browsers come by a name, to which they bind passkeys; they bind none to an address. */
  boolean takesPasskeys() {
    return origin.map(Origin::host).map(Host.Name.class::isInstance).orElse(nearby());
  }

  /** Returns how browsers of this machine call it, where it has no other name. */
  Origin onThisMachine(int port) {
    return new Origin(secure() ? Scheme.HTTPS : Scheme.HTTP, new Host.Name("localhost"), port);
  }

  void refuseBare() throws IOException {
    if (nearby() || tls.isPresent()) {
      return;
    }
    if (!insecure) {
      throw new IOException("listen.admin is " + at
          + ": other machines could read the passwords on their way; give it"
          + " admin.tls, or an address of loopback, or say admin.insecure: true where something before it speaks TLS");
    }
    System.getLogger(Place.class.getName()).log(Level.WARNING,
        "the admin address {0} is open to other machines without TLS: passwords pass in the plain", at);
  }
}
