package dev.weir.detect.prompt;

/**
 * What is seen of each segment of a text, whatever its words mean: how new they are to the text, how plain it is written, how long it
 * is, and whether it asks; and how far each of these is from the mean of the text.
 */
final class Traits {

  /** Which part of a segment's words is nowhere else, and which part stands behind a space alone, as in prose. */
  static final int NEWS = 0;
  static final int PLAIN = 1;
  /** The logarithm of how many words there are. */
  static final int LENGTH = 2;
  /** The logarithms of one more than how many of the segment's words others have, too, and how many none has. */
  static final int SHARED = 3;
  static final int OWN = 4;
  /** 1 for a segment that ends in a question mark, else 0. */
  static final int ASKS = 5;

  private static final int KINDS = 6;

  /** From so many segments on the room is better given back. */
  private static final int LARGE = 1 << 12;

  /** Of each number its logarithm; of higher ones, that of the last. */
  private static final float[] LOGS = new float[64];

  static {
    for (int n = 1; n < LOGS.length; n++) {
      LOGS[n] = (float) StrictMath.log(n);
    }
  }

  private final Vocabulary vocabulary = new Vocabulary();
  private final float[][] traits = new float[KINDS][32];
  private final float[] means = new float[KINDS];

  /** Takes those of {@code segments} of {@code reading} in place of those before. */
  void read(Reading reading, Segments segments) {
    int count = segments.count();
    room(count);
    vocabulary.read(reading.words, segments);
    for (int segment = 0; segment < count; segment++) {
      int from = segments.from(segment);
      int to = segments.to(segment);
      words(segment, from, to);
      traits[PLAIN][segment] = plain(reading.words, from, to);
      traits[LENGTH][segment] = log(to - from);
      traits[ASKS][segment] = asks(reading, to) ? 1 : 0;
    }
    for (int kind = 0; kind < KINDS; kind++) {
      means[kind] = mean(traits[kind], count);
    }
  }

  private void words(int segment, int from, int to) {
    int counted = vocabulary.counted(from, to);
    int news = vocabulary.news(from, to);
    traits[NEWS][segment] = counted == 0 ? 0 : news / (float) counted;
    traits[SHARED][segment] = log(1 + counted - news);
    traits[OWN][segment] = log(1 + news);
  }

  private static float plain(Words words, int from, int to) {
    int plain = 0;
    for (int word = from + 1; word < to; word++) {
      plain += words.gap(word) == 0 ? 1 : 0;
    }
    return to - from > 1 ? plain / (float) (to - from - 1) : 0;
  }

  /** Returns whether a question mark stands between the words before {@code to} and those from it on. */
  static boolean asks(Reading reading, int to) {
    int end = to < reading.words.count() ? reading.words.start(to) : reading.text.length();
    for (int at = reading.words.end(to - 1); at < end; at++) {
      char c = reading.text.charAt(at);
      if (c == '?' || c == '？' || c == '؟') {
        return true;
      }
    }
    return false;
  }

  private static float mean(float[] some, int count) {
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += some[i];
    }
    return sum / count;
  }

  /** Returns the logarithm of a number from 1 on. */
  static float log(int number) {
    return LOGS[Math.min(number, LOGS.length - 1)];
  }

  float of(int kind, int segment) {
    return traits[kind][segment];
  }

  float mean(int kind) {
    return means[kind];
  }

  /** Returns how far a segment is from the mean of all. */
  float beyond(int kind, int segment) {
    return traits[kind][segment] - means[kind];
  }

  private void room(int segments) {
    if (segments > traits[0].length) {
      resize(2 * segments);
    }
  }

  private void resize(int segments) {
    for (int kind = 0; kind < KINDS; kind++) {
      traits[kind] = new float[segments];
    }
  }

  /** Gives back the room of a long text. */
  void clear() {
    if (traits[0].length > LARGE) {
      resize(32);
    }
  }
}
