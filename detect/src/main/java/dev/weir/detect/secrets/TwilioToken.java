package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds Twilio auth tokens: 32 hexadecimal digits behind their name.
 * Source: Twilio docs, Auth tokens.
 */
final class TwilioToken implements Detector {

  private static final String[] NAMES = {"TWILIO_AUTH_TOKEN", "twilio_auth_token", "twilioAuthToken",
    "TWILIO_TOKEN", "TWILIO_API_KEY", "TWILIO_SECRET"};

  @Override
  public About about() {
    return About.secret("twilio-token")
        .because("sends messages and calls at its owner's cost")
        .source("Twilio docs, Auth tokens")
        .hits("TWILIO_AUTH_TOKEN=" + "a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6")
        .misses(NAMES[0], NAMES[0] + "=" + "x".repeat(32), NAMES[0] + " a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes(NAMES);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int value = Assigned.value(text, text.run(Alphabet.WORD, at));
    int end = value < 0 ? -1 : text.word(value, Alphabet.LOWER_HEX, 32, 32);
    if (end > 0 && text.varied(value, end, 8)) {
      out.add(this, value, end, 0.95);
    }
  }
}
