package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/** Finds private keys in files of PuTTY, by the line that tells how many follow. Source: PuTTY manual, appendix "PPK file format". */
final class PuttyKey implements Detector {

  private static final String LINES = "Private-Lines: ";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 6000;

  @Override
  public About about() {
    return About.secret("putty-key")
        .because("proves to be its owner")
        .source("PuTTY manual, PPK file format")
        .hits("PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n" + "AAAAIHa1b2c3d4e5f6g7h8i9j0k1l2m3\nPrivate-MAC: 0a1b")
        .misses("Private-Lines: 1\nshort", "Private-Lines: none", "Public-Lines: 2\nAAAAIHa1b2c3d4e5f6g7h8i9j0k1l2m3");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes(LINES);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int count = 0;
    int i = at + LINES.length();
    for (; count < 100 && Alphabet.DIGITS.has(text.at(i)); i++) {
      count = count * 10 + text.at(i) - '0';
    }
    i += text.at(i) == '\r' ? 1 : 0;
    int from = i + 1;
    int end = from;
    for (int line = 0; line < count && end - from < LONGEST && (line == 0 || text.at(end) == '\n'); line++) {
      i = line == 0 ? from : end + 1;
      end = text.run(Alphabet.BASE64, i);
      end += text.at(end) == '\r' && line + 1 < count ? 1 : 0;
    }
    if (end - from >= SHORTEST) {
      out.add(this, from, end, 0.97);
    }
  }
}
