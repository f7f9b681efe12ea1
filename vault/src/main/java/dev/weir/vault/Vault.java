package dev.weir.vault;

import dev.weir.model.Credentials;
import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Weir keeps secret: credentials for destinations, its own keys, and the values behind tokens.
 *
 * <p>Opening a credential reads memory only, where it stays sealed until it is opened. Changes by another process, such as
 * {@code weir secrets set} beside {@code weir serve}, or by another Weir where the vault is shared, are seen with the next look,
 * {@link #WATCH} after the one before.
 */
public final class Vault implements Credentials, AutoCloseable {

  /** How long Weir waits between two looks at what others may have changed. */
  public static final Duration WATCH = Duration.ofMillis(200);

  /** The longest value: a certificate chain with its key fits. */
  public static final int MOST_BYTES = 64 * 1024;

  private static final int MOST_NAME = 100;

  /**
   * A credential as it may be shown.
   *
   * @param version counts from 1
   * @param created when this version was set
   * @param boundTo the hosts that it may go to
   * @param fingerprint keyed hash of the value: the same value has the same one in this vault
   * @param previous when the version before was set; empty where none is kept
   * @param note whose it is, until when, and when it was last used
   */
  public record Listed(String name, int version, Instant created, List<HostPattern> boundTo,
      String fingerprint,
      Optional<Instant> previous, SecretNote note) {
    public Listed {
      boundTo = List.copyOf(boundTo);
    }
  }

  private final Place place;
  private final Clock clock;
  private final Seal seal;
  private final KeyedHash fingerprints;
  private final byte[] payloadKey;
  private final byte[] logSeed;
  private final byte[] administratorsKey;
  private final Strongbox administrators;
  private final Store<Table<Credential>> secrets;
  private final SecretNotes notes;
  private final Keys keys;
  private final SubjectKeys payloads;
  private final TokenVault.Opening tokens;
  private final Beat watch;

  private Vault(Place place, MasterKey master, Clock clock) throws VaultException {
    this.place = place;
    this.clock = clock;
    seal = master.seal("credentials");
    fingerprints = master.hash("fingerprints");
    payloadKey = master.derive("payloads");
    logSeed = master.derive(place.ownPurpose("audit-log"));
    administratorsKey = master.derive("administrators");
    administrators = new Strongbox(store(place, Section.ADMINISTRATORS, master));
    secrets = store(place, Section.SECRETS, master);
    notes = new SecretNotes(store(place, Section.NOTES, master), clock);
    keys = keys(place, master, clock);
    tokens = new TokenVault.Opening(place.own().file(TokenVault.FOLDER), master, clock);
    payloads = new SubjectKeys(place.own(), master, System::nanoTime);
    watch = new Beat("weir-vault-watch", WATCH, this::refresh);
  }

  private static Keys keys(Place place, MasterKey master, Clock clock) throws VaultException {
    Store<Table<KeyRecord>> roots = store(place, Section.KEYS, master);
    Store<Table<SubKeyRecord>> below = store(place, Section.SUB_KEYS, master);
    Revocations elsewhere = new Revocations(store(place, Section.REVOKED, master),
        new EndedText(master.hash("revocations")), new EndedHere(roots, below), clock, System::nanoTime);
    SubKeys subKeys = new SubKeys(below, new SubKeyText(master.derive("sub-keys")), clock);
    return new Keys(roots, master.hash("keys"), subKeys, elsewhere, clock);
  }

  private static <T> Store<T> store(Place place, Section<T> section, MasterKey master) throws VaultException {
    return new Store<>(place, section, master, System::nanoTime);
  }

  /**
   * Opens the vault in {@code <data>/vault}, which is made where there is none.
   *
   * @throws VaultException where the master key is missing or another one, or a file is damaged; its message has the mend
   */
  public static Vault open(Path dataFolder, MasterKeySource source, Clock clock) throws VaultException {
    return open(VaultSite.at(dataFolder), source, clock);
  }

  /**
   * Opens the vault at {@code site}, which is made where there is none.
   *
   * @throws VaultException where the master key is missing or another one, what is there is damaged or cannot be read; its
   *     message has the mend
   */
  public static Vault open(VaultSite site, MasterKeySource source, Clock clock) throws VaultException {
    Place place = site.open();
    try {
      site.check(place);
      return open(place, source, clock);
    } catch (VaultException | RuntimeException e) {
      place.close();
      throw e;
    }
  }

  static Vault open(Place place, MasterKeySource source, Clock clock) throws VaultException {
    try (MasterKey master = MasterKey.open(source, place, System::getenv)) {
      return new Vault(place, master, clock);
    }
  }

  /** Returns a copy of the 32 bytes by which findings in payloads are fingerprinted and hashed: the same ones as long as the master key is. */
  public byte[] payloadKey() {
    return payloadKey.clone();
  }

  /** Returns a copy of the 32 bytes that the audit log's signing key is made of: the same ones as long as the master key is. */
  public byte[] logSeed() {
    return logSeed.clone();
  }

  /** Returns a copy of the 32 bytes by which administrators' codes and tokens are hashed: the same ones as long as the master key is. */
  public byte[] administratorsKey() {
    return administratorsKey.clone();
  }

  /** Returns the box of the administrators' accounts. */
  public Strongbox administrators() {
    return administrators;
  }

  /** Returns Weir's own keys. */
  public Keys keys() {
    return keys;
  }

  /** Returns the keys that captured payloads are sealed under. */
  public SubjectKeys payloads() {
    return payloads;
  }

  /**
   * Returns the tokens, which are read from the disk when they are first asked for.
   *
   * @throws VaultException where another process keeps them: a data folder is for one {@code weir serve}
   */
  public TokenVault tokens() throws VaultException {
    return tokens.get();
  }

  @Override
  public Secret open(String name, Host host) throws IOException {
    Credential credential = secrets.current().rows().get(name);
    if (credential == null) {
      throw missing(name);
    }
    if (!credential.mayGoTo(host)) {
      throw new VaultException("the secret " + name + " may not go to " + host,
          "set it again with that host among those it is bound to");
    }
    notes.use(name);
    return opened(credential);
  }

  private Secret opened(Credential credential) throws VaultException {
    try {
      return Secret.own(credential.open(seal));
    } catch (GeneralSecurityException e) {
      throw new VaultException(
          "the secret " + credential.name() + " does not open: its record was tampered with",
          "set it again");
    }
  }

  /** Returns the value of a credential for a person to read, whatever it is bound to: nothing that a call goes through may ask for this. */
  public Secret reveal(String name) throws VaultException {
    Credential credential = secrets.current().rows().get(name);
    if (credential == null) {
      throw missing(name);
    }
    return opened(credential);
  }

  /** Returns why nothing of the vault can be used now. */
  public Optional<String> closed() {
    try {
      secrets.current();
      return Optional.empty();
    } catch (VaultException e) {
      return Optional.of(e.what());
    }
  }

  /** Returns when a credential was last set, or a key minted or revoked; empty where nothing ever was. */
  Optional<Instant> changed() throws VaultException {
    return Stream.concat(list().stream().map(Listed::created), keys.list().stream()
        .flatMap(key -> Stream.concat(Stream.of(key.created()), key.revoked().stream())))
        .max(Comparator.naturalOrder());
  }

  /** Returns every credential by name, without its value. */
  public List<Listed> list() throws VaultException {
    List<Listed> all = new ArrayList<>();
    for (Credential credential : secrets.current().rows().values()) {
      all.add(listed(credential, notes.of(credential.name())));
    }
    all.sort(Comparator.comparing(Listed::name));
    return all;
  }

  /**
   * Says whose a credential is, and from when on it is shown to nobody.
   *
   * @throws VaultException where it is not set
   */
  public void describe(String name, String owner, Optional<Instant> expires) throws VaultException {
    if (!secrets.current().rows().containsKey(name)) {
      throw missing(name);
    }
    notes.describe(name, owner, expires);
  }

  /**
   * Sets a credential anew; what stood under the name before is gone.
   *
   * @param value copied nowhere in plain text; the caller wipes it
   * @param boundTo the only hosts that it may go to; at least one
   */
  public Listed set(String name, byte[] value, List<HostPattern> boundTo) throws VaultException {
    check(name);
    if (boundTo.isEmpty()) {
      throw new VaultException("the secret " + name + " is bound to no host",
          "name the hosts that it may go to");
    }
    return secrets.change(table -> {
      Credential before = table.rows().get(name);
      int number = before == null ? 1 : before.newest().number() + 1;
      return stored(table, new Credential(name, boundTo, List.of(version(name, number, value, boundTo))));
    });
  }

  /** Sets the next version of a credential, bound as it was; the present one is kept as the previous. */
  public Listed rotate(String name, byte[] value) throws VaultException {
    return secrets.change(table -> {
      Credential before = table.rows().get(name);
      if (before == null) {
        throw missing(name);
      }
      Credential.Version next = version(name, before.newest().number() + 1, value, before.boundTo());
      return stored(table, new Credential(name, before.boundTo(), List.of(next, before.newest())));
    });
  }

  /** Removes a credential with all its versions. */
  public void remove(String name) throws VaultException {
    secrets.change(table -> {
      if (!table.rows().containsKey(name)) {
        throw missing(name);
      }
      return new Store.Changed<>(table.without(name), name);
    });
    notes.forget(name);
  }

  private Credential.Version version(String name, int number, byte[] value, List<HostPattern> boundTo)
      throws VaultException {
    if (value.length == 0 || value.length > MOST_BYTES) {
      throw new VaultException("the value of " + name + " has " + value.length + " bytes",
          "give one of 1 to " + MOST_BYTES);
    }
    Bytes context = Credential.context(name, number, boundTo);
    return new Credential.Version(number, clock.instant().truncatedTo(ChronoUnit.MILLIS),
        HexFormat.of().formatHex(fingerprints.of(value, 8)),
        context, Bytes.wrap(seal.close(value, context.array())));
  }

  private Store.Changed<Table<Credential>, Listed> stored(Table<Credential> table, Credential credential)
      throws VaultException {
    return new Store.Changed<>(table.with(credential.name(), credential),
        listed(credential, notes.of(credential.name())));
  }

  private static Listed listed(Credential credential, SecretNote note) {
    Credential.Version newest = credential.newest();
    return new Listed(credential.name(), newest.number(), newest.created(), credential.boundTo(),
        newest.fingerprint(),
        credential.versions().stream().skip(1).map(Credential.Version::created).findFirst(), note);
  }

  private static void check(String name) throws VaultException {
    boolean fine = !name.isEmpty() && name.length() <= MOST_NAME && name.chars().allMatch(
        c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
            || c == '.');
    if (!fine) {
      throw new VaultException("that is no name for a secret",
          "take up to " + MOST_NAME + " letters, digits, hyphens, underscores and dots");
    }
  }

  private static VaultException missing(String name) {
    return new VaultException("there is no secret " + name, "set it with `weir secrets set " + name + "`");
  }

  /** Sees what other processes have changed, as the watch does by itself. */
  void refresh() {
    secrets.refresh();
    notes.refresh();
    keys.refresh();
    payloads.refresh();
    administrators.refresh();
  }

  /** Stops watching, and writes down what tokens there are to write. */
  @Override
  public void close() {
    watch.close();
    notes.write();
    tokens.close();
    place.close();
  }
}
