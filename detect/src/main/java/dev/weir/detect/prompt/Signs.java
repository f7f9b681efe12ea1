package dev.weir.detect.prompt;

/** What stands before a word, as a number: the signs behind the word before it, and whether a sentence begins. */
final class Signs {

  /** A sentence or a line begins. */
  static final int FRESH = 1;

  /** Within the word a capital stands behind a small letter. */
  static final int JUMP = 2;

  private static final int MOST = 4;
  private static final String WIDE_ENDS = "“”«»¿¡。！？：；،";
  private static final boolean[] ENDS = new boolean[0x80];

  static {
    for (char c : ".!?:;\n\r\"|>]#*".toCharArray()) {
      ENDS[c] = true;
    }
  }

  private int signs = FRESH;
  private int last;
  private int count;

  /** Takes a sign in; of a run of one sign only the first counts, and of all signs the first {@link #MOST}. */
  void add(int c) {
    if (c != ' ' && c != last && count < MOST) {
      boolean ends = c < ENDS.length ? ENDS[c] : WIDE_ENDS.indexOf(c) >= 0;
      signs = signs * 1031 + (c << 2) & ~(FRESH | JUMP) | signs & (FRESH | JUMP) | (ends ? FRESH : 0);
      last = c;
      count++;
    }
  }

  void jump() {
    signs |= JUMP;
  }

  /** Returns what there was before the word that ends here, 0 for spaces alone, and begins anew. */
  int taken() {
    int taken = signs;
    signs = 0;
    last = 0;
    count = 0;
    return taken;
  }

  /** Begins a text. */
  void reset() {
    taken();
    signs = FRESH;
  }
}
