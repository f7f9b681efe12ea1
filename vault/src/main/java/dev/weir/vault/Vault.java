package dev.weir.vault;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Weir keeps secret: credentials for destinations, its own keys, and the values behind tokens.
 *
 * <p>Opening a credential reads memory only, where it stays sealed until it is opened. Changes by another process, such as
 * {@code weir secrets set} beside {@code weir serve}, or by another Weir where the vault is shared, are seen with the next look,
 * {@link #WATCH} after the one before.
 */
public final class Vault implements AutoCloseable {

  /** How long Weir waits between two looks at what others may have changed. */
  public static final Duration WATCH = Duration.ofMillis(200);

  private final Place place;
  private final byte[] payloadKey;
  private final byte[] logSeed;
  private final byte[] administratorsKey;
  private final Strongbox administrators;
  private final Secrets secrets;
  private final Keys keys;
  private final SubjectKeys payloads;
  private final TokenVault.Opening tokens;
  private final Beat watch;

  private Vault(Place place, MasterKey master, Clock clock) throws VaultException {
    this.place = place;
    payloadKey = master.derive("payloads");
    logSeed = master.derive(place.ownPurpose("audit-log"));
    administratorsKey = master.derive("administrators");
    administrators = new Strongbox(store(place, Section.ADMINISTRATORS, master));
    SecretNotes notes = new SecretNotes(store(place, Section.NOTES, master), clock);
    secrets = new Secrets(store(place, Section.SECRETS, master), notes, master.seal("credentials"),
        master.hash("fingerprints"), clock);
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
    KeyedHash hash = master.hash("keys");
    return new Keys(new RootKeys(roots, hash, clock), subKeys, elsewhere, hash, clock);
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

  /** Returns the credentials for destinations. */
  public Secrets secrets() {
    return secrets;
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

  /** Returns why nothing of the vault can be used now. */
  public Optional<String> closed() {
    return secrets.closed();
  }

  /** Returns when a credential was last set, or a key minted or revoked; empty where nothing ever was. */
  Optional<Instant> changed() throws VaultException {
    return Stream.concat(secrets.list().stream().map(Secrets.Listed::created), keys.list().stream()
        .flatMap(key -> Stream.concat(Stream.of(key.created()), key.revoked().stream())))
        .max(Comparator.naturalOrder());
  }

  /** Sees what other processes have changed, as the watch does by itself. */
  void refresh() {
    secrets.refresh();
    keys.refresh();
    payloads.refresh();
    administrators.refresh();
  }

  /** Stops watching, and writes down what tokens there are to write. */
  @Override
  public void close() {
    watch.close();
    secrets.close();
    tokens.close();
    place.close();
  }
}
