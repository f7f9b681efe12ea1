package dev.weir.vault;

import dev.weir.model.Allowance;
import dev.weir.model.Binding;
import dev.weir.model.Bulletin;
import dev.weir.model.KeyId;
import dev.weir.model.KeyRing;
import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Weir's own keys: root keys, and the sub-keys that were made from them.
 *
 * <p>A revocation by another process holds within {@link Vault#WATCH}; where the file cannot be read for five seconds, no key
 * is valid.
 */
public final class Keys implements KeyRing {

  /** A new key; {@code text} is the only copy there is, and {@code until} empty where it lasts until it is revoked. */
  public record Minted(KeyId id, String text, Optional<Instant> until) {
    @Override
    public String toString() {
      return "Minted[" + id + ", secret]";
    }
  }

  /**
   * A key as it may be shown.
   *
   * @param expires from when on it is not valid; empty where it lasts until it is revoked
   * @param revoked when it, or a key that it was made from, was ended
   * @param above the keys that it was made from, the root first; empty for a root key
   * @param allowances what may be used up with it, its own and those of the keys above
   * @param binding what whoever shows it has to prove besides
   */
  public record Listed(KeyId id, String caller, String note, Instant created, Optional<Instant> expires,
      Optional<Instant> revoked, List<KeyId> above, Narrowing to, List<Allowance> allowances,
      Optional<Binding> binding) {

    public Listed {
      above = List.copyOf(above);
      allowances = List.copyOf(allowances);
    }

    /** A root key. */
    public Listed(KeyId id, String caller, String note, Instant created, Optional<Instant> expires,
        Optional<Instant> revoked) {
      this(id, caller, note, created, expires, revoked, List.of(), Narrowing.NONE, List.of(),
          Optional.empty());
    }

    /** Returns the same key, ended at {@code first} where that is present. */
    Listed ended(Optional<Instant> first) {
      return new Listed(id, caller, note, created, expires, first, above, to, allowances, binding);
    }
  }

  private static final Check MALFORMED = new Check.Invalid("not a Weir key");
  private static final String NOBODYS = "unknown key";
  private static final Check UNKNOWN = new Check.Invalid(NOBODYS);
  static final String EXPIRED = "key has expired";
  static final String REVOKED = "key is revoked";
  static final String ABOVE_REVOKED = "the key that it was made from is revoked";
  static final String DEAF = "what other Weirs have revoked cannot be learned";
  private static final String UNREADABLE = "keys cannot be read";

  private final RootKeys roots;
  private final KeyedHash requests;
  private final SubKeys subKeys;
  private final Revocations elsewhere;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Keys(RootKeys roots, SubKeys subKeys, Revocations elsewhere, KeyedHash requests, Clock clock) {
    this.roots = roots;
    this.subKeys = subKeys;
    this.elsewhere = elsewhere;
    this.requests = requests;
    this.clock = clock;
  }

  /** Makes a key for {@code caller}, which is on the disk when this returns; {@code note} says what it is for. */
  public Minted mint(String caller, String note, Optional<Instant> expires) throws VaultException {
    return roots.mint(caller, note, expires);
  }

  /**
   * Makes a key from another, which is on the disk when this returns.
   *
   * @param asked refused, not clipped, where it is more than {@code parent} has; what it leaves out is as the parent has it
   * @param expires refused where it is later than the parent's end; empty for 15 minutes, or the parent's end where that is
   *     sooner
   */
  public Minted narrow(Proof.Key parent, Narrowing asked, String note, Optional<Instant> expires)
      throws VaultException {
    return narrow(parent, new Wish(asked, note, expires));
  }

  /** Makes a key from another, which is on the disk when this returns. */
  public Minted narrow(Proof.Key parent, Wish asked) throws VaultException {
    return narrow(parent, asked, new KeyId(KeyText.freshId(random)));
  }

  /**
   * Makes a key as {@link #narrow(Proof.Key, Wish)} does, once for each {@code parent} and {@code request}:
   * whoever repeats a request gets the same key again, whatever has become of it.
   *
   * @throws VaultException also where the same name was used for another request
   */
  public Minted narrowOnce(Proof.Key parent, Wish asked, String request) throws VaultException {
    byte[] name = requests.of(Packed.together("request", parent.id().text(), request), KeyedHash.BYTES);
    return narrow(parent, asked, new KeyId(KeyText.idOf(name)));
  }

  private Minted narrow(Proof.Key parent, Wish asked, KeyId id) throws VaultException {
    Optional<String> ended = ended(parent);
    Optional<Listed> root = roots.find(parent.root());
    if (ended.isPresent() || root.isEmpty()) {
      throw new VaultException("from " + parent.id() + " no key can be made: " + ended.orElse(NOBODYS),
          "make it from a key that is in force");
    }
    return subKeys.mint(parent, root.get().caller(), asked, id);
  }

  /** Returns what the key of this id proves, be it in force or not. */
  public Proof.Key proof(KeyId id) throws VaultException {
    Optional<Listed> root = roots.find(id);
    if (root.isPresent()) {
      return Proof.Key.root(id, root.get().expires());
    }
    return subKeys.find(id).orElseThrow(Keys::noSuchKey).key().proof();
  }

  /** Returns every root key ever minted and every sub-key of late, the oldest first. */
  public List<Listed> list() throws VaultException {
    List<Listed> all = new ArrayList<>(roots.list());
    Map<String, Optional<Instant>> revoked = new HashMap<>();
    subKeys.list().forEach(row -> all.add(row.listed()));
    all.forEach(key -> revoked.put(key.id().text(), key.revoked().or(() -> elsewhere.of(key.id()))));
    return all.stream().map(key -> withThoseAbove(key, revoked))
        .sorted(Comparator.comparing(Listed::created).thenComparing(key -> key.id().text())).toList();
  }

  private static Listed withThoseAbove(Listed key, Map<String, Optional<Instant>> revoked) {
    Optional<Instant> first = Stream.concat(Stream.of(key.id()), key.above().stream())
        .flatMap(id -> revoked.getOrDefault(id.text(), Optional.empty()).stream())
        .min(Comparator.naturalOrder());
    return key.ended(first);
  }

  /** Ends a key for good, and with it all that were made from it; no effect on one that was revoked before. */
  public Listed revoke(KeyId id) throws VaultException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (subKeys.find(id).isPresent()) {
      return subKeys.revoke(id, now).map(SubKeyRecord::listed).orElseThrow(Keys::noSuchKey);
    }
    return roots.revoke(id, now).orElseThrow(Keys::noSuchKey);
  }

  private static VaultException noSuchKey() {
    return new VaultException("there is no such key", "see `weir keys list` for those there are");
  }

  @Override
  public Check check(String presented) {
    if (presented.startsWith(SUB_PREFIX)) {
      return subKeys.verify(presented).map(this::judge).orElse(UNKNOWN);
    }
    if (presented.length() != KeyText.LENGTH) {
      return MALFORMED;
    }
    byte[] text = presented.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return KeyText.wellFormed(text) ? judge(text) : MALFORMED;
    } catch (VaultException e) {
      return new Check.Invalid(UNREADABLE);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /** A root key's length is known, and a sub-key ends where its alphabet does. */
  @Override
  public Optional<Check.Valid> within(String found) {
    int end = found.startsWith(PREFIX)
        ? Math.min(found.length(), KeyText.LENGTH)
        : (int) found.chars().takeWhile(SubKeyText::mayHold).count();
    return check(found.substring(0, end)) instanceof Check.Valid valid
        ? Optional.of(valid)
        : Optional.empty();
  }

  /** Only who has the secret learns why it is not valid. */
  private Check judge(byte[] text) throws VaultException {
    return roots.verify(text).map(key -> judge(Proof.Key.root(key.id(), key.expires()), key.caller()))
        .orElse(UNKNOWN);
  }

  private Check judge(SubKey key) {
    return judge(key.proof(), key.caller());
  }

  private Check judge(Proof.Key proof, String caller) {
    return ended(proof).<Check>map(Check.Invalid::new).orElseGet(() -> new Check.Valid(proof, caller));
  }

  @Override
  public Optional<String> ended(Proof.Key key) {
    Optional<String> revoked = revoked(key);
    return revoked.isPresent() ? revoked : key.until().filter(this::isOver).map(_ -> EXPIRED);
  }

  private boolean isOver(Instant end) {
    return !clock.instant().isBefore(end);
  }

  /**
   * Returns how revocations are told to other Weirs of the same vault, and how theirs are heard. From now on no key is valid
   * where they could not be heard for {@code longest}.
   */
  public Bulletin shared(Duration longest) {
    elsewhere.believe(longest);
    return elsewhere;
  }

  /** Returns why no key is valid now, where other Weirs cannot be heard. */
  public Optional<String> deaf() {
    return elsewhere.deaf() ? Optional.of(DEAF) : Optional.empty();
  }

  private Optional<String> revokedElsewhere(Proof.Key key) {
    if (elsewhere.deaf()) {
      return Optional.of(DEAF);
    }
    if (elsewhere.of(key.id()).isPresent()) {
      return Optional.of(REVOKED);
    }
    for (KeyId above : key.above()) {
      if (elsewhere.of(above).isPresent()) {
        return Optional.of(ABOVE_REVOKED);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> revoked(Proof.Key key) {
    Optional<String> far = revokedElsewhere(key);
    if (far.isPresent()) {
      return far;
    }
    try {
      Optional<Listed> root = roots.find(key.root());
      if (root.isEmpty()) {
        return Optional.of(NOBODYS);
      }
      if (root.get().revoked().isPresent()) {
        return Optional.of(key.above().isEmpty() ? REVOKED : ABOVE_REVOKED);
      }
      return subKeys.revoked(key);
    } catch (VaultException e) {
      return Optional.of(UNREADABLE);
    }
  }

  void refresh() {
    roots.refresh();
    subKeys.refresh();
    elsewhere.refresh();
  }
}
