package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds Telegram bot tokens: 8 to 10 digits, a colon, AA and 33 characters.
 * Source: Telegram Bot API, "Authorizing your bot".
 */
final class TelegramToken implements Detector {

  @Override
  public About about() {
    return About.secret("telegram-token")
        .because("acts as a bot")
        .source("Telegram Bot API, Authorizing your bot")
        .hits("bot110201543" + ":AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1")
        .misses("110201543:AAshort", "12:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Colon());
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if (!text.has("AA", at + 1)) {
      return;
    }
    int start = at;
    while (start > at - 11 && Alphabet.DIGITS.has(text.at(start - 1))) {
      start--;
    }
    int end = text.word(at + 1, Alphabet.BASE64URL, 34, 35);
    if (at - start >= 8 && at - start <= 10 && end > 0) {
      out.add(this, start, end, 0.95);
    }
  }
}
