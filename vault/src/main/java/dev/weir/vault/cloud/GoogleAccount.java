package dev.weir.vault.cloud;

import dev.weir.model.Secret;
import dev.weir.model.Veiled;
import dev.weir.model.net.Bytes;
import dev.weir.model.sign.Assertion;
import dev.weir.vault.web.Ask;
import dev.weir.vault.web.Fields;
import dev.weir.vault.web.Reply;
import dev.weir.vault.web.Web;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service account of Google's: the one whose key a file holds, or the one that the machine runs as. Its token is kept veiled
 * until a minute before its end. Source: Google identity documentation, "Using OAuth 2.0 for server to server applications";
 * Compute Engine documentation, "Authenticate workloads by the metadata server".
 */
public final class GoogleAccount {

  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String METADATA = "metadata.google.internal";
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int MOST_BYTES = 64 << 10;

  private record Kept(Veiled token, Instant until) {}

  private final Optional<Path> file;
  private final Environment environment;
  private final InstantSource clock;
  private @Nullable Kept kept;

  /** Takes the key in {@code file}; without one, that of {@code GOOGLE_APPLICATION_CREDENTIALS} or the machine's. */
  public GoogleAccount(Optional<Path> file, Environment environment, InstantSource clock) {
    this.file = file.or(() -> environment.find("GOOGLE_APPLICATION_CREDENTIALS").map(Path::of));
    this.environment = environment;
    this.clock = clock;
  }

  /** Returns {@code ask} as this account's. */
  public synchronized Ask signed(Ask ask) throws IOException, InterruptedException {
    Kept now = kept;
    if (now == null || clock.instant().isAfter(now.until())) {
      now = granted(file.isPresent() ? byKey(file.get()) : byMachine());
      kept = now;
    }
    try (Secret token = now.token().open(); Secret field = token.within("Bearer {}")) {
      return ask.with("Authorization", new String(field.reveal(), StandardCharsets.US_ASCII));
    }
  }

  private Fields byKey(Path key) throws IOException, InterruptedException {
    Fields account = Fields.parse(Bytes.wrap(Files.readAllBytes(key)));
    URI endpoint = Environment
        .address(account.find("token_uri").orElse("https://oauth2.googleapis.com/token"));
    long now = clock.instant().getEpochSecond();
    Assertion assertion = new Assertion(Map.of("iss", account.text("client_email"), "scope", SCOPE, "aud",
        endpoint.toString(), "iat", now, "exp", now + LIFE.toSeconds()), account.find("private_key_id"));
    try (Secret pem = Secret.own(account.text("private_key").getBytes(StandardCharsets.US_ASCII))) {
      return told(Web.ask(Ask.post(endpoint, "application/x-www-form-urlencoded",
          "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion="
              + assertion.signed(pem)),
          MOST_BYTES), endpoint);
    }
  }

  private Fields byMachine() throws IOException, InterruptedException {
    URI service = URI.create("http://" + environment.find("GCE_METADATA_HOST").orElse(METADATA)
        + "/computeMetadata/v1/instance/service-accounts/default/token");
    try {
      return told(Web.ask(Ask.get(service).with("Metadata-Flavor", "Google"), MOST_BYTES), service);
    } catch (IOException e) {
      throw new IOException("no account with Google: no service account's key is named (account_file,"
          + " GOOGLE_APPLICATION_CREDENTIALS), and no metadata server gives a token", e);
    }
  }

  private static Fields told(Reply reply, URI asked) throws IOException {
    if (!reply.isFine()) {
      throw new IOException(
          asked.getHost() + " answered " + reply.status() + " when it was asked for a token");
    }
    return reply.fields();
  }

  private Kept granted(Fields fields) throws IOException {
    Duration life = Duration.ofSeconds(fields.number("expires_in"));
    try (Secret token = Secret.own(fields.text("access_token").getBytes(StandardCharsets.US_ASCII))) {
      return new Kept(new Veiled(token), clock.instant().plus(life).minus(MARGIN));
    }
  }

  /** Nothing of its token. */
  @Override
  public String toString() {
    return "GoogleAccount[]";
  }
}
