package dev.weir.admin.account;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Passwords are stretched here and nowhere else, a few at once: whoever sends many keeps neither the memory nor the processors.
 * Devices that have been signed in before have a place of their own, so that no flood of strangers keeps them out.
 */
public final class Passwords {

  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BUSY = Duration.ofSeconds(10);

  private final PasswordHash.Cost cost;
  private final Semaphore strangers = new Semaphore(AT_ONCE, true);
  private final Semaphore known = new Semaphore(1, true);
  /** What the password of an account that does not exist is compared with. */
  private final PasswordHash nobody;

  public Passwords(PasswordHash.Cost cost) {
    this.cost = cost;
    this.nobody = PasswordHash.of(Code.base32(20), cost);
  }

  /** Returns {@code password} stretched; refused where it is too easy to guess for an account of this name. */
  public PasswordHash hash(String password, String name) throws Refused {
    Optional<String> flaw = PasswordRule.flaw(password, name);
    if (flaw.isPresent()) {
      throw new Refused(Refused.Why.UNFIT, flaw.get());
    }
    return atTurn(true, () -> PasswordHash.of(password, cost));
  }

  /** Returns whether this is the account's password; takes as long where there is no account, or it has none. */
  public boolean matches(String password, Optional<Account> account, boolean knownDevice) throws Refused {
    Optional<PasswordHash> hash = account.flatMap(found -> found.factors().password());
    boolean same = atTurn(knownDevice, () -> hash.orElse(nobody).matches(password));
    return same && hash.isPresent();
  }

  private interface Work<R> {
    R done();
  }

  private <R> R atTurn(boolean knownDevice, Work<R> work) throws Refused {
    Semaphore turn = knownDevice ? known : strangers;
    try {
      if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Refused.until(Refused.Why.BUSY, BUSY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refused.until(Refused.Why.BUSY, BUSY);
    }
    try {
      return work.done();
    } finally {
      turn.release();
    }
  }
}
