package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds incoming webhooks of Slack, Discord and Microsoft Teams: their path is all it takes to post.
 * Source: Slack API docs, "Incoming webhooks"; Discord docs, "Webhook resource"; Microsoft Learn, "Create an incoming webhook".
 */
final class WebhookUrl implements Detector {

  private static final String[] PLACES = {"hooks.slack.com/services/T", "hooks.slack.com/workflows/T",
    "discord.com/api/webhooks/",
    "discordapp.com/api/webhooks/"};

  @Override
  public About about() {
    return About.secret("webhook-url")
        .because("posts in its owner's name")
        .source("Slack API docs, Incoming webhooks")
        .hits("https://hooks.slack.com/" + "services/T0A1B2C3D/B4E5F6G7H/a1B2c3D4e5F6g7H8i9J0k1L2")
        .misses("https://hooks.slack.com/services/", "https://hooks.slack.com/services/T0/short");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes(PLACES);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int end = text.run(Alphabet.UNBROKEN, at);
    for (String place : PLACES) {
      if (text.has(place, at) && end - at - place.length() >= 36 && end - at < 256) {
        int start = text.has("https://", at - 8) ? at - 8 : at;
        out.add(this, start, end, 0.96);
        return;
      }
    }
  }
}
