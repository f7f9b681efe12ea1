package dev.weir.vault.cloud;

import dev.weir.model.Secret;
import dev.weir.model.Veiled;
import dev.weir.model.sign.AwsKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** An account with AWS: its key is had once and kept, veiled, until it would end soon. */
public final class AwsAccount {

  /** AWS hands out the next keys of a role this long before the present ones end. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /**
   * A key, and until when it is good.
   *
   * @param text {@code ID:SECRET} or {@code ID:SECRET:TOKEN}; whoever gets it closes it
   */
  public record Granted(Secret text, Instant until) {

    static Granted of(String id, String secret, String token, Instant until) {
      String text = token.isEmpty() ? id + ":" + secret : id + ":" + secret + ":" + token;
      return new Granted(Secret.own(text.getBytes(StandardCharsets.US_ASCII)), until);
    }
  }

  /** Where a key is had. */
  public interface Source {
    Granted key() throws IOException, InterruptedException;
  }

  private record Kept(Veiled text, Instant until) {}

  private final Source source;
  private final InstantSource clock;
  private @Nullable Kept kept;

  public AwsAccount(Source source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Returns the key, which the caller closes; never one that has ended, nor one that soon will where another can be had. */
  public synchronized AwsKey key() throws IOException, InterruptedException {
    Kept now = kept;
    if (now == null || clock.instant().isAfter(now.until().minus(MARGIN))) {
      now = next(now);
      kept = now;
    }
    try (Secret text = now.text().open()) {
      return AwsKey.parse(text);
    }
  }

  private Kept next(@Nullable Kept present) throws IOException, InterruptedException {
    try {
      Granted granted = source.key();
      try (Secret text = granted.text()) {
        return new Kept(new Veiled(text), granted.until());
      }
    } catch (IOException e) {
      if (present != null && clock.instant().isBefore(present.until())) {
        return present;
      }
      throw e;
    }
  }
}
