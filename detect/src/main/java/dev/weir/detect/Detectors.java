package dev.weir.detect;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Engine;
import dev.weir.detect.pii.CreditCard;
import dev.weir.detect.pii.Email;
import dev.weir.detect.pii.Iban;
import dev.weir.detect.pii.IpAddress;
import dev.weir.detect.pii.Phone;
import dev.weir.detect.pii.UsSsn;
import dev.weir.detect.secrets.AnthropicKey;
import dev.weir.detect.secrets.AtlassianToken;
import dev.weir.detect.secrets.AwsAccessKey;
import dev.weir.detect.secrets.AwsSecretKey;
import dev.weir.detect.secrets.AzureStorageKey;
import dev.weir.detect.secrets.DatabricksToken;
import dev.weir.detect.secrets.DigitalOceanToken;
import dev.weir.detect.secrets.DiscordToken;
import dev.weir.detect.secrets.DopplerToken;
import dev.weir.detect.secrets.GitHubFineGrainedToken;
import dev.weir.detect.secrets.GitHubToken;
import dev.weir.detect.secrets.GitLabToken;
import dev.weir.detect.secrets.GoogleApiKey;
import dev.weir.detect.secrets.GoogleOauthToken;
import dev.weir.detect.secrets.GrafanaToken;
import dev.weir.detect.secrets.HuggingFaceToken;
import dev.weir.detect.secrets.JsonWebToken;
import dev.weir.detect.secrets.LinearKey;
import dev.weir.detect.secrets.MailgunKey;
import dev.weir.detect.secrets.NpmToken;
import dev.weir.detect.secrets.OpenAiKey;
import dev.weir.detect.secrets.PlanetScaleToken;
import dev.weir.detect.secrets.PostmanKey;
import dev.weir.detect.secrets.PrivateKey;
import dev.weir.detect.secrets.PulumiToken;
import dev.weir.detect.secrets.PypiToken;
import dev.weir.detect.secrets.RubyGemsKey;
import dev.weir.detect.secrets.SendGridKey;
import dev.weir.detect.secrets.SentryToken;
import dev.weir.detect.secrets.ShopifyToken;
import dev.weir.detect.secrets.SlackToken;
import dev.weir.detect.secrets.StripeKey;
import dev.weir.detect.secrets.TelegramToken;
import dev.weir.detect.secrets.TwilioKey;
import dev.weir.detect.secrets.TwilioToken;
import dev.weir.detect.secrets.UrlPassword;
import dev.weir.detect.secrets.VaultToken;
import dev.weir.detect.secrets.WebhookUrl;
import dev.weir.detect.secrets.WeirKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Every detector there is: to add one is to write its file and name it here. */
public final class Detectors {

  private static final List<Detector> ALL = List.of(new CreditCard(), new Email(), new Iban(),
      new IpAddress(), new Phone(), new UsSsn(), new AnthropicKey(), new AtlassianToken(), new AwsAccessKey(),
      new AwsSecretKey(), new AzureStorageKey(), new DatabricksToken(), new DigitalOceanToken(),
      new DiscordToken(),
      new DopplerToken(), new GitHubFineGrainedToken(), new GitHubToken(), new GitLabToken(),
      new GoogleApiKey(),
      new GoogleOauthToken(), new GrafanaToken(), new HuggingFaceToken(), new JsonWebToken(), new LinearKey(),
      new MailgunKey(), new NpmToken(), new OpenAiKey(), new PlanetScaleToken(), new PostmanKey(),
      new PrivateKey(),
      new PulumiToken(), new PypiToken(), new RubyGemsKey(), new SendGridKey(), new SentryToken(),
      new ShopifyToken(), new SlackToken(), new StripeKey(), new TelegramToken(), new TwilioKey(),
      new TwilioToken(),
      new UrlPassword(), new VaultToken(), new WebhookUrl(), new WeirKey());

  private static final Map<Detector, About> ABOUT = ALL.stream()
      .collect(Collectors.toMap(d -> d, Detector::about));

  private Detectors() {}

  /** Returns what each detector says of itself: the reference page is made of it. */
  public static List<About> all() {
    return ALL.stream().map(Detector::about).toList();
  }

  static About about(Detector detector) {
    return Objects.requireNonNull(ABOUT.get(detector));
  }

  /** Returns an engine that runs all of them. */
  static Engine engine() {
    return new Engine(ALL);
  }
}
