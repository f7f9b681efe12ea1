package dev.weir.detect.pii.finance;

import dev.weir.detect.check.Base58;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/**
 * Finds addresses of Solana behind a word for wallets: 32 bytes in Base58, which have no check, so that by themselves they might
 * be any key. Source: Solana's documentation, "Accounts".
 */
final class SolanaAddress implements Detector {

  private static final List<String> WORDS = List.of("solana", "sol", "phantom", "wallet");
  private static final int SHORTEST = 43;
  private static final int LONGEST = 44;
  private static final int BYTES = 32;
  /** How many bytes behind the word an address may begin. */
  private static final int REACH = 32;

  @Override
  public About about() {
    return About.of("solana-address", new Kind("CRYPTO"))
        .because("names a wallet, and all that was ever paid to or from it")
        .source("Solana documentation, Accounts")
        .hits("my Solana wallet is CLLviNqQXXJkL96HL6BmXoLLxiumd6XidxVjsyfUbyTx",
            "\"wallet\": \"CLLviNqQXXJkL96HL6BmXoLLxiumd6XidxVjsyfUbyTx\"")
        .misses("session CLLviNqQXXJkL96HL6BmXoLLxiumd6XidxVjsyfUbyTx",
            "wallet CLLviNqQXXJkL96HL6BmXoLLxiumd6XidxVjsyfUbyTxa",
            "wallet aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.wholes(WORDS);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int start = text.run(Alphabet.LETTERS, at);
    int limit = start + REACH;
    while (start < limit) {
      int end = text.run(Alphabet.ALNUM, start);
      if (end - start >= SHORTEST) {
        if (end - start <= LONGEST && text.at(end) != '_' && text.varied(start, end, BYTES / 2)
            && Base58.holds(text.decoded(start, end), BYTES)) {
          out.add(this, start, end, 0.9);
        }
        return;
      }
      start = Math.max(end, start + 1);
    }
  }
}
