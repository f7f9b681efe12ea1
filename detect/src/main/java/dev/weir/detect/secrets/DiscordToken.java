package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds Discord bot tokens: a user id in base64, whose digits make it begin with M, N or O, then two parts behind dots.
 * Source: Discord developer docs, "Reference, Authentication".
 */
final class DiscordToken implements Detector {

  @Override
  public About about() {
    return About.secret("discord-token")
        .because("acts as a bot")
        .source("Discord developer docs, Authentication")
        .hits("MT" + "A1B2c3D4e5F6g7H8i9J0k1L2.Ga1B2c.a1B2c3D4e5F6g7H8i9J0k1L2m3N4")
        .misses("MTA1B2c3D4e5F6g7H8i9J0k1L2", "MTA1.Ga1B2c.a1B2");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes("MD", "MT", "Mj", "Mz", "ND", "NT", "Nj", "Nz", "OD", "OT");
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int id = text.word(at, Alphabet.BASE64URL, 23, 28);
    if (id > 0 && text.at(id) == '.' && text.word(id + 1, Alphabet.BASE64URL, 6, 7) > 0) {
      int time = text.run(Alphabet.BASE64URL, id + 1);
      int end = text.at(time) == '.' ? text.word(time + 1, Alphabet.BASE64URL, 27, 38) : -1;
      if (end > 0) {
        out.add(this, at, end, 0.95);
      }
    }
  }
}
