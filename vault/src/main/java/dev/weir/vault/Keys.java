package dev.weir.vault;

import dev.weir.model.KeyId;
import dev.weir.model.KeyRing;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Weir's own root keys. A key's text is shown once, when it is minted; what is kept is a keyed hash of it and of what it was
 * made for, so that neither a copy of the file nor an edit of it makes anybody a caller.
 *
 * <p>A revocation by another process holds within {@link Vault#WATCH}; where the file cannot be read for five seconds, no key
 * is valid.
 */
public final class Keys implements KeyRing {

  /** A new key; {@code text} is the only copy there is. */
  public record Minted(KeyId id, String text) {
    @Override
    public String toString() {
      return "Minted[" + id + ", secret]";
    }
  }

  /**
   * A key as it may be shown.
   *
   * @param expires from when on it is not valid; empty where it lasts until it is revoked
   */
  public record Listed(KeyId id, String caller, String note, Instant created, Optional<Instant> expires,
      Optional<Instant> revoked) {}

  private static final Check MALFORMED = new Check.Invalid("not a Weir key");
  private static final Check UNKNOWN = new Check.Invalid("unknown key");
  private static final Check EXPIRED = new Check.Invalid("key has expired");
  private static final Check REVOKED = new Check.Invalid("key is revoked");
  private static final Check UNREADABLE = new Check.Invalid("keys cannot be read");

  private final Store<Table<KeyRecord>> store;
  private final KeyedHash hash;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  /** What an unknown id is compared with. */
  private final KeyRecord nobody;

  Keys(Store<Table<KeyRecord>> store, KeyedHash hash, Clock clock) {
    this.store = store;
    this.hash = hash;
    this.clock = clock;
    byte[] noHash = new byte[KeyedHash.BYTES];
    random.nextBytes(noHash);
    this.nobody = KeyRecord.of(
        new Listed(new KeyId(""), "", "", Instant.EPOCH, Optional.empty(), Optional.empty()),
        Bytes.wrap(noHash));
  }

  /** Makes a key for {@code caller}, which is on the disk when this returns; {@code note} says what it is for. */
  public Minted mint(String caller, String note, Optional<Instant> expires) throws VaultException {
    Instant now = now();
    Optional<Instant> until = expires.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    if (caller.isBlank()) {
      throw new VaultException("a key needs a caller", "name one of the configuration's callers");
    }
    if (until.isPresent() && !until.get().isAfter(now)) {
      throw new VaultException("the key would have expired already", "take an expiry in the future");
    }
    byte[] text = KeyText.fresh(random);
    try {
      KeyId id = new KeyId(KeyText.id(text));
      Listed about = new Listed(id, caller, note, now, until, Optional.empty());
      KeyRecord record = KeyRecord.of(about, Bytes.wrap(hashOf(text, KeyRecord.terms(about))));
      return store.change(table -> new Store.Changed<>(table.with(record.name(), record),
          new Minted(id, new String(text, StandardCharsets.US_ASCII))));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /** Returns every key ever minted, the oldest first. */
  public List<Listed> list() throws VaultException {
    return store.current().list(KeyRecord::about,
        Comparator.comparing(Listed::created).thenComparing(key -> key.id().text()));
  }

  /** Ends a key for good; no effect on one that was revoked before. */
  public Listed revoke(KeyId id) throws VaultException {
    return store.change(table -> {
      KeyRecord record = table.rows().get(id.text());
      if (record == null) {
        throw new VaultException("there is no such key", "see `weir keys list` for those there are");
      }
      KeyRecord revoked = record.about().revoked().isPresent() ? record : record.revoked(now());
      return new Store.Changed<>(table.with(id.text(), revoked), revoked.about());
    });
  }

  @Override
  public Check check(String presented) {
    if (presented.length() != KeyText.LENGTH) {
      return MALFORMED;
    }
    byte[] text = presented.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return KeyText.wellFormed(text) ? judge(text) : MALFORMED;
    } catch (VaultException e) {
      return UNREADABLE;
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /** The same steps for an id that is known and one that is not; only who has the secret learns why it is not valid. */
  private Check judge(byte[] text) throws VaultException {
    KeyRecord record = store.current().rows().getOrDefault(KeyText.id(text), nobody);
    if (!MessageDigest.isEqual(hashOf(text, record.terms()), record.hash().array())) {
      return UNKNOWN;
    }
    Listed about = record.about();
    if (about.revoked().isPresent()) {
      return REVOKED;
    }
    if (about.expires().isPresent() && !clock.instant().isBefore(about.expires().get())) {
      return EXPIRED;
    }
    return new Check.Valid(about.id(), about.caller());
  }

  private byte[] hashOf(byte[] text, Bytes terms) {
    int own = KeyText.SECRET_START + KeyText.SECRET - KeyText.ID_START;
    byte[] input = Arrays.copyOfRange(text, KeyText.ID_START, KeyText.ID_START + own + terms.length());
    System.arraycopy(terms.array(), 0, input, own, terms.length());
    try {
      return hash.of(input, KeyedHash.BYTES);
    } finally {
      Arrays.fill(input, (byte) 0);
    }
  }

  /** Returns the time as it is written down. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  void refresh() {
    store.refresh();
  }
}
