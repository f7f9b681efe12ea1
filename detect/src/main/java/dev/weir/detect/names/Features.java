package dev.weir.detect.names;

/** What the tagger looks at: a token, two on either side, and how they go together, each as a hash. */
public final class Features {

  /** The number of features of a token. */
  public static final int COUNT = 28;

  private static final int LEXICAL = Gazetteer.EVERYDAY | Gazetteer.STREET | Gazetteer.COMPANY;

  private final int[] kinds = new int[Words.MOST + 4];
  private final int[] words = new int[Words.MOST + 4];
  private final int[] shapes = new int[Words.MOST + 4];

  /** Prepares for the tokens of {@code all}. */
  public void over(Words all) {
    for (int i = 0; i < all.count(); i++) {
      kinds[i + 2] = all.kind(i);
      shapes[i + 2] = all.shape[i] == Words.SIGN ? all.word[i] : all.shape[i] * 0x632BE5AB;
      words[i + 2] = lexical(all, i) ? all.word[i] : shapes[i + 2];
    }
    for (int i = 0; i < 2; i++) {
      kinds[all.count() + 2 + i] = 0;
      words[all.count() + 2 + i] = 0;
      shapes[all.count() + 2 + i] = 0;
    }
  }

  /** Only everyday words are looked at by themselves: names would be learned by heart. */
  private static boolean lexical(Words all, int i) {
    return !all.lettered(i) || (all.known[i] & LEXICAL) != 0;
  }

  /** Writes the features of {@code token} to {@code out}. */
  public void of(Words all, int token, int[] out) {
    int i = token + 2;
    int k = kinds[i];
    int w = words[i];
    int before = words[i - 1];
    int behind = words[i + 1];
    out[0] = mix(1, k, 0, 0);
    out[1] = mix(2, w, 0, 0);
    out[2] = mix(3, all.tail[token], all.shape[token], 0);
    out[3] = mix(4, all.tail2[token], 0, 0);
    out[4] = mix(5, all.head[token], 0, 0);
    out[5] = mix(6, before, 0, 0);
    out[6] = mix(7, behind, 0, 0);
    out[7] = mix(8, words[i - 2], 0, 0);
    out[8] = mix(9, words[i + 2], 0, 0);
    out[9] = mix(10, kinds[i - 1], k, 0);
    out[10] = mix(11, k, kinds[i + 1], 0);
    out[11] = mix(12, kinds[i - 1], k, kinds[i + 1]);
    out[12] = mix(13, shapes[i - 2], shapes[i - 1], k);
    out[13] = mix(14, k, shapes[i + 1], shapes[i + 2]);
    out[14] = mix(15, before, k, 0);
    out[15] = mix(16, behind, k, 0);
    out[16] = mix(17, words[i - 2], before, shapes[i]);
    out[17] = mix(18, behind, words[i + 2], shapes[i]);
    out[18] = mix(19, before, behind, shapes[i]);
    out[19] = mix(20, kinds[i - 1], 0, 0);
    out[20] = mix(21, kinds[i + 1], 0, 0);
    out[21] = mix(22, shapes[i - 1], shapes[i], shapes[i + 1]);
    out[22] = mix(23, mix(0, shapes[i - 2], shapes[i - 1], shapes[i]), shapes[i + 1], shapes[i + 2]);
    int known = all.known[token];
    out[24] = mix(25, known & Gazetteer.NAME, shapes[i], 0);
    out[25] = mix(26, known & Gazetteer.PLACE, shapes[i], 0);
    out[26] = mix(27, known & ~(Gazetteer.NAME | Gazetteer.PLACE), shapes[i], 0);
    out[27] = mix(28, known, shapes[i], 0);
    out[23] = mix(24, token > 0 ? all.tail[token - 1] : 0, shapes[i], 0);
  }

  private static int mix(int template, int a, int b, int c) {
    int hash = template * 0x9E3779B1 + a * 0x85EBCA77 + b * 0xC2B2AE3D + c * 0x27D4EB2F;
    return (hash ^ hash >>> 15) * 0x2C1B3C6D;
  }
}
