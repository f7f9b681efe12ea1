package dev.weir.admin.session;

import dev.weir.admin.account.Refused;
import dev.weir.admin.account.Vain;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Attempts to prove something that can be guessed. A stranger's failures slow down that stranger's address, for this account
 * and for all; those of a device that has been signed in before slow down that device. So nobody can lock an account's owner
 * out by failing in the owner's name.
 */
public final class Attempts {

  private static final int FREE = 5;
  private static final int FREE_OF_ADDRESS = 30;

  private final SlowDown perAccount;
  private final SlowDown perAddress;
  private final Devices devices;

  public Attempts(Devices devices, InstantSource clock) {
    this.devices = devices;
    this.perAccount = new SlowDown(FREE, clock);
    this.perAddress = new SlowDown(FREE_OF_ADDRESS, clock);
  }

  /**
   * Refuses whoever has to wait; an attempt counts as failed from now on, until it {@link #succeeded}.
   *
   * @param name what is guessed at; each has failures of its own
   * @param vain what goes on record of one that is refused
   */
  public void begin(String name, Client client, Vain vain) throws Refused {
    boolean known = devices.knows(name, client);
    List<Duration> waits = new ArrayList<>();
    waits.add(perAccount.left(key(name, client)));
    if (!known) {
      waits.add(perAddress.left(client.site()));
    }
    for (Duration wait : waits) {
      if (wait.isPositive()) {
        throw Refused.until(Refused.Why.TOO_SOON, wait.plusSeconds(1)).inVain(vain);
      }
    }
    perAccount.failed(key(name, client));
    if (!known) {
      perAddress.failed(client.site());
    }
  }

  /** Forgets the failures of this client for this account; for other accounts its address goes on paying. */
  public void succeeded(String name, Client client) {
    perAccount.forget(key(name, client));
    perAddress.takeBack(client.site());
  }

  private String key(String name, Client client) {
    return name + " " + devices.of(name, client).orElseGet(client::site);
  }
}
