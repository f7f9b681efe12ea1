package dev.weir.detect.secrets;

import static dev.weir.detect.secrets.Service.service;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** Keys of services that know people and let them in. */
final class IdentityKeys {

  static final List<Detector> ALL = Service.family("opens accounts and reads who holds them",
      service("okta-token", "Okta docs, API tokens")
          .named("okta", "00{base64url:40}"),
      service("auth0-secret", "Auth0 docs, Application settings")
          .named("auth0", "{base64url:64}"),
      service("onelogin-secret", "OneLogin docs, API credentials")
          .named("onelogin", "{lower_hex:64}"),
      service("authress-key", "Authress docs, Service clients")
          .shaped("sc_{alnum:5-30}.{alnum:4-6}.acc_{base64url:10-32}.{token:30-120}",
              "acc_{alnum:5-30}.{alnum:4-6}.{alnum:10-32}.{token:30-120}",
              "ext_{alnum:5-30}.{alnum:4-6}.acc_{base64url:10-32}.{token:30-120}",
              "scauth_{alnum:5-30}.{alnum:4-6}.acc_{base64url:10-32}.{token:30-120}"),
      service("clerk-key", "Clerk docs, API keys")
          .named("clerk", "sk_live_{alnum:40-50}", "sk_test_{alnum:40-50}"),
      service("stytch-key", "Stytch docs, API keys")
          .shaped("secret-live-{base64url:36}=", "secret-test-{base64url:36}="),
      service("workos-key", "WorkOS docs, API keys")
          .named("workos", "sk_live_{alnum:40-60}", "sk_test_{alnum:40-60}", "sk_{base64:50-90}"),
      service("fusionauth-key", "FusionAuth docs, API keys")
          .named("fusionauth", "{base64url:43}", "{base64url:64}"),
      service("jumpcloud-key", "JumpCloud docs, API keys")
          .shaped("jca_{alnum:36}")
          .named("jumpcloud", "{lower_hex:40}"),
      service("duo-secret", "Duo docs, Integration keys")
          .named("duo_", "{alnum:40}"),
      service("persona-key", "Persona docs, API keys")
          .shaped("persona_production_{lower_hex:16}", "persona_sandbox_{uuid}"),
      service("facebook-token", "Meta docs, Access tokens")
          .shaped("EAA{alnum:90-300}")
          .named("facebook|fb_app|fb_secret|fb_access", "{lower_hex:32}", "{digits:15-16}{alnum:24-30}"),
      service("instagram-token", "Meta docs, Instagram access tokens")
          .shaped("IGQV{alnum:100-250}", "IGAA{alnum:100-250}"),
      service("twitter-key", "X docs, Authentication")
          .shaped("AAAAAAAAAAAAAAAAAAAAA{token:80-110}")
          .named("twitter|tweepy", "{digits:15-25}-{alnum:20-40}", "A{dotted:80-110}", "{alnum:50}",
              "{alnum:45}", "{alnum:25}"),
      service("linkedin-key", "LinkedIn docs, Authentication")
          .shaped("WPL_AP{digits:1}.{alnum:16}.{base64:8}")
          .named("linkedin|linked_in|linked-in", "{alnum:16}", "{lower_alnum:14}"),
      service("flickr-key", "Flickr docs, API keys")
          .named("flickr", "{lower_alnum:32}", "{lower_hex:16}"),
      service("twitch-token", "Twitch docs, Authentication")
          .named("twitch", "{lower_alnum:30}", "oauth:{lower_alnum:30}"),
      service("reddit-secret", "Reddit docs, OAuth 2.0")
          .named("reddit", "{base64url:27}", "{base64url:30}"),
      service("pinterest-token", "Pinterest docs, Authentication")
          .shaped("pina_{upper_alnum:32}"),
      service("tiktok-key", "TikTok docs, Client keys")
          .named("tiktok", "{alnum:32}", "{lower_hex:40}"),
      service("youtube-token", "Google identity docs, Refresh tokens")
          .named("youtube|refresh_token|refreshtoken", "1//0{base64url:40-120}"),
      service("dropbox-token", "Dropbox docs, OAuth")
          .shaped("sl.{base64url:130-200}")
          .named("dropbox", "{lower_alnum:15}", "{alnum:11}AAAAAAAAAA{base64url:43}"),
      service("box-secret", "Box docs, Applications")
          .named("box_client|boxapi|box_secret", "{alnum:32}"),
      service("yahoo-secret", "Yahoo docs, OAuth 2.0")
          .named("yahoo", "{lower_hex:40}"),
      service("vk-token", "VK docs, Access tokens")
          .shaped("vk1.a.{base64url:180-230}"),
      service("intra42-secret", "42 API docs, Applications")
          .shaped("s-s4t2ud-{lower_hex:64}", "s-s4t2af-{lower_hex:64}"));

  private IdentityKeys() {}
}
