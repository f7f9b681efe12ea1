package dev.weir.admin.session;

import dev.weir.admin.account.Digest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/** Texts that carry their own proof and their own end: nothing is kept of them on this side. */
final class Vouchers {

  private static final int CHANCE = 16;

  private final SecureRandom random = new SecureRandom();
  private final Digest digest;
  private final InstantSource clock;

  Vouchers(Digest digest, InstantSource clock) {
    this.digest = digest;
    this.clock = clock;
  }

  /** Returns a new one: chance, the end in seconds, and the proof, with dots between them; base64url otherwise. */
  String issue(String purpose, String bound, Duration life) {
    byte[] chance = new byte[CHANCE];
    random.nextBytes(chance);
    String head = Base64.getUrlEncoder().withoutPadding().encodeToString(chance) + "."
        + clock.instant().plus(life).getEpochSecond();
    return head + "." + digest.of(purpose, bound, head);
  }

  /** Returns when {@code text} ends; empty where it is none of this purpose that is bound to this, or has ended. */
  Optional<Instant> end(String purpose, String bound, String text) {
    int last = text.lastIndexOf('.');
    if (last < 0
        || !Digest.same(text.substring(last + 1), digest.of(purpose, bound, text.substring(0, last)))) {
      return Optional.empty();
    }
    // What bears the proof was written by this class.
    Instant end = Instant.ofEpochSecond(Long.parseLong(text.substring(text.indexOf('.') + 1, last)));
    return Optional.of(end).filter(clock.instant()::isBefore);
  }
}
