package dev.weir.vault;

import dev.weir.model.capture.PayloadKeys;
import dev.weir.model.capture.Subject;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The keys of payloads, drawn by chance and sealed in a file of their own. No backup of the vault holds that file: what was
 * erased is not brought back by one.
 *
 * <p>A sealed payload is the form's number, its key's id in 16 digits, and AES-256-GCM over it in its context and with both.
 */
public final class SubjectKeys implements PayloadKeys {

  static final String FILE = "payload-keys.sealed";

  private static final byte FORM = 1;
  private static final int ID_BYTES = 8;
  private static final int KEY_BYTES = 32;
  private static final int FRONT = 1 + 2 * ID_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store<Table<SubjectKey>> store;
  private final Seal outer;

  SubjectKeys(Folder folder, MasterKey master, LongSupplier nanos) throws VaultException {
    this.store = new Store<>(folder,
        new Section<>(FILE, Table.codec(SubjectKey::id, SubjectKey::write, SubjectKey::read)), master, nanos);
    this.outer = master.seal("payload keys");
  }

  @Override
  public byte[] seal(Subject subject, Instant until, byte[] plain, byte[] context) throws IOException {
    SubjectKey key = keyFor(subject, SubjectKey.day(until));
    byte[] front = ((char) FORM + key.id()).getBytes(StandardCharsets.ISO_8859_1);
    byte[] sealed = unsealed(key).close(plain, together(front, context));
    return together(front, sealed);
  }

  private SubjectKey keyFor(Subject subject, long day) throws VaultException {
    // A command may have dropped it a moment ago: what is sealed now is not to be lost with what was erased.
    store.refresh();
    Optional<SubjectKey> there = find(store.current(), subject, day);
    return there.isPresent()
        ? there.get()
        : store.change(table -> {
          // Another process may have made one meanwhile.
          SubjectKey key = find(table, subject, day).orElseGet(() -> fresh(subject, day));
          return new Store.Changed<>(table.with(key.id(), key), key);
        });
  }

  private static Optional<SubjectKey> find(Table<SubjectKey> table, Subject subject, long day) {
    return table.rows().values().stream().filter(key -> key.isFor(subject, day)).findFirst();
  }

  private SubjectKey fresh(Subject subject, long day) {
    byte[] id = new byte[ID_BYTES];
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(id);
    RANDOM.nextBytes(key);
    try {
      return sealed(HexFormat.of().formatHex(id), subject, day, true, key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private SubjectKey sealed(String id, Subject subject, long day, boolean open, byte[] key) {
    return new SubjectKey(id, subject, day, open,
        Bytes.wrap(outer.close(key, SubjectKey.context(id, subject, day))));
  }

  @Override
  public Optional<byte[]> open(byte[] sealed, byte[] context) throws IOException {
    String id = keyOf(sealed);
    if (id.isEmpty()) {
      throw new Broken(new GeneralSecurityException("it names no key"));
    }
    SubjectKey key = store.current().rows().get(id);
    if (key == null) {
      return Optional.empty();
    }
    try {
      byte[] front = Arrays.copyOf(sealed, FRONT);
      return Optional.of(unsealed(key).open(Arrays.copyOfRange(sealed, FRONT, sealed.length),
          together(front, context)));
    } catch (GeneralSecurityException e) {
      throw new Broken(e);
    }
  }

  @Override
  public String keyOf(byte[] sealed) {
    if (sealed.length < FRONT || sealed[0] != FORM) {
      return "";
    }
    return new String(sealed, 1, FRONT - 1, StandardCharsets.ISO_8859_1);
  }

  private Seal unsealed(SubjectKey key) throws VaultException {
    try {
      return key.unsealed(outer);
    } catch (GeneralSecurityException e) {
      throw new VaultException("the key of payloads " + key.id() + " does not open: it was tampered with",
          "drop what is sealed under it");
    }
  }

  @Override
  public List<Listed> list() throws VaultException {
    return store.current().rows().values().stream().map(SubjectKey::listed).toList();
  }

  @Override
  public void retire(Set<String> ids) throws VaultException {
    store.change(table -> {
      Table<SubjectKey> next = table;
      for (String id : ids) {
        SubjectKey key = table.rows().get(id);
        next = key == null ? next : next.with(id, key.retired());
      }
      return new Store.Changed<>(next, ids);
    });
  }

  @Override
  public int drop(Set<String> ids) throws VaultException {
    return store.change(table -> {
      Table<SubjectKey> next = table;
      for (String id : ids) {
        next = next.without(id);
      }
      return new Store.Changed<>(next, table.rows().size() - next.rows().size());
    });
  }

  /** Takes over what {@code others} has, and nothing that it has not any more: no backup undoes an erasure. */
  void adopt(SubjectKeys others) throws VaultException {
    Map<String, SubjectKey> rows = others.store.current().rows();
    store.change(table -> {
      Table<SubjectKey> next = table;
      for (SubjectKey key : rows.values()) {
        next = next.with(key.id(), resealed(key, others.outer));
      }
      return new Store.Changed<>(next, rows.size());
    });
  }

  private SubjectKey resealed(SubjectKey key, Seal before) throws VaultException {
    try {
      byte[] plain = before.open(key.sealed().array(),
          SubjectKey.context(key.id(), key.subject(), key.day()));
      return sealed(key.id(), key.subject(), key.day(), key.open(), plain);
    } catch (GeneralSecurityException e) {
      throw new VaultException("a key of payloads does not open: it was tampered with",
          "give --anyway to go on without the payloads that are kept");
    }
  }

  void refresh() {
    store.refresh();
  }

  private static byte[] together(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
