package dev.weir.wire.errand;

import dev.weir.model.Secret;
import dev.weir.model.settings.Injection.ClientCredentials;
import dev.weir.model.sign.Assertion;
import dev.weir.model.sign.Parameters;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a token endpoint is asked, as a form. */
final class GrantForm {

  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  /** An assertion is used at once; the endpoint's clock may differ. */
  private static final Duration LIFE = Duration.ofMinutes(1);

  /** Opens a secret by its name; the form closes it. */
  interface Opening {
    Secret open(String name) throws IOException;
  }

  private final ClientCredentials how;
  private final InstantSource clock;
  private byte[] bytes = new byte[512];
  private int length;

  GrantForm(ClientCredentials how, InstantSource clock) {
    this.how = how;
    this.clock = clock;
  }

  /** Returns the form, which the caller wipes; {@code own} is the client's secret. */
  byte[] bytes(Opening secrets, String own) throws IOException {
    try {
      add("grant_type", how.subject().isPresent() ? EXCHANGE : "client_credentials");
      if (!how.scope().isEmpty()) {
        add("scope", how.scope());
      }
      if (!how.audience().isEmpty()) {
        add("audience", how.audience());
      }
      Optional<ClientCredentials.Subject> subject = how.subject();
      if (subject.isPresent()) {
        add("subject_token_type", subject.get().type());
        add("requested_token_type", ACCESS_TOKEN);
        add("subject_token", secrets, subject.get().secret());
      }
      prove(secrets, own);
      return Arrays.copyOf(bytes, length);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private void prove(Opening secrets, String own) throws IOException {
    switch (how.proof()) {
      case BASIC -> {
        // It stands in a field, written when the request leaves.
      }
      case POST -> {
        add("client_id", how.client());
        add("client_secret", secrets, own);
      }
      case PRIVATE_KEY -> {
        long now = clock.instant().getEpochSecond();
        Assertion assertion = new Assertion(Map.of("iss", how.client(), "sub", how.client(), "aud",
            how.endpoint().origin() + how.endpoint().originForm(), "jti", UUID.randomUUID().toString(), "iat",
            now, "exp",
            now + LIFE.toSeconds()), Optional.empty());
        add("client_id", how.client());
        add("client_assertion_type", ASSERTION);
        try (Secret key = secrets.open(own)) {
          add("client_assertion", assertion.signed(key));
        }
      }
    }
  }

  private void add(String name, String value) {
    append(((length == 0 ? "" : "&") + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.US_ASCII));
  }

  private void add(String name, Opening secrets, String secret) throws IOException {
    try (Secret opened = secrets.open(secret); Secret encoded = Parameters.encode(opened)) {
      append(("&" + name + "=").getBytes(StandardCharsets.US_ASCII));
      byte[] value = encoded.reveal();
      append(value);
      Arrays.fill(value, (byte) 0);
    }
  }

  private void append(byte[] more) {
    if (bytes.length - length < more.length) {
      byte[] larger = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more.length));
      Arrays.fill(bytes, (byte) 0);
      bytes = larger;
    }
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }
}
