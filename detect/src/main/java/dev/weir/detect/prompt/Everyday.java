package dev.weir.detect.prompt;

/** The commonest words of some languages that use Latin letters: text that has hardly any of them is none, or is encoded. */
final class Everyday {

  private static final LongTable WORDS = new LongTable();

  static {
    Words read = Words.of(
        "the be to of and a in that have it for not on with as you do at this but his by from they we say "
            + "or an will my one all would there their what so up out if about who get which go me when make can like is "
            + "was are your how ignore previous instructions rules system prompt show print tell reveal and now new der die und "
            + "das ist nicht ein ich du mit für alle le la les de et un une est pas pour dans que vous el los y en por con no "
            + "para una il di che non per sono o do da em um não os het een van ik je en");
    for (int i = 0; i < read.count(); i++) {
      WORDS.or(read.hashOf(i), 1);
    }
  }

  private Everyday() {}

  /** Returns what part of some words are everyday ones, 0 to 1; does not count on when it is more than {@code enough}. */
  static double share(Words read, double enough) {
    int known = 0;
    for (int i = 0; i < read.count() && known <= enough * read.count(); i++) {
      known += WORDS.get(read.hashOf(i)) != 0 ? 1 : 0;
    }
    return read.count() < 3 ? 0 : (double) known / read.count();
  }
}
