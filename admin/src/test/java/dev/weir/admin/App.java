package dev.weir.admin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.weir.testkit.FakeClock;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** An authenticator app. */
public record App(FakeClock clock, String secret) {

  private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();

  /** Returns the code of now. */
  public String code() {
    return code(Duration.ZERO);
  }

  /** Returns the code of so much later, or earlier. */
  public String code(Duration off) {
    try {
      return GENERATOR.generateOneTimePasswordString(new SecretKeySpec(Base32.decode(secret), "HmacSHA1"),
          clock.instant().plus(off), Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until its next code has not been seen before, and returns that. */
  public String fresh() {
    clock.advance(Duration.ofMinutes(1));
    return code();
  }
}
