package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds OpenAI API keys: {@code sk-} with or without the kind of key; the old form has {@code T3BlbkFJ} in its middle.
 * Source: OpenAI API reference, "Authentication".
 */
final class OpenAiKey implements Detector {

  @Override
  public About about() {
    return About.secret("openai-key")
        .because("spends its owner's budget and reads its history")
        .source("OpenAI API reference, Authentication")
        .hits("sk-" + "proj-a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0",
            "sk-" + "a1B2c3D4e5F6g7H8i9J0T3BlbkFJa1B2c3D4e5F6g7H8i9J0")
        .misses("sk-short", "sk-learn-compatible-estimators-are-good-to-have", "sk-" + "x".repeat(48));
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes("sk-");
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    boolean kind = text.has("proj-", at + 3) || text.has("svcacct-", at + 3) || text.has("admin-", at + 3);
    boolean old = text.word(at + 3, Alphabet.ALNUM, 32, 64) > 0;
    int end = text.word(at + 3, Alphabet.BASE64URL, 32, 220);
    if (end > 0 && (kind || old) && text.varied(at + 3, end, 10)) {
      out.add(this, at, end, 0.95);
    }
  }
}
