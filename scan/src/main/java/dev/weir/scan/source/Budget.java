package dev.weir.scan.source;

import java.io.IOException;
import java.io.InputStream;

/** How much an archive may unfold to, with those inside of it: a bomb ends here. */
final class Budget {
  /** A text longer than this is not read. */
  static final int MOST_TEXT_BYTES = 16 << 20;
  /** A notebook holds pictures too. */
  static final int MOST_NOTEBOOK_BYTES = 64 << 20;
  /** So deep may archives lie in archives. */
  static final int MOST_LEVELS = 3;

  /** What unfolding xz may take: its highest level asks for 65 MiB, and a header may ask for 4 GiB. */
  static final int MOST_XZ_KIB = 100 << 10;

  private static final int MOST_ENTRIES = 100_000;
  private static final long MOST_BYTES = 1L << 30;

  private final int mostEntries;
  private final long mostBytes;
  private int entries;
  private long bytes;

  Budget() {
    this(MOST_ENTRIES, MOST_BYTES);
  }

  Budget(int mostEntries, long mostBytes) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  /** Thrown where an archive unfolds to more than it may. */
  static final class Spent extends IOException {
    private static final long serialVersionUID = 1L;

    private final String why;

    Spent(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  int mostEntries() {
    return mostEntries;
  }

  void entry() throws Spent {
    if (++entries > mostEntries) {
      throw new Spent("more than " + mostEntries + " entries: the rest was not read");
    }
  }

  /** Counts bytes that were unfolded. */
  private void spend(int count) throws Spent {
    bytes += count;
    if (bytes > mostBytes) {
      throw new Spent("unfolds to more than " + (mostBytes >> 20) + " MiB: the rest was not read");
    }
  }

  /** Returns a stream of the same bytes, which counts them. */
  InputStream counted(InputStream in) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int value = in.read();
        spend(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        spend(Math.max(0, count));
        return count;
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }
}
