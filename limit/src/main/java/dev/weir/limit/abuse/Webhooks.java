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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts alarms as JSON, one after the other, on a thread of its own. What cannot be delivered is tried again with growing
 * pauses, five times in all; when too many wait, new ones are left out, since each stands in the audit log anyway. With a
 * secret, {@code Weir-Signature: t=SECONDS,v1=HEX} is the HMAC-SHA256 of {@code SECONDS.BODY}; {@code id} is the same in
 * every attempt.
 */
public final class Webhooks implements Alerts, AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.weir.limit");
  private static final String HMAC = "HmacSHA256";
  private static final int MOST_WAITING = 1_000;
  private static final int ATTEMPTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private record Letter(AlertTarget to, String body) {}

  private final BlockingQueue<Letter> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  /** Said once, until there is room again. */
  private final AtomicBoolean crowded = new AtomicBoolean();
  private final Credentials credentials;
  private final InstantSource clock;
  private final Duration firstPause;
  private final Thread postman;

  public Webhooks(Credentials credentials, InstantSource clock) {
    this(credentials, clock, Duration.ofSeconds(1));
  }

  /** @param firstPause before the second attempt; each one after it is twice as long */
  Webhooks(Credentials credentials, InstantSource clock, Duration firstPause) {
    this.credentials = credentials;
    this.clock = clock;
    this.firstPause = firstPause;
    this.postman = Thread.ofVirtual().name("weir-alerts").start(this::deliver);
  }

  @Override
  public void raise(AbuseTerms terms, Alarm alarm, Sight sight) {
    terms.alert().ifPresent(target -> post(target,
        new Alert(sight.at(), "abuse." + alarm.sign().word(), sight.caller(), sight.destination(), alarm.by(),
            alarm.reason(), alarm.measure().word())));
  }

  /** Posts it as soon as those before it have been. */
  public void post(AlertTarget target, Alert alert) {
    boolean taken = waiting.offer(new Letter(target, alert.json()));
    if (!taken && !crowded.getAndSet(true)) {
      LOG.log(System.Logger.Level.WARNING, "alerts are left out: {0} are waiting already", MOST_WAITING);
    }
  }

  /** The client is made for the first letter: most configurations send none. */
  private void deliver() {
    try {
      Letter letter = waiting.take();
      try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER).build()) {
        while (true) {
          deliver(http, letter);
          letter = waiting.take();
          crowded.set(false);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(HttpClient http, Letter letter) throws InterruptedException {
    Duration pause = firstPause;
    for (int attempt = 1; attempt <= ATTEMPTS && !post(http, letter, attempt); attempt++) {
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }

  /** Returns whether it was taken. */
  private boolean post(HttpClient http, Letter letter, int attempt) throws InterruptedException {
    String why;
    try {
      int status = http.send(request(letter), BodyHandlers.discarding()).statusCode();
      if (status >= 200 && status < 300) {
        return true;
      }
      why = "status " + status;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Whatever is wrong with one letter, those behind it are delivered.
      why = e.getClass().getSimpleName();
    }
    LOG.log(System.Logger.Level.WARNING, "attempt {0} of {1} to deliver an alert failed: {2}", attempt,
        ATTEMPTS,
        why);
    return false;
  }

  private HttpRequest request(Letter letter) throws IOException, GeneralSecurityException {
    AlertTarget to = letter.to();
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(to.url().toString())).timeout(PATIENCE)
        .header("Content-Type", "application/json").POST(BodyPublishers.ofString(letter.body()));
    if (to.secret().isPresent()) {
      long seconds = clock.instant().getEpochSecond();
      try (Secret secret = credentials.open(to.secret().get(), to.url().origin().host())) {
        request.header("Weir-Signature", "t=" + seconds + ",v1=" + signature(secret, seconds, letter.body()));
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
  public void close() {
    postman.interrupt();
  }
}
