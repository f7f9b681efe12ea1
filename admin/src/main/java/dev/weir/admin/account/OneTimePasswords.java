package dev.weir.admin.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.weir.admin.account.Account.Factors;
import dev.weir.admin.account.Account.Totp;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * Codes of six digits that an app makes from the time (RFC 6238), and the recovery codes that stand in for the app. A code is
 * taken in its own step of 30 seconds, the one before and the one behind it, and neither it nor an older one is taken again.
 */
public final class OneTimePasswords {

  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_BYTES = 10;
  private static final int RECOVERY_CODES = 10;
  private static final int DIGITS = 6;
  private static final int WINDOW = 1;
  private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();
  private static final long STEP = GENERATOR.getTimeStep().toSeconds();

  private final Accounts accounts;
  private final InstantSource clock;

  public OneTimePasswords(Accounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Returns a new secret in base32, as apps take it. */
  public static String freshSecret() {
    return Code.base32(SECRET_BYTES);
  }

  /** Returns what an app reads from a QR code (Key URI Format of Google Authenticator). */
  public static String uri(String secret, String account, String issuer) {
    return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + secret + "&issuer="
        + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Makes {@code secret} the account's, and returns its new recovery codes; refused where {@code code} is not of that secret. */
  public List<String> enrol(String name, String secret, String code) throws IOException {
    OptionalLong step = step(secret, code, Long.MIN_VALUE);
    if (step.isEmpty()) {
      throw new Refused(Refused.Why.UNFIT, "the code is not of this secret: look at the clock of the device");
    }
    List<String> codes = Stream.generate(() -> Code.fresh(RECOVERY_BYTES)).limit(RECOVERY_CODES).toList();
    List<String> hashes = codes.stream().map(text -> Code.hash(text, accounts.digest())).toList();
    accounts.edit(name, "TOTP set", name, account -> account.with(
        account.factors().withTotp(Optional.of(new Totp(secret, step.getAsLong())), hashes)));
    return codes;
  }

  /** Returns whether {@code code} is the account's, of the app or for recovery; it is spent then. */
  public boolean proves(Account account, String code) throws IOException {
    if (account.factors().totp().isEmpty()) {
      return false;
    }
    return code.strip().length() <= DIGITS ? byApp(account, code.strip()) : byRecovery(account, code);
  }

  private boolean byApp(Account account, String code) throws IOException {
    return accounts.use(account.name(), "", factors -> factors.totp().flatMap(totp -> {
      OptionalLong step = step(totp.secret(), code, totp.lastStep());
      return step.isEmpty()
          ? Optional.<Factors>empty()
          : Optional.of(
              factors.withTotp(Optional.of(new Totp(totp.secret(), step.getAsLong())), factors.recovery()));
    }));
  }

  private boolean byRecovery(Account account, String code) throws IOException {
    String hash = Code.hash(code, accounts.digest());
    if (!account.factors().recovery().contains(hash)) {
      return false;
    }
    return accounts.use(account.name(), "recovery code used", factors -> {
      List<String> left = new ArrayList<>(factors.recovery());
      return left.remove(hash) ? Optional.of(factors.withTotp(factors.totp(), left)) : Optional.empty();
    });
  }

  /** Returns the step behind {@code last} whose code this is. */
  private OptionalLong step(String secret, String code, long last) {
    long now = Math.floorDiv(clock.instant().getEpochSecond(), STEP);
    OptionalLong found = OptionalLong.empty();
    for (long step = now - WINDOW; step <= now + WINDOW; step++) {
      if (step > last && Digest.same(at(secret, step), code)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private static String at(String secret, long step) {
    try {
      return GENERATOR.generateOneTimePasswordString(
          new SecretKeySpec(Base32.decode(secret), GENERATOR.getAlgorithm()),
          Instant.ofEpochSecond(step * STEP), Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC-SHA1 failed on this JVM", e);
    }
  }
}
