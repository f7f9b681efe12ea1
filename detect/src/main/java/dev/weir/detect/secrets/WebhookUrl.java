package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds incoming webhooks, whose address is all it takes to post: of Slack, Discord, Microsoft Teams and others. Source:
 * Slack API docs, "Incoming webhooks"; Discord docs, "Webhook resource"; Microsoft Learn, "Create an incoming webhook".
 */
final class WebhookUrl implements Detector {

  private static final String[] PLACES = {"hooks.slack.com/services/", "hooks.slack.com/workflows/",
    "hooks.slack.com/triggers/", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/",
    "webhook.office.com/webhookb2/", "outlook.office.com/webhook/", "outlook.office365.com/webhook/",
    "hooks.zapier.com/hooks/catch/", "chat.googleapis.com/v1/spaces/", "open.feishu.cn/open-apis/bot/",
    "oapi.dingtalk.com/robot/send?access_token=", "qyapi.weixin.qq.com/cgi-bin/webhook/send?key=",
    "maker.ifttt.com/trigger/", "events.pagerduty.com/integration/", "hook.integromat.com/",
    "hook.us1.make.com/",
    "hook.eu1.make.com/"};

  /** The shortest path by which one can post. */
  private static final int SHORTEST = 36;

  private static final int LONGEST = 320;

  @Override
  public About about() {
    return About.secret("webhook-url")
        .because("posts in its owner's name")
        .source("Slack API docs, Incoming webhooks")
        .hits("https://hooks.slack.com/" + "services/T0A1B2C3D/B4E5F6G7H/a1B2c3D4e5F6g7H8i9J0k1L2",
            "https://contoso.webhook.office.com/"
                + "webhookb2/a1b2c3d4-e5f6-a7b8-c9d0-e1f2a3b4c5d6@a1b2c3d4-e5f6")
        .misses("https://hooks.slack.com/services/", "https://hooks.slack.com/services/T0/short",
            "https://hooks.slack.com/services/" + "x".repeat(44));
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes(PLACES);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int end = text.run(Alphabet.UNBROKEN, at);
    for (String place : PLACES) {
      int path = at + place.length();
      if (text.has(place, at) && end - path >= SHORTEST && end - at < LONGEST && text.varied(path, end, 8)) {
        out.add(this, start(text, at), end, 0.96);
        return;
      }
    }
  }

  /** Returns where the address starts whose place stands at {@code at}: subdomains and scheme are parts of it. */
  private static int start(Text text, int at) {
    int host = at;
    while (host > at - LONGEST && Alphabet.DOTTED.has(text.at(host - 1))) {
      host--;
    }
    for (String scheme : List.of("https://", "http://")) {
      if (text.has(scheme, host - scheme.length())) {
        return host - scheme.length();
      }
    }
    return host;
  }
}
