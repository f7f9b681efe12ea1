package dev.weir.detect.pii.finance;

import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Accounts at banks, and what the other detectors of this package find. */
public final class Accounts {

  private static final Hint NUMBER = Hint.of("bank*", "checking", "savings", "deposit", "sort", "wire",
      "beneficiary", "giro*",
      "bancari*", "bancaire");

  private static final List<Detector> ALL = List.of(
      new Bic(),
      new CryptoAddress(),
      new MoneroAddress(),
      new SolanaAddress(),
      Id.of("bank-account", "BANK_ACCOUNT")
          .because("names an account that money can be drawn from",
              "numbers of 6 to 17 digits, as national clearing has them")
          .about(Topic.ACCOUNT, NUMBER)
          .runs(WEAK, code -> code.chars().distinct().count() > 1, "", "9", 7, 17)
          .written(WEAK, _ -> true, "99-99-99 99999999", "999999-99999999", "9999-999999", "999-9999999-9")
          .hits("Bank account 8721938475", "the checking account number is 000123456789")
          .misses("account 8721938475", "bank holiday 20240506", "bank account 123"));

  private Accounts() {}

  /** Returns every detector of this package. */
  public static List<Detector> all() {
    return ALL;
  }
}
