package dev.weir.admin.session;

import dev.weir.admin.account.Digest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Remembers on the device itself that an account was signed in there: no proof of anybody, but reason not to take it for a stranger. */
public final class Devices {

  /** How long that is remembered. */
  public static final Duration LIFE = Duration.ofDays(180);
  private static final String PURPOSE = "device";

  private final Vouchers vouchers;

  public Devices(Digest digest, InstantSource clock) {
    this.vouchers = new Vouchers(digest, clock);
  }

  /** Returns what a device is given to keep, once {@code name} has been signed in there. */
  public String cookie(String name) {
    return vouchers.issue(PURPOSE, name, LIFE);
  }

  /** Returns whether {@code name} was signed in there before. */
  public boolean knows(String name, Client client) {
    return of(name, client).isPresent();
  }

  /** Returns the device's own name, where it has been given one for this account. */
  Optional<String> of(String name, Client client) {
    return client.device().filter(cookie -> vouchers.end(PURPOSE, name, cookie).isPresent());
  }
}
