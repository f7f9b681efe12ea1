package dev.weir.detect.pii.finance;

import dev.weir.detect.check.Base58;
import dev.weir.detect.check.Bech32;
import dev.weir.detect.check.Keccak;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds addresses of cryptocurrencies: Base58Check (Bitcoin, Litecoin, Dogecoin, Tron, Ripple, Zcash and others), Bech32
 * (Bitcoin, Litecoin, Cardano, Cosmos and others), and Ethereum's with the check in its capitals where it has them.
 * Source: Bitcoin wiki, BIP 173, BIP 350, EIP-55.
 */
public final class CryptoAddress implements Detector {

  private static final int SHORTEST = 26;
  private static final int LONGEST = 35;
  private static final int HEX = 40;

  @Override
  public About about() {
    return About.of("crypto-address", new Kind("CRYPTO"))
        .because("names a wallet, and all that was ever paid to or from it")
        .source("Bitcoin wiki, BIP 173, BIP 350, EIP-55")
        .hits("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "send to 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy.",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "t1UXKkrFAuZ38fS8vLjpb3HQr5eWH67PNYe", "cosmos1345zw28kzra3cl7e940696q50qq8z5k7xmme4g")
        .misses("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "0x0000000000000000000000000000000000000000",
            "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed00");
  }

  @Override
  public List<Trigger> triggers() {
    List<Trigger> triggers = new ArrayList<>(
        Trigger.prefixes("bc1", "BC1", "tb1", "ltc1", "addr1", "stake1", "cosmos1",
            "osmo1", "bnb1", "terra1", "inj1", "celestia1", "zs1"));
    triggers.add(new Trigger.Digits(1, 1, "x", ""));
    for (int n = SHORTEST; n <= LONGEST; n++) {
      triggers.add(new Trigger.Shape("X".repeat(n)));
    }
    return triggers;
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if (text.at(at) == '0') {
      ether(text, at, out);
      return;
    }
    int end = text.run(Alphabet.ALNUM, at);
    if (end - at < SHORTEST || end - at > 110 || text.at(end) == '_') {
      return;
    }
    String code = written(text, at, end);
    boolean small = code.equals(code.toLowerCase(Locale.ROOT)) || code.equals(code.toUpperCase(Locale.ROOT));
    boolean holds = end - at <= LONGEST && Base58.address(code)
        || small && Bech32.holds(code.toLowerCase(Locale.ROOT));
    if (text.clears(Doubt.CHECK, holds)) {
      out.add(this, at, end, 0.98);
    }
  }

  private void ether(Text text, int at, Findings out) {
    if (text.at(at + 1) != 'x') {
      return;
    }
    int end = text.word(at + 2, Alphabet.HEX, HEX, HEX);
    if (end > 0 && text.at(end) != '_' && text.varied(at + 2, end, 5)
        && text.clears(Doubt.CHECK, capitals(written(text, at + 2, end)))) {
      out.add(this, at, end, 0.95);
    }
  }

  /** Capitals and small letters mixed stand where the digest of the small ones has them. */
  private static boolean capitals(String hex) {
    String small = hex.toLowerCase(Locale.ROOT);
    if (hex.equals(small) || hex.equals(hex.toUpperCase(Locale.ROOT))) {
      return true;
    }
    byte[] digest = Keccak.ofShort(small.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < HEX; i++) {
      boolean upper = (digest[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15) >= 8;
      char c = upper ? Character.toUpperCase(small.charAt(i)) : small.charAt(i);
      if (c != hex.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String written(Text text, int from, int to) {
    StringBuilder written = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      written.append((char) text.at(i));
    }
    return written.toString();
  }
}
