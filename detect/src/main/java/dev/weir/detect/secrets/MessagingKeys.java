package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;
import java.util.stream.IntStream;

/** Keys of services that carry messages, mail and calls. */
final class MessagingKeys {

  static final List<Detector> ALL = Service.family("reads and sends messages in its owner's name",
      service("slack-token", "Slack API docs, Token types")
          .shaped("xoxb-{digits:9-14}-{digits:9-14}-{alnum:18-36}", "xoxb-{digits:8-14}-{alnum:18-26}",
              "xoxp-{digits:4-14}-{digits:4-14}-{digits:4-14}-{alnum:16-40}",
              "xoxe-{digits:1}-{alnum:100-300}", "xoxe.xoxb-1-{base64url:100-300}",
              "xoxe.xoxp-1-{base64url:100-300}", "xoxb-{base64url:20-260}", "xoxp-{base64url:28-260}",
              "xoxa-{base64url:12-260}", "xoxr-{base64url:12-260}", "xoxs-{base64url:20-260}",
              "xoxo-{base64url:20-260}", "xoxe-{base64url:60-260}", "xoxc-{base64url:20-260}",
              "xoxd-{token:20-400}", "xapp-{digits:1}-{upper_alnum:8-14}-{digits:9-16}-{lower_alnum:20-80}",
              "xapp-{base64url:30-260}"),
      service("discord-token", "Discord developer docs, Authentication")
          .shaped("MD{base64url:21-26}.{base64url:6-7}.{base64url:27-38}",
              "MT{base64url:21-26}.{base64url:6-7}.{base64url:27-38}",
              "Mj{base64url:21-26}.{base64url:6-7}.{base64url:27-38}",
              "Mz{base64url:21-26}.{base64url:6-7}.{base64url:27-38}",
              "ND{base64url:21-26}.{base64url:6-7}.{base64url:27-38}",
              "NT{base64url:21-26}.{base64url:6-7}.{base64url:27-38}",
              "Nj{base64url:21-26}.{base64url:6-7}.{base64url:27-38}",
              "Nz{base64url:21-26}.{base64url:6-7}.{base64url:27-38}",
              "OD{base64url:21-26}.{base64url:6-7}.{base64url:27-38}",
              "OT{base64url:21-26}.{base64url:6-7}.{base64url:27-38}")
          .named("discord", "{lower_hex:64}", "{base64url:32}", "{digits:18-19}"),
      service("telegram-token", "Telegram Bot API, Authorizing your bot")
          .shaped("{digits:8-10}:AA{base64url:32-33}")
          .named("telegr|tgbot|tg_bot", "{digits:5-16}:A{base64url:34}"),
      service("twilio-key", "Twilio docs, API keys overview")
          .shaped("SK{lower_hex:32}"),
      service("twilio-token", "Twilio docs, Auth tokens")
          .named("twilio", "{lower_hex:32}"),
      service("sendgrid-key", "Twilio SendGrid docs, API keys")
          .shaped("SG.{base64url:22}.{base64url:43}", "SG.{token:66}"),
      service("mailgun-key", "Mailgun docs, API keys")
          .shaped("key-{lower_hex:32}", "pubkey-{lower_hex:32}")
          .named("mailgun", "{lower_hex:32}-{lower_hex:8}-{lower_hex:8}", "{lower_hex:50}"),
      service("mailchimp-key", "Mailchimp docs, API keys")
          .shaped(IntStream.rangeClosed(1, 9).mapToObj(n -> "{lower_hex:32}-us" + n + "{digits:0-1}")
              .toArray(String[]::new)),
      service("mandrill-key", "Mailchimp Transactional docs, API keys")
          .shaped("md-{base64url:22}")
          .named("mandrill", "{base64url:22}"),
      service("brevo-key", "Brevo docs, API keys")
          .shaped("xkeysib-{lower_hex:64}-{alnum:16}", "xsmtpsib-{lower_hex:64}-{alnum:16}"),
      service("postmark-token", "Postmark docs, API authentication")
          .named("postmark|x-postmark", "{uuid}"),
      service("resend-key", "Resend docs, API keys")
          .shaped("re_{alnum:8}_{alnum:24}"),
      service("sparkpost-key", "SparkPost docs, API keys")
          .named("sparkpost", "{lower_hex:40}"),
      service("mailjet-key", "Mailjet docs, API authentication")
          .named("mailjet", "{lower_hex:32}"),
      service("mailerlite-key", "MailerLite docs, Authentication")
          .named("mailerlite", "{lower_hex:32}"),
      service("mailersend-key", "MailerSend docs, API tokens")
          .shaped("mlsn.{lower_hex:64}"),
      service("loops-key", "Loops docs, API keys")
          .named("loops_api", "{lower_hex:32}"),
      service("convertkit-key", "Kit docs, API keys")
          .named("convertkit", "{base64url:22}", "{base64url:43}"),
      service("klaviyo-key", "Klaviyo docs, API keys")
          .shaped("pk_{lower_hex:34}"),
      service("customerio-key", "Customer.io docs, API credentials")
          .named("customerio|customer_io", "{lower_hex:20}", "{lower_hex:32}"),
      service("messagebird-key", "Bird docs, API authentication")
          .named("messagebird|message_bird|message-bird", "{alnum:25}", "{uuid}"),
      service("vonage-secret", "Vonage docs, API credentials")
          .named("vonage|nexmo", "{alnum:16}", "{lower_hex:8}"),
      service("plivo-token", "Plivo docs, Authentication")
          .named("plivo", "{base64url:40}", "{upper_alnum:20}"),
      service("telnyx-key", "Telnyx docs, API keys")
          .shaped("KEY{upper_alnum:32}_{alnum:22}"),
      service("bandwidth-token", "Bandwidth docs, Credentials")
          .named("bandwidth", "{lower_hex:40-56}"),
      service("sinch-secret", "Sinch docs, Application keys")
          .named("sinch", "{base64url:20-24}==", "{uuid}"),
      service("pusher-key", "Pusher docs, Channels keys")
          .named("pusher", "{lower_hex:20}"),
      service("ably-key", "Ably docs, API keys")
          .named("ably", "{base64url:6}.{base64url:6}:{base64url:43}"),
      service("pubnub-key", "PubNub docs, Keys")
          .shaped("sub-c-{uuid}", "pub-c-{uuid}", "sec-c-{base64:48}"),
      service("stream-secret", "Stream docs, Authentication")
          .named("getstream|stream_api|stream_secret", "{lower_alnum:64}"),
      service("sendbird-token", "Sendbird docs, API tokens")
          .named("sendbird", "{lower_hex:40}", "{uuid}"),
      service("onesignal-key", "OneSignal docs, Keys and ids")
          .shaped("os_v2_app_{lower_alnum:100-110}")
          .named("onesignal|one_signal", "{base64url:48}"),
      service("mattermost-token", "Mattermost docs, Personal access tokens")
          .named("mattermost", "{lower_alnum:26}"),
      service("zulip-key", "Zulip docs, API keys")
          .named("zulip", "{alnum:32}"),
      service("intercom-token", "Intercom docs, Access tokens")
          .shaped("dG9rO{base64:50-56}")
          .named("intercom", "{token:60}"),
      service("crisp-key", "Crisp docs, Authentication")
          .named("crisp", "{lower_hex:64}"),
      service("drift-token", "Drift docs, Authentication")
          .named("drift", "{alnum:32}"),
      service("line-token", "LINE docs, Channel access tokens")
          .named("line_channel|linebot|line_messaging", "{base64:170-178}", "{lower_hex:32}"),
      service("zoom-token", "Zoom docs, OAuth")
          .named("zoom", "{alnum:32}", "{base64url:22}"),
      service("webex-token", "Webex docs, Bots")
          .named("webex", "{base64url:64}_{alnum:4}_{uuid}", "{lower_hex:64}"),
      service("courier-key", "Courier docs, Authentication")
          .shaped("pk_prod_{upper_alnum:28}", "pk_test_{upper_alnum:28}"),
      service("beamer-key", "Beamer docs, API")
          .named("beamer", "b_{token:44}"),
      service("knock-key", "Knock docs, API keys")
          .named("knock", "sk_{base64url:40-50}"));

  private MessagingKeys() {}
}
