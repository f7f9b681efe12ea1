package dev.weir.vault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The newest edition that this Weir has seen of each section of a shared vault, in its own folder: what somebody puts back from
 * before is told even by a Weir that was started after that. Written once a minute at most and when the vault is closed, so that
 * a crash forgets a minute.
 */
final class Seen {

  private static final System.Logger LOG = System.getLogger(Seen.class.getName());
  private static final String FILE = "seen-";
  private static final int NAME_BYTES = 8;
  private static final long PACE_NANOS = Duration.ofMinutes(1).toNanos();

  private final Folder own;
  private final String file;
  private final Map<String, Long> editions;
  private boolean written = true;
  private long writtenNanos = System.nanoTime();

  /** Reads what was seen of the vault of this key. */
  Seen(Folder own, MasterKey root) throws VaultException {
    this.own = own;
    this.file = FILE
        + HexFormat.of().formatHex(root.hash("seen").of(Packed.together("seen"), NAME_BYTES));
    this.editions = read();
  }

  private Map<String, Long> read() throws VaultException {
    Map<String, Long> editions = new TreeMap<>();
    Optional<byte[]> content = own.read(file);
    try {
      content.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).stream().flatMap(String::lines)
          .forEach(line -> {
            int space = line.indexOf(' ');
            editions.put(line.substring(0, space), Long.parseLong(line, space + 1, line.length(), 10));
          });
      return editions;
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw VaultException.damaged(where(), "a line of it is no section and number");
    }
  }

  /** Returns where it is, for messages. */
  String where() {
    return own.at(file);
  }

  /** Returns the newest edition that was seen; 0 where there was none. */
  synchronized long edition(String section) {
    return editions.getOrDefault(section, 0L);
  }

  synchronized void note(String section, long edition) {
    if (edition > edition(section)) {
      editions.put(section, edition);
      written = false;
    }
    if (System.nanoTime() - writtenNanos >= PACE_NANOS) {
      write();
    }
  }

  /** Writes down what was seen. */
  synchronized void write() {
    writtenNanos = System.nanoTime();
    if (written) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    editions.forEach((section, edition) -> lines.append(section).append(' ').append(edition).append('\n'));
    try {
      own.replace(file, lines.toString().getBytes(StandardCharsets.UTF_8));
      written = true;
    } catch (VaultException e) {
      LOG.log(System.Logger.Level.WARNING, "how new the vault is that was seen is not written down: {0}",
          e.getMessage());
    }
  }
}
