package dev.weir.admin.once;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues tickets that hold once, for a time, and only for what they were issued for. A ticket vouches for itself by a keyed
 * hash, so that none is remembered before it is spent: a flood of visitors who ask for tickets pushes nobody's out. The key
 * is drawn anew by each process and never leaves it, so that a ticket ends with the process at the latest.
 */
public final class Tickets {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int DRAWN = 32;
  private static final int HEAD = DRAWN + Long.BYTES;
  private static final int SEAL = 32;

  private final SecretKeySpec key;
  private final Duration life;
  private final InstantSource clock;
  private final Map<ByteBuffer, Instant> spent = new ConcurrentHashMap<>();

  public Tickets(Duration life, InstantSource clock) {
    this.key = new SecretKeySpec(drawn(), ALGORITHM);
    this.life = life;
    this.clock = clock;
  }

  /** Returns a ticket for what {@code meant} says: its purpose, and whose it is. */
  public byte[] issue(String... meant) {
    byte[] head = ByteBuffer.allocate(HEAD).put(drawn()).putLong(clock.instant().plus(life).toEpochMilli())
        .array();
    return ByteBuffer.allocate(HEAD + SEAL).put(head).put(seal(head, meant)).array();
  }

  /** Returns whether {@code ticket} was issued here for just this, holds still and has not been spent. */
  public boolean holds(byte[] ticket, String... meant) {
    if (ticket.length != HEAD + SEAL) {
      return false;
    }
    ByteBuffer read = ByteBuffer.wrap(ticket);
    byte[] head = new byte[HEAD];
    byte[] seal = new byte[SEAL];
    read.get(head).get(seal);
    return MessageDigest.isEqual(seal, seal(head, meant)) && clock.instant().isBefore(end(ticket))
        && !spent.containsKey(ByteBuffer.wrap(ticket));
  }

  /** Ends a ticket that holds; returns whether this was the first to do so. */
  public boolean spend(byte[] ticket) {
    Instant now = clock.instant();
    spent.values().removeIf(end -> !now.isBefore(end));
    return spent.putIfAbsent(ByteBuffer.wrap(ticket.clone()), end(ticket)) == null;
  }

  /** Returns 32 bytes that whoever has the ticket cannot know: the same for the same ticket and {@code use}. */
  public byte[] secret(byte[] ticket, String use) {
    return seal(ticket, "secret", use);
  }

  private static Instant end(byte[] ticket) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(ticket).getLong(DRAWN));
  }

  /** Each part goes in behind its length, so that no two ways to cut the same text are sealed alike. */
  private byte[] seal(byte[] head, String... meant) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(head);
      for (String part : meant) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static byte[] drawn() {
    byte[] bytes = new byte[DRAWN];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
