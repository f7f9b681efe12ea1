package dev.weir.vault.outside;

import dev.weir.model.net.Bytes;
import dev.weir.model.net.Json;
import dev.weir.model.settings.SecretSource;
import dev.weir.vault.Secrets;
import dev.weir.vault.cloud.AwsAccount;
import dev.weir.vault.cloud.AwsPlaces;
import dev.weir.vault.cloud.AwsService;
import dev.weir.vault.cloud.Environment;
import dev.weir.vault.cloud.GoogleAccount;
import dev.weir.vault.outside.Reading.Read;
import dev.weir.vault.web.Ask;
import dev.weir.vault.web.Fields;
import dev.weir.vault.web.Reply;
import dev.weir.vault.web.Web;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Secrets that clouds keep. */
final class Clouds {

  private static final String GOOGLE = "https://secretmanager.googleapis.com";

  private Clouds() {}

  /** Source: AWS Secrets Manager API reference, "GetSecretValue". */
  static Reading aws(SecretSource.AwsSecret secret, Environment environment, InstantSource clock) {
    AwsAccount account = new AwsAccount(secret.keyFile().map(AwsPlaces::in)
        .orElseGet(() -> new AwsPlaces(environment, secret.region())), clock);
    String question = "{\"SecretId\":" + Json.quote(secret.id()) + ",\"VersionStage\":"
        + Json.quote(secret.stage()) + "}";
    return () -> {
      URI endpoint = AwsService.endpoint(environment, secret.region(), "secretsmanager", "SECRETS_MANAGER",
          secret.endpoint());
      Fields answer = new AwsService(endpoint, secret.region(), "secretsmanager", account, clock)
          .ask("secretsmanager.GetSecretValue", question);
      Optional<String> text = answer.find("SecretString");
      return part(text.isPresent() ? Bytes.utf8(text.get()) : decoded(answer.text("SecretBinary")),
          secret.field());
    };
  }

  /** Source: Secret Manager API reference, "projects.secrets.versions.access". */
  static Reading google(SecretSource.GoogleSecret secret, Environment environment, InstantSource clock) {
    GoogleAccount account = new GoogleAccount(secret.accountFile(), environment, clock);
    String path = "/v1/projects/" + secret.project() + "/secrets/" + secret.name() + "/versions/"
        + secret.version() + ":access";
    return () -> {
      URI endpoint = Environment.address(secret.endpoint().map(URI::toString).orElse(GOOGLE));
      Ask ask = account.signed(Ask.get(endpoint.resolve(path)));
      Reply reply = Web.ask(ask, 1 << 20);
      if (!reply.isFine()) {
        throw new IOException(ask.authority() + " answered " + reply.status() + " at " + path);
      }
      return part(whole(reply.fields()), secret.field());
    };
  }

  private static Bytes whole(Fields answer) throws IOException {
    Bytes data = decoded(answer.text("payload", "data"));
    Optional<String> said = answer.find("payload", "dataCrc32c");
    CRC32C crc = new CRC32C();
    crc.update(data.array(), data.offset(), data.length());
    if (said.isPresent() && !said.get().equals(Long.toString(crc.getValue()))) {
      throw new IOException("the answer's checksum is another than its data's");
    }
    return data;
  }

  private static Read part(Bytes whole, Optional<String> field) throws IOException {
    if (field.isPresent()) {
      return Read.lasting(Fields.parse(whole).text(field.get()));
    }
    if (whole.isEmpty() || whole.length() > Secrets.MOST_BYTES) {
      throw new IOException("it has " + whole.length() + " bytes, and may have 1 to " + Secrets.MOST_BYTES);
    }
    return Read.lasting(whole.copy());
  }

  private static Bytes decoded(String base64) throws IOException {
    try {
      return Bytes.wrap(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer holds what is no Base64");
    }
  }
}
