package dev.weir.detect.secrets;

import dev.weir.detect.engine.Detector;
import java.util.List;

/** The detectors of secrets: to add one is to write its file and name it here. */
public final class Secrets {

  private static final List<Detector> ALL = List.of(
      new AnthropicKey(),
      new AtlassianToken(),
      new AwsAccessKey(),
      new AwsSecretKey(),
      new AzureStorageKey(),
      new DatabricksToken(),
      new DigitalOceanToken(),
      new DiscordToken(),
      new DopplerToken(),
      new GitHubFineGrainedToken(),
      new GitHubToken(),
      new GitLabToken(),
      new GoogleApiKey(),
      new GoogleOauthToken(),
      new GrafanaToken(),
      new HuggingFaceToken(),
      new JsonWebToken(),
      new LinearKey(),
      new MailgunKey(),
      new NpmToken(),
      new OpenAiKey(),
      new PlanetScaleToken(),
      new PostmanKey(),
      new PrivateKey(),
      new PulumiToken(),
      new PypiToken(),
      new RubyGemsKey(),
      new SendGridKey(),
      new SentryToken(),
      new ShopifyToken(),
      new SlackToken(),
      new StripeKey(),
      new TelegramToken(),
      new TwilioKey(),
      new TwilioToken(),
      new UrlPassword(),
      new VaultToken(),
      new WebhookUrl(),
      new WeirKey());

  private Secrets() {}

  /** Returns every detector of this package. */
  public static List<Detector> all() {
    return ALL;
  }
}
