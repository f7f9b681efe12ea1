package dev.weir.detect.prompt;

/** What stands before a word, as a number: the signs behind the word before it, and whether a sentence begins. */
final class Signs {

  /** A sentence or a line begins. */
  static final int FRESH = 1;

  /** Within the word a capital stands behind a small letter. */
  static final int JUMP = 2;

  /** A quotation mark is among the signs. */
  static final int QUOTE = 4;

  /** What tells more than which signs there are. */
  static final int FLAGS = FRESH | JUMP | QUOTE;

  /** By how many bits a sign stands above those. */
  static final int SHIFT = 3;

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
    signs |= Quotation.marks(c) ? QUOTE : 0;
    if (c != ' ' && c != last && count < MOST) {
      boolean ends = c < ENDS.length ? ENDS[c] : WIDE_ENDS.indexOf(c) >= 0;
      signs = signs * 1031 + (c << SHIFT) & ~FLAGS | signs & FLAGS | (ends ? FRESH : 0);
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
