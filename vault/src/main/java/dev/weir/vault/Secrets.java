package dev.weir.vault;

import dev.weir.model.Credentials;
import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The credentials for destinations: each sealed until it is opened for one of the hosts that it is bound to. */
public final class Secrets implements Credentials {

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
      String fingerprint, Optional<Instant> previous, SecretNote note) {
    public Listed {
      boundTo = List.copyOf(boundTo);
    }
  }

  private final Store<Table<Credential>> store;
  private final SecretNotes notes;
  private final Seal seal;
  private final KeyedHash fingerprints;
  private final Clock clock;

  Secrets(Store<Table<Credential>> store, SecretNotes notes, Seal seal, KeyedHash fingerprints, Clock clock) {
    this.store = store;
    this.notes = notes;
    this.seal = seal;
    this.fingerprints = fingerprints;
    this.clock = clock;
  }

  @Override
  public Secret open(String name, Host host) throws IOException {
    Credential credential = store.current().rows().get(name);
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

  /**
   * Returns the value of a credential for a person to read, whatever it is bound to: nothing that a call goes through may ask for
   * this.
   */
  public Secret reveal(String name) throws VaultException {
    Credential credential = store.current().rows().get(name);
    if (credential == null) {
      throw missing(name);
    }
    return opened(credential);
  }

  /** Returns why no credential can be opened now. */
  Optional<String> closed() {
    try {
      store.current();
      return Optional.empty();
    } catch (VaultException e) {
      return Optional.of(e.what());
    }
  }

  /** Returns every credential by name, without its value. */
  public List<Listed> list() throws VaultException {
    List<Listed> all = new ArrayList<>();
    for (Credential credential : store.current().rows().values()) {
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
    if (!store.current().rows().containsKey(name)) {
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
    return store.change(table -> {
      Credential before = table.rows().get(name);
      int number = before == null ? 1 : before.newest().number() + 1;
      return stored(table, new Credential(name, boundTo, List.of(version(name, number, value, boundTo))));
    });
  }

  /** Sets the next version of a credential, bound as it was; the present one is kept as the previous. */
  public Listed rotate(String name, byte[] value) throws VaultException {
    return store.change(table -> {
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
    store.change(table -> {
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

  /** Sees what other processes have changed. */
  void refresh() {
    store.refresh();
    notes.refresh();
  }

  /** Writes down what is noted of them. */
  void close() {
    notes.write();
  }
}
