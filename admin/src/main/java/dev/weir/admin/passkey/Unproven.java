package dev.weir.admin.passkey;

import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.function.Supplier;

/** An answer proves nothing. Says which check failed, and never what was sent, which messages of the library may quote. */
final class Unproven extends Exception {

  private Unproven(RuntimeException cause) {
    super("it does not verify: " + cause.getClass().getSimpleName(), cause);
  }

  /** Returns what {@code library} does; whatever it throws is a check that failed, since it reads what others wrote. */
  static <T> T unless(Supplier<T> library) throws Unproven {
    try {
      return library.get();
    } catch (RuntimeException e) {
      throw new Unproven(e);
    }
  }

  /** Returns whether all was right but the counter. */
  boolean counterWentBack() {
    return getCause() instanceof MaliciousCounterValueException;
  }
}
