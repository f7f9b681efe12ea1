package dev.weir.detect.pii.finance;

import dev.weir.detect.check.Base58;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Cue;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/**
 * Finds addresses of Monero behind a word for what is paid: 95 digits of Base58, or 106 with a payment's id, with their check.
 * Source: Monero's documentation.
 */
final class MoneroAddress implements Detector {

  private static final Cue CUE = Cue.of("monero", "xmr", "wallet", "address", "addr", "donate", "donation",
      "donations",
      "payout", "send", "sent", "pay", "crypto");
  /** How many bytes before an address such a word may stand. */
  private static final int REACH = 64;
  private static final int LENGTH = 95;
  private static final int INTEGRATED = 106;
  /** What stands behind the digits that an address begins with. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  @Override
  public About about() {
    return About.of("monero-address", new Kind("CRYPTO"))
        .because("names a wallet")
        .source("Monero's documentation, Standard address, Subaddress, Integrated address")
        .hits(
            "XMR to 44FqPNcGaRhByQfUxLMPrfGFvsZXjbWm6WbJdJv78mLQczMvPGnXJxrUsVQVvDFrw1Pjm4UaPoWGxd754ofp3kMJPNB3oUt")
        .misses(
            "XMR to 44FqPNcGaRhByQfUxLMPrfGFvsZXjbWm6WbJdJv78mLQczMvPGnXJxrUsVQVvDFrw1Pjm4UaPoWGxd754ofp3kMJPNB3oU1",
            "4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rge0");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(1, 8, LETTERS, "_", CUE, REACH), new Trigger.Context(CUE));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if ("48".indexOf(text.at(at)) < 0 || !text.cued(CUE, at, REACH)
        || !Alphabet.ALNUM.has(text.at(at + LENGTH - 1))) {
      return;
    }
    int end = text.run(Alphabet.ALNUM, at);
    boolean whole = end - at == LENGTH || end - at == INTEGRATED;
    if (whole && text.clears(Doubt.CHECK, Base58.monero(text.decoded(at, end)))) {
      out.add(this, at, end, 0.98);
    }
  }
}
