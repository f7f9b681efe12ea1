package dev.weir.vault;

import dev.weir.model.Kind;
import dev.weir.model.Scope;
import dev.weir.model.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens and the values behind them.
 *
 * <p>A token is a keyed hash of scope, kind and value, 128 bits: the same value in the same scope always gives the same token,
 * and without the master key a token says nothing. A value is remembered for at least half of {@link #KEPT}
 * after its last use and never for longer than the whole; when there are more than {@link #MOST}, the oldest go sooner. The
 * token of a forgotten value stays a token in an answer.
 *
 * <p>No call waits for the disk: a token is on it within {@link #SOON}. A crash before that loses only the way back.
 */
public final class TokenVault implements Tokens, AutoCloseable {

  /** How long a value is remembered. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** How many values are remembered: some tens of megabytes. */
  public static final int MOST = 100_000;

  /** How long a token may wait to be written. */
  public static final Duration SOON = Duration.ofMillis(100);

  private static final int TOKEN_BYTES = 16;
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

  /** Values of two generations: the younger one is written to, the older one goes as a whole. */
  private record Generations(long began, Map<String, Held> young, Map<String, Held> old) {
    Generations next(long now) {
      return new Generations(Math.max(now, began + 1), new ConcurrentHashMap<>(), young);
    }

    @Nullable
    Held find(String token) {
      Held held = young.get(token);
      return held == null ? old.get(token) : held;
    }

    @Override
    public String toString() {
      return "Generations[" + young.size() + ", " + old.size() + "]";
    }
  }

  private final KeyedHash hash;
  private final Clock clock;
  private final TokenLog log;
  private final long keptMillis;
  private final int most;
  private final Beat writer;
  private volatile Generations generations;
  private boolean closed;

  TokenVault(KeyedHash hash, TokenLog log, Clock clock, Duration kept, int most) throws VaultException {
    this.hash = hash;
    this.log = log;
    this.clock = clock;
    this.keptMillis = kept.toMillis();
    this.most = most;
    this.generations = restored(log.load(), clock.millis());
    writer = new Beat("weir-vault-tokens", SOON, this::tick);
  }

  private static Generations restored(NavigableMap<Long, List<Held>> disk, long now) {
    Generations restored = new Generations(now, new ConcurrentHashMap<>(), Map.of());
    boolean first = true;
    for (Map.Entry<Long, List<Held>> each : disk.entrySet()) {
      Map<String, Held> old = first ? Map.of() : restored.young();
      restored = new Generations(each.getKey(), new ConcurrentHashMap<>(), old);
      first = false;
      for (Held held : each.getValue()) {
        if (held.expiresMillis() > now) {
          restored.young().put(held.token(), held);
        }
      }
    }
    return restored;
  }

  @Override
  public String tokenFor(Kind kind, String value, Scope scope) {
    byte[] input = Packed.together(scope.caller(), scope.destination(), kind.name(), value);
    String token = spell(hash.of(input, TOKEN_BYTES));
    long now = clock.millis();
    Held held = generations.find(token);
    if (held == null || held.expiresMillis() - now < keptMillis / 2) {
      remember(new Held(token, value, scope, now + keptMillis), now);
    }
    return token;
  }

  @Override
  public Optional<String> valueOf(String token, Scope scope) {
    Held held = generations.find(token);
    return held != null && held.scope().equals(scope) && held.expiresMillis() > clock.millis()
        ? Optional.of(held.value())
        : Optional.empty();
  }

  private synchronized void remember(Held held, long now) {
    if (generations.young().size() >= Math.max(1, most / 2)) {
      turn(now);
    }
    generations.young().put(held.token(), held);
    log.append(generations.began(), held);
  }

  private void turn(long now) {
    generations = generations.next(now);
    log.begin(generations.began());
  }

  /** Lets go of what is too old, and writes what waits. */
  private void tick() {
    long now = clock.millis();
    synchronized (this) {
      if (now - generations.began() >= keptMillis) {
        turn(now);
      }
    }
    log.flush();
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
    try {
      log.close();
    } catch (IOException e) {
      System.getLogger(TokenVault.class.getName()).log(System.Logger.Level.WARNING,
          "tokens were not written to the end: {0}", e.getMessage());
    }
  }

  /** What it takes to open the tokens once they are wanted: most commands have no use for them. */
  static final class Opening {

    private final Path path;
    private final KeyedHash hash;
    private final TokenFile.Seals seals;
    private final Clock clock;
    private @Nullable TokenVault opened;

    Opening(Path path, MasterKey master, Clock clock) {
      this.path = path;
      this.hash = master.hash("tokens");
      this.seals = new TokenFile.Seals(master.seal("check"), master.seal("token files"));
      this.clock = clock;
    }

    synchronized TokenVault get() throws VaultException {
      if (opened == null) {
        opened = new TokenVault(hash, new TokenLog(Folder.at(path), seals, MOST), clock, KEPT, MOST);
      }
      return opened;
    }

    synchronized void close() {
      if (opened != null) {
        opened.close();
      }
    }
  }
}
