package dev.weir.vault;

import dev.weir.model.KeyId;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keys that were made from no other. One's text is shown once, when it is minted; what is kept is a keyed hash of it and of what
 * it was made for, so that neither a copy of the file nor an edit of it makes anybody a caller.
 */
final class RootKeys {

  private final Store<Table<KeyRecord>> store;
  private final KeyedHash hash;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  /** What an unknown id is compared with. */
  private final KeyRecord nobody;

  RootKeys(Store<Table<KeyRecord>> store, KeyedHash hash, Clock clock) {
    this.store = store;
    this.hash = hash;
    this.clock = clock;
    byte[] noHash = new byte[KeyedHash.BYTES];
    random.nextBytes(noHash);
    nobody = KeyRecord.of(
        new Keys.Listed(new KeyId(""), "", "", Instant.EPOCH, Optional.empty(), Optional.empty()),
        Bytes.wrap(noHash));
  }

  /** Makes a key for {@code caller}. */
  Keys.Minted mint(String caller, String note, Optional<Instant> expires) throws VaultException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
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
      Keys.Listed about = new Keys.Listed(id, caller, note, now, until, Optional.empty());
      KeyRecord record = KeyRecord.of(about, Bytes.wrap(hashOf(text, KeyRecord.terms(about))));
      return store.change(table -> new Store.Changed<>(table.with(record.name(), record),
          new Keys.Minted(id, new String(text, StandardCharsets.US_ASCII), until)));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /**
   * Returns the key of this text, be it in force or not; empty where it was not minted here. The steps are the same for an id
   * that is known and one that is not.
   */
  Optional<Keys.Listed> verify(byte[] text) throws VaultException {
    KeyRecord record = store.current().rows().getOrDefault(KeyText.id(text), nobody);
    return MessageDigest.isEqual(hashOf(text, record.terms()), record.hash().array())
        ? Optional.of(record.about())
        : Optional.empty();
  }

  /** Returns the key of this id, be it in force or not; empty where there is none. */
  Optional<Keys.Listed> find(KeyId id) throws VaultException {
    return Optional.ofNullable(store.current().rows().get(id.text())).map(KeyRecord::about);
  }

  List<Keys.Listed> list() throws VaultException {
    return store.current().rows().values().stream().map(KeyRecord::about).toList();
  }

  /** Ends a key for good; empty where there is none of this id. */
  Optional<Keys.Listed> revoke(KeyId id, Instant at) throws VaultException {
    return store.change(table -> {
      KeyRecord row = table.rows().get(id.text());
      if (row == null) {
        return new Store.Changed<>(table, Optional.empty());
      }
      KeyRecord revoked = row.about().revoked().isPresent() ? row : row.revoked(at);
      return new Store.Changed<>(table.with(row.name(), revoked), Optional.of(revoked.about()));
    });
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

  void refresh() {
    store.refresh();
  }
}
