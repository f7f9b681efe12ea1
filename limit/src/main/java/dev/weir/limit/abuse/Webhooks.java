package dev.weir.limit.abuse;

import dev.weir.model.Credentials;
import dev.weir.model.Secret;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.AlertTarget;
import dev.weir.model.watch.Sight;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Posts alarms as JSON, those to one address one after the other: an address that does not answer holds up no other. What
 * cannot be delivered is tried again, ten times in all within some nine minutes; when too many wait, new ones are left out,
 * since each stands in the audit log anyway. With a secret, {@code Weir-Signature: t=SECONDS,v1=HEX} is the HMAC-SHA256 of
 * {@code SECONDS.BODY}; {@code id} is the same in every attempt.
 */
public final class Webhooks implements Alerts, AutoCloseable {

  private static final String HMAC = "HmacSHA256";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<AlertTarget, Postbox> boxes = new ConcurrentHashMap<>();
  private final Credentials credentials;
  private final InstantSource clock;
  private final Duration firstPause;
  private @Nullable HttpClient client;

  public Webhooks(Credentials credentials, InstantSource clock) {
    this(credentials, clock, Duration.ofSeconds(1));
  }

  /** @param firstPause before the second attempt; each one after it is twice as long */
  Webhooks(Credentials credentials, InstantSource clock, Duration firstPause) {
    this.credentials = credentials;
    this.clock = clock;
    this.firstPause = firstPause;
  }

  @Override
  public void raise(AbuseTerms terms, Alarm alarm, Sight sight) {
    terms.alert().ifPresent(target -> post(target,
        new Alert(sight.at(), "abuse." + alarm.sign().word(), sight.caller(), sight.destination(), alarm.by(),
            alarm.reason(), alarm.measure().word())));
  }

  /** Posts it as soon as those before it to the same address have been. */
  public void post(AlertTarget target, Alert alert) {
    boxes.computeIfAbsent(target, to -> new Postbox(to, this::deliver, firstPause)).post(alert.json());
  }

  private String deliver(AlertTarget to, String letter) throws InterruptedException {
    try {
      int status = client().send(request(to, letter), BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300 ? "" : "status " + status;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Whatever is wrong with one letter, those behind it are delivered.
      return e.getClass().getSimpleName();
    }
  }

  /** Made for the first letter: most configurations send none. */
  private synchronized HttpClient client() {
    HttpClient made = client == null
        ? HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build()
        : client;
    client = made;
    return made;
  }

  private HttpRequest request(AlertTarget to, String letter) throws IOException, GeneralSecurityException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(to.url().toString())).timeout(PATIENCE)
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(letter));
    if (to.secret().isPresent()) {
      long seconds = clock.instant().getEpochSecond();
      try (Secret secret = credentials.open(to.secret().get(), to.url().origin().host())) {
        request.header("Weir-Signature", "t=" + seconds + ",v1=" + signature(secret, seconds, letter));
      }
    }
    return request.build();
  }

  private static String signature(Secret secret, long seconds, String body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(secret.reveal(), HMAC));
    return HexFormat.of()
        .formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public synchronized void close() {
    boxes.values().forEach(Postbox::close);
    if (client != null) {
      client.shutdownNow();
    }
  }
}
