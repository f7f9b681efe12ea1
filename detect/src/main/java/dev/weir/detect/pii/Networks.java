package dev.weir.detect.pii;

/** The payment networks' prefixes with the lengths of their numbers, as the networks publish them. */
final class Networks {

  private static final int[] POW = {1, 10, 100, 1000, 10_000};

  private static final int VISA = lengths(13, 16, 19);
  private static final int LONG = lengths(16, 17, 18, 19);
  private static final int SIXTEEN = lengths(16);

  /** First and last prefix, then a bit for each length. */
  private static final int[][] RANGES = {{4, 4, VISA}, {51, 55, SIXTEEN}, {2221, 2720, SIXTEEN},
    {34, 34, lengths(15)}, {37, 37, lengths(15)}, {6011, 6011, LONG}, {644, 649, LONG}, {65, 65, LONG},
    {300, 305, lengths(14, 16)}, {3095, 3095, lengths(14, 16)}, {36, 36, lengths(14, 16, 19)},
    {38, 39, lengths(14, 16)},
    {3528, 3589, LONG}, {2131, 2131, lengths(15)}, {1800, 1800, lengths(15)}, {62, 62, LONG},
    {2200, 2204, LONG},
    {81, 82, SIXTEEN}, {508, 508, SIXTEEN}, {5019, 5019, SIXTEEN}, {60, 60, SIXTEEN},
    {5018, 5018, lengths(12, 13, 14, 15, 16, 17, 18, 19)},
    {5020, 5020, lengths(12, 13, 14, 15, 16, 17, 18, 19)},
    {5038, 5038, lengths(12, 13, 14, 15, 16, 17, 18, 19)},
    {5612, 5612, lengths(12, 13, 14, 15, 16, 17, 18, 19)},
    {5893, 5893, lengths(12, 13, 14, 15, 16, 17, 18, 19)},
    {6304, 6304, lengths(12, 13, 14, 15, 16, 17, 18, 19)},
    {6759, 6763, lengths(12, 13, 14, 15, 16, 17, 18, 19)},
    {6390, 6390, lengths(12, 16)}, {9792, 9792, SIXTEEN}, {5060, 5061, lengths(16, 18, 19)},
    {8600, 8600, SIXTEEN}, {9860, 9860, SIXTEEN}, {4011, 4011, SIXTEEN}, {5041, 5041, SIXTEEN},
    {5090, 5090, SIXTEEN}, {6362, 6363, SIXTEEN}, {5895, 5896, SIXTEEN}};

  private Networks() {}

  private static int lengths(int... each) {
    int bits = 0;
    for (int length : each) {
      bits |= 1 << length;
    }
    return bits;
  }

  /** Returns whether some network issues numbers that start like {@code number} and have {@code digits} digits. */
  static boolean issued(long number, int digits) {
    long four = number;
    for (int i = digits; i > 4; i--) {
      four /= 10;
    }
    for (int[] range : RANGES) {
      int width = range[0] > 999 ? 4 : range[0] > 99 ? 3 : range[0] > 9 ? 2 : 1;
      long prefix = four / POW[4 - width];
      if (prefix >= range[0] && prefix <= range[1] && (range[2] >> digits & 1) == 1) {
        return true;
      }
    }
    return false;
  }
}
