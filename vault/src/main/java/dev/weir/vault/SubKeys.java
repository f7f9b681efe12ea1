package dev.weir.vault;

import dev.weir.model.Allowance;
import dev.weir.model.KeyId;
import dev.weir.model.Proof;
import dev.weir.model.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that were made from others. A signature and the keys above say what one is, so that it is known without being looked up;
 * what is kept of it serves to list and to revoke it, for {@link #REMEMBERED} behind its end.
 */
final class SubKeys {

  /** How long a sub-key is valid unless something else is asked for. */
  static final Duration USUAL = Duration.ofMinutes(15);

  private static final Duration REMEMBERED = Duration.ofHours(24);

  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final Store<Table<SubKeyRecord>> store;
  private final SubKeyText texts;
  private final Clock clock;
  private final Proven<SubKey> proven = new Proven<>();
  private volatile Instant swept = Instant.EPOCH;

  SubKeys(Store<Table<SubKeyRecord>> store, SubKeyText texts, Clock clock) {
    this.store = store;
    this.texts = texts;
    this.clock = clock;
  }

  /** Returns the sub-key that {@code text} is, be it in force or not; empty where nobody here has signed it. */
  Optional<SubKey> verify(String text) {
    Instant now = clock.instant();
    Optional<SubKey> known = proven.find(text, now);
    if (known.isPresent()) {
      return known;
    }
    Optional<SubKey> verified = texts.verify(text);
    verified.ifPresent(key -> proven.keep(text, key, key.until(), now));
    return verified;
  }

  /** Returns why this sub-key was ended, itself or with one above it; empty where nobody has. */
  Optional<String> revoked(Proof.Key key) throws VaultException {
    Map<String, SubKeyRecord> rows = store.current().rows();
    if (revoked(rows, key.id())) {
      return Optional.of(Keys.REVOKED);
    }
    for (KeyId above : key.above()) {
      if (revoked(rows, above)) {
        return Optional.of(Keys.ABOVE_REVOKED);
      }
    }
    return Optional.empty();
  }

  private static boolean revoked(Map<String, SubKeyRecord> rows, KeyId id) {
    SubKeyRecord row = rows.get(id.text());
    return row != null && row.revoked().isPresent();
  }

  /** Makes a key from {@code parent}, which is in force and the caller's. */
  Keys.Minted mint(Proof.Key parent, String caller, Wish asked, KeyId id) throws VaultException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<String> beyond = asked.to().beyond(parent.to()).or(() -> beyond(asked.shares(), parent))
        .or(() -> unbound(asked, parent));
    if (beyond.isPresent()) {
      throw new VaultException("the key " + parent.id() + " does not have " + beyond.get(),
          "ask for no more than it has, or make it from another key");
    }
    if (parent.above().size() >= SubKey.DEEPEST) {
      throw new VaultException("the key " + parent.id() + " is as deep as keys may be",
          "make it from one that stands higher");
    }
    List<KeyId> above = new ArrayList<>(parent.above());
    above.add(parent.id());
    Instant until = until(parent, asked.expires(), now);
    SubKey key = new SubKey(id, caller, above, until, asked.to().within(parent.to()),
        allowances(parent, id, asked.shares(), until), asked.binding().or(parent::binding));
    String text = texts.sign(key);
    SubKeyRecord record = new SubKeyRecord(key, asked.note(), now, Optional.empty());
    return store.change(table -> {
      SubKeyRecord before = table.rows().get(record.name());
      return before == null
          ? new Store.Changed<>(remembered(table, now).with(record.name(), record),
              new Keys.Minted(key.id(), text, Optional.of(key.until())))
          : new Store.Changed<>(table, again(before, key, asked.note()));
    });
  }

  /** Returns the first share that is more than what {@code parent} has of the same. */
  private static Optional<String> beyond(List<Share> asked, Proof.Key parent) {
    return asked.stream()
        .flatMap(share -> parent.allowances().stream().filter(has -> share.exceeds(has.share()))
            .map(has -> "the budget " + share + ", but " + has.share()))
        .findFirst();
  }

  private static Optional<String> unbound(Wish asked, Proof.Key parent) {
    return asked.binding().filter(_ -> parent.binding().isPresent())
        .filter(binding -> !parent.binding().equals(Optional.of(binding)))
        .map(binding -> "the binding " + binding + ", but is bound itself");
  }

  /** Those of the keys above come first, and bind as they did. */
  private static List<Allowance> allowances(Proof.Key parent, KeyId id, List<Share> shares, Instant until) {
    List<Allowance> all = new ArrayList<>(parent.allowances());
    shares.stream().map(share -> new Allowance(id, share, until)).forEach(all::add);
    return all;
  }

  /** One key has one text, so that it can be given again. */
  private Keys.Minted again(SubKeyRecord before, SubKey asked, String note) throws VaultException {
    SubKey key = before.key();
    boolean same = key.above().equals(asked.above()) && key.to().equals(asked.to())
        && shares(key).equals(shares(asked)) && key.binding().equals(asked.binding())
        && before.note().equals(note);
    if (!same) {
      throw new VaultException("another key was asked for by this name of a request",
          "name each request anew, and repeat it word by word");
    }
    return new Keys.Minted(key.id(), texts.sign(key), Optional.of(key.until()));
  }

  /** A key that is asked for again would end later, and so would its allowances: they are told by the rest. */
  private static List<Share> shares(SubKey key) {
    return key.allowances().stream().map(Allowance::share).toList();
  }

  private static Instant until(Proof.Key parent, Optional<Instant> asked, Instant now) throws VaultException {
    Instant latest = parent.until().orElse(Instant.ofEpochSecond(Claims.LATEST));
    Instant usual = now.plus(USUAL).isBefore(latest) ? now.plus(USUAL) : latest;
    Instant until = asked.orElse(usual).truncatedTo(ChronoUnit.SECONDS);
    if (until.isAfter(latest)) {
      throw new VaultException("the key " + parent.id() + " ends before that, at " + latest,
          "ask for no longer than it lasts");
    }
    if (!until.isAfter(now)) {
      throw new VaultException("the key would have expired already", "take an expiry in the future");
    }
    return until;
  }

  /** Not with every key: whoever makes ten thousand would look through all of them ten thousand times. */
  private Table<SubKeyRecord> remembered(Table<SubKeyRecord> table, Instant now) {
    if (now.isBefore(swept.plus(SWEEP))) {
      return table;
    }
    swept = now;
    Map<String, SubKeyRecord> rows = new HashMap<>(table.rows());
    rows.values().removeIf(row -> row.key().until().plus(REMEMBERED).isBefore(now));
    return new Table<>(rows);
  }

  /** Returns the sub-key of this id; empty where there is none, or none any more. */
  Optional<SubKeyRecord> find(KeyId id) throws VaultException {
    return Optional.ofNullable(store.current().rows().get(id.text()));
  }

  List<SubKeyRecord> list() throws VaultException {
    return List.copyOf(store.current().rows().values());
  }

  /** Ends a sub-key for good, and with it those that were made from it; empty where there is none of this id. */
  Optional<SubKeyRecord> revoke(KeyId id, Instant at) throws VaultException {
    return store.change(table -> {
      SubKeyRecord row = table.rows().get(id.text());
      if (row == null) {
        return new Store.Changed<>(table, Optional.empty());
      }
      SubKeyRecord revoked = row.revoked().isPresent() ? row : row.revoked(at);
      return new Store.Changed<>(table.with(row.name(), revoked), Optional.of(revoked));
    });
  }

  void refresh() {
    store.refresh();
  }
}
