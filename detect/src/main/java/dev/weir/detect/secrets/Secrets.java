package dev.weir.detect.secrets;

import dev.weir.detect.engine.Detector;
import java.util.List;
import java.util.stream.Stream;

/** The detectors of secrets: to add one is to write its line into its family, or its file, and name it here. */
public final class Secrets {

  /** Where the same text is found by several, the first is named. */
  private static final List<Detector> ALL = Stream.of(
      List.of(new WeirKey(), new PrivateKey(), new PuttyKey(), new JsonWebToken(), new UrlPassword(),
          new WebhookUrl(),
          new AzureAdSecret(), new KubernetesSecret(), new HttpCredential(), new CommandLogin(),
          new CommandPassword(), new CallPassword(),
          new PasswordHash(), new NetrcPassword()),
      BarePrivateKey.ALL, ModelKeys.ALL, CloudKeys.ALL, PlatformKeys.ALL, SourceKeys.ALL, PackageKeys.ALL,
      MessagingKeys.ALL,
      PaymentKeys.ALL, CommerceKeys.ALL, MonitoringKeys.ALL, DataKeys.ALL, IdentityKeys.ALL, WorkKeys.ALL,
      List.<Detector>of(new GenericSecret(), new ForeignPassword(), new InsertedSecret(),
          new SessionCookie()))
      .flatMap(List::stream).toList();

  private Secrets() {}

  /** Returns every detector of this package. */
  public static List<Detector> all() {
    return ALL;
  }
}
