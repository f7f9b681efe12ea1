package dev.weir.limit.abuse;

import dev.weir.limit.abuse.Postbox.Fate;
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
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Posts alarms as JSON, those to one address one after the other: an address that does not answer holds up no other. What
 * cannot be delivered is kept in a folder and tried again for about a day, also by the next Weir; when too many wait, new ones
 * are left out, since each stands in the audit log anyway. With a secret, {@code Weir-Signature: t=SECONDS,v1=HEX} is the HMAC-SHA256 of
 * {@code SECONDS.BODY}; {@code id} is the same in every attempt.
 */
public final class Webhooks implements Alerts, AutoCloseable {

  private static final String HMAC = "HmacSHA256";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final System.Logger LOG = System.getLogger("dev.weir.limit");
  private static final int MOST_WRITTEN = 1_000;
  /** So many first pauses without a letter, and it is looked for those of a Weir that this one took over from. */
  private static final int IDLE = 300;

  private final Map<AlertTarget, Postbox> boxes = new ConcurrentHashMap<>();
  private final Credentials credentials;
  private final InstantSource clock;
  private final Duration firstPause;
  private final Outbox outbox;
  private final Deliveries deliveries = new Deliveries();
  /** Letters that are not kept yet: whoever raises an alarm waits for no disk. */
  private final BlockingQueue<Letter> written = new ArrayBlockingQueue<>(MOST_WRITTEN);
  /** Said once, until there is room again. */
  private final AtomicBoolean crowded = new AtomicBoolean();
  private final Thread clerk;
  private @Nullable HttpClient client;

  /** @param folder where letters wait that are not delivered yet; those that it has are delivered first */
  public Webhooks(Credentials credentials, InstantSource clock, Path folder) {
    this(credentials, clock, folder, Duration.ofSeconds(1));
  }

  /** @param firstPause before the second attempt; each one after it is twice as long */
  Webhooks(Credentials credentials, InstantSource clock, Path folder, Duration firstPause) {
    this.credentials = credentials;
    this.clock = clock;
    this.firstPause = firstPause;
    this.outbox = new Outbox(folder);
    outbox.left().forEach(this::send);
    this.clerk = Thread.ofVirtual().name("weir-alerts-kept").start(this::keep);
  }

  private void keep() {
    try {
      while (true) {
        Letter letter = written.poll(firstPause.toMillis() * IDLE, TimeUnit.MILLISECONDS);
        if (letter == null) {
          outbox.left().forEach(this::send);
        } else {
          outbox.keep(letter);
          send(letter);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Letter letter) {
    boxes.computeIfAbsent(letter.to(), _ -> new Postbox(outbox, deliveries, this::deliver, firstPause))
        .post(letter);
  }

  @Override
  public void raise(AbuseTerms terms, Alarm alarm, Sight sight) {
    terms.alert().ifPresent(target -> post(target,
        new Alert(sight.at(), "abuse." + alarm.sign().word(), sight.caller(), sight.destination(), alarm.by(),
            alarm.reason(), alarm.measure().word())));
  }

  /** Posts it as soon as those before it to the same address have been. */
  public void post(AlertTarget target, Alert alert) {
    boolean taken = written.offer(Letter.of(target, alert.json(), clock.instant()));
    if (taken) {
      crowded.set(false);
    } else if (!crowded.getAndSet(true)) {
      LOG.log(System.Logger.Level.WARNING, "alerts are left out: too many come at once");
    }
  }

  /** Returns what became of the latest ones. */
  public Deliveries deliveries() {
    return deliveries;
  }

  private Fate deliver(Letter letter) throws InterruptedException {
    HttpRequest request;
    try {
      request = request(letter.to(), letter.body());
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Whatever is wrong with one letter, those behind it are delivered.
      return new Fate.Refused(e.getClass().getSimpleName());
    }
    try {
      return fate(client().send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException | RuntimeException e) {
      return new Fate.Missed(e.getClass().getSimpleName());
    }
  }

  /** A receiver that has no time may have some later (RFC 9110 section 15.5.9, RFC 6585 section 4); another 4xx is meant. */
  private static Fate fate(int status) {
    boolean later = status == 408 || status == 429 || status >= 500;
    return status >= 200 && status < 300
        ? new Fate.Taken()
        : later ? new Fate.Missed("status " + status) : new Fate.Refused("status " + status);
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
    clerk.interrupt();
    boxes.values().forEach(Postbox::close);
    List<Letter> left = new ArrayList<>();
    written.drainTo(left);
    left.forEach(outbox::keep);
    if (client != null) {
      client.shutdownNow();
    }
  }
}
