package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds private keys in PEM, from their first line to their last, or to the end of the text where that is cut off; line
 * ends may be written as backslash and n, as in a service account's JSON. Source: RFC 7468.
 */
final class PrivateKey implements Detector {

  private static final String END = "-----END ";

  @Override
  public About about() {
    return About.secret("private-key")
        .because("proves to be its owner")
        .source("RFC 7468")
        .hits(
            "-----BEGIN "
                + "RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA1b2c3d4e5f6g7h8i9j0k\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN " + "PRIVATE KEY-----\\nMIIEowIBAAKCAQEA1b2c3d4e5f6g7h8i9j0k",
            "-----BEGIN " + "EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,A1B2\n\nMHcCAQEEIa1b2c3d4",
            "-----BEGIN " + "PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\nlQOYBFa1b2c3d4e5f6g7h8i9j0k")
        .misses("-----BEGIN CERTIFICATE-----\nMIIEowIBAAKCAQEA", "BEGIN PRIVATE KEY",
            "-----BEGIN " + "PRIVATE KEY-----");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes("BEGIN ");
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int label = at + 6;
    int i = label;
    while (i < label + 40 && (Alphabet.UPPER_ALNUM.has(text.at(i)) || text.at(i) == ' ')) {
      i++;
    }
    boolean key = text.has("PRIVATE KEY", i - 11) || text.has("PRIVATE KEY BLOCK", i - 17);
    if (!key || !text.has("-----", at - 5) || !text.has("-----", i)) {
      return;
    }
    int end = material(text, i + 5);
    if (end - i > 24) {
      out.add(this, at - 5, text.has(END, end) ? lastLine(text, end) : end, 0.97);
    }
  }

  /** Stops at two hyphens, so that many opening lines are not each read to the end of the text. */
  private static int material(Text text, int from) {
    int i = from;
    while (Alphabet.BASE64.has(text.at(i)) || text.at(i) >= 0 && "\r\n\\ :,.".indexOf(text.at(i)) >= 0
        || text.at(i) == '-' && text.at(i + 1) != '-') {
      i++;
    }
    return i;
  }

  private static int lastLine(Text text, int from) {
    int i = from + END.length();
    while (i < from + 60 && (Alphabet.UPPER_ALNUM.has(text.at(i)) || text.at(i) == ' ')) {
      i++;
    }
    return text.has("-----", i) ? i + 5 : i;
  }
}
