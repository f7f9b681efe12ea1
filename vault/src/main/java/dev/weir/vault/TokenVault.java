package dev.weir.vault;

import dev.weir.model.Kind;
import dev.weir.model.Scope;
import dev.weir.model.Terms;
import dev.weir.model.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the place of values, and the way back.
 *
 * <p>A token is a keyed hash of scope, kind and value, 128 bits: the same value in the same scope always gives the same token,
 * and without the master key a token says nothing; where the terms say so it is drawn by chance instead. A value is remembered
 * for at least half of its time to live after its last use and never for longer than the whole; when there are more than
 * {@link #MOST} on a shelf, the oldest go sooner. The token of a forgotten value stays a token in an answer. Of what was
 * encrypted no value is kept, only that it was made and until when it may be turned back.
 *
 * <p>No call waits for the disk: a token is on it within {@link #SOON}. A crash before that loses only the way back.
 */
public final class TokenVault implements Tokens, AutoCloseable {

  /** How many values are remembered on each shelf: some tens of megabytes. */
  public static final int MOST = 100_000;

  /** How long a token may wait to be written. */
  public static final Duration SOON = Duration.ofMillis(100);

  /** How often what has expired is forgotten. */
  private static final Duration SWEEP = Duration.ofMinutes(1);

  /** Where they lie in what is this Weir's own. */
  static final String FOLDER = "tokens";

  private static final int TOKEN_BYTES = 16;
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

  private final Secrets secrets;
  private final Clock clock;
  private final List<Shelf> shelves;
  private final SecureRandom chance = new SecureRandom();
  private final Map<Scope, NavigableSet<String>> encrypted = new ConcurrentHashMap<>();
  private final Beat writer;
  private long swept;
  private boolean closed;

  /** Under what tokens are made, and values encrypted. */
  record Secrets(KeyedHash tokens, ShapeCipher cipher) {
    static Secrets of(MasterKey master) {
      return new Secrets(master.hash("tokens"), new ShapeCipher(master.hash("shapes")));
    }
  }

  /** @param shelves those that keep for a short time first */
  TokenVault(Secrets secrets, List<Shelf> shelves, Clock clock) {
    this.secrets = secrets;
    this.shelves = List.copyOf(shelves);
    this.clock = clock;
    this.swept = clock.millis();
    this.shelves.forEach(
        shelf -> shelf.all().stream().filter(Held::isEncrypted).forEach(held -> index(held)));
    writer = new Beat("weir-vault-tokens", SOON, this::tick);
  }

  @Override
  public String tokenFor(Kind kind, String value, Scope scope, Terms terms) {
    byte[] bytes = new byte[TOKEN_BYTES];
    if (terms.same()) {
      bytes = secrets.tokens().of(Packed.together(scope.caller(), scope.destination(), kind.name(), value),
          TOKEN_BYTES);
    } else {
      chance.nextBytes(bytes);
    }
    String token = spell(bytes);
    remember(token, value, scope, terms);
    return token;
  }

  @Override
  public Optional<String> encrypted(Kind kind, String value, Scope scope, Terms terms) {
    Optional<String> text = secrets.cipher().encrypted(kind, value, scope);
    text.ifPresent(made -> index(remember(made, kind.name(), scope, terms)));
    return text;
  }

  @Override
  public NavigableSet<String> encrypted(Scope scope) {
    NavigableSet<String> all = encrypted.get(scope);
    return all == null ? Collections.emptyNavigableSet() : new TreeSet<>(all);
  }

  @Override
  public Optional<String> valueOf(String token, Scope scope) {
    Held held = alive(token.startsWith(PREFIX) ? token : Held.encryptedKey(token, scope));
    if (held == null || !held.scope().equals(scope)) {
      return Optional.empty();
    }
    return held.isEncrypted()
        ? secrets.cipher().decrypted(new Kind(held.value()), token, scope)
        : Optional.of(held.value());
  }

  /** Returns what is remembered under {@code key} and has not expired; the one that lives longest. */
  private @Nullable Held alive(String key) {
    Held best = null;
    for (Shelf shelf : shelves) {
      Held held = shelf.find(key);
      best = held != null && (best == null || held.expiresMillis() > best.expiresMillis()) ? held : best;
    }
    return best != null && best.expiresMillis() > clock.millis() ? best : null;
  }

  private Held remember(String token, String value, Scope scope, Terms terms) {
    long now = clock.millis();
    Held fresh = new Held(token, value, scope, now + terms.ttl().toMillis());
    Held held = alive(fresh.key());
    if (held == null || held.expiresMillis() - now < terms.ttl().toMillis() / 2
        || !held.value().equals(value)) {
      shelves.stream().filter(shelf -> shelf.keeps(terms.ttl())).findFirst().orElse(shelves.getLast())
          .remember(fresh, now);
    }
    return fresh;
  }

  private void index(Held held) {
    encrypted.computeIfAbsent(held.scope(), _ -> new ConcurrentSkipListSet<>()).add(held.token());
  }

  private void tick() {
    long now = clock.millis();
    shelves.forEach(shelf -> shelf.tick(now));
    if (now - swept >= SWEEP.toMillis()) {
      swept = now;
      shelves.forEach(shelf -> shelf.purge(now));
      encrypted.forEach((scope, all) -> all.removeIf(text -> alive(Held.encryptedKey(text, scope)) == null));
    }
  }

  private static String spell(byte[] bytes) {
    StringBuilder token = new StringBuilder(PREFIX.length() + 26).append(PREFIX);
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = buffer << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        token.append(DIGITS.charAt(buffer >>> bits & 31));
      }
    }
    return token.append(DIGITS.charAt(buffer << 5 - bits & 31)).toString();
  }

  /**
   * Writes what waits, and lets another process have the folder. Tokens can be made and turned back as before, but those made
   * from now on are this process's alone.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    writer.close();
    tick();
    for (Shelf shelf : shelves) {
      try {
        shelf.close();
      } catch (IOException e) {
        System.getLogger(TokenVault.class.getName()).log(System.Logger.Level.WARNING,
            "tokens were not written to the end: {0}", e.getMessage());
      }
    }
  }

  /** What it takes to open the tokens once they are wanted: most commands have no use for them. */
  static final class Opening {

    /** Where what lives longer than the usual terms is kept, and how long the longest lives there. */
    private static final List<Map.Entry<String, Duration>> LONGER = List
        .of(Map.entry("month", Duration.ofDays(31)), Map.entry("year", Duration.ofDays(366)));

    private final Path path;
    private final Secrets secrets;
    private final TokenFile.Seals seals;
    private final Clock clock;
    private @Nullable TokenVault opened;

    Opening(Path path, MasterKey master, Clock clock) {
      this.path = path;
      this.secrets = Secrets.of(master);
      this.seals = new TokenFile.Seals(master.seal("check"), master.seal("token files"));
      this.clock = clock;
    }

    synchronized TokenVault get() throws VaultException {
      if (opened == null) {
        List<Shelf> shelves = new ArrayList<>();
        shelves.add(shelf(path, Terms.USUAL.ttl()));
        for (Map.Entry<String, Duration> each : LONGER) {
          shelves.add(shelf(path.resolve(each.getKey()), each.getValue()));
        }
        opened = new TokenVault(secrets, shelves, clock);
      }
      return opened;
    }

    private Shelf shelf(Path folder, Duration kept) throws VaultException {
      return new Shelf(new TokenLog(Folder.at(folder), seals, MOST), kept, MOST, clock.millis());
    }

    synchronized void close() {
      if (opened != null) {
        opened.close();
      }
    }
  }
}
