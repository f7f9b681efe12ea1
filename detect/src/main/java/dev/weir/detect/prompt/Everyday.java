package dev.weir.detect.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The commonest words of some languages that use Latin letters: text that has hardly any of them is none, or is encoded. */
final class Everyday {

  /** What part of the words of plain text is an everyday word at the least. */
  private static final double PLAIN = 0.15;

  private static final long AS_IT_STANDS = 1;
  private static final long TURNED = 2;
  private static final long BACKWARDS = 4;

  private static final LongTable WORDS = new LongTable();

  static {
    String words = "the be to of and a in that have it for not on with as you do at this but his by from they we say "
        + "or an will my one all would there their what so up out if about who get which go me when make can like is "
        + "was are your how ignore previous instructions rules system prompt show print tell reveal and now new "
        + "write answer word only text above before secret password code access user assistant give please want repeat "
        + "were been has had am does did its them these those here where who while after again each most other such could may "
        + "told said ask let begin start last line message conversation act play role imagine without never always "
        + "following need must should how why because first more just than then into over some any every nothing der die und "
        + "das ist nicht ein ich du mit für alle le la les de et un une est pas pour dans que vous el los y en por con no "
        + "para una il di che non per sono o do da em um não os het een van ik je en";
    enter(words, AS_IT_STANDS);
    enter(rot13(words), TURNED);
    enter(backwards(words), BACKWARDS);
  }

  private Everyday() {}

  private static void enter(String words, long how) {
    Words read = Words.of(words);
    for (int i = 0; i < read.count(); i++) {
      WORDS.or(read.hashOf(i), how);
    }
  }

  /** Returns how {@code read} has to be turned to make more sense: by thirteen letters, backwards or not at all. */
  static List<UnaryOperator<String>> turns(Words read) {
    int plain = 0;
    int turned = 0;
    int backwards = 0;
    int count = read.count();
    for (int i = 0; i < count; i++) {
      long how = WORDS.get(read.hashOf(i));
      if (how != 0) {
        plain += (int) (how & AS_IT_STANDS);
        turned += (how & TURNED) != 0 ? 1 : 0;
        backwards += (how & BACKWARDS) != 0 ? 1 : 0;
        if (plain > PLAIN * count) {
          return List.of();
        }
      }
    }
    double enough = Math.max(PLAIN * count, 2 * plain);
    List<UnaryOperator<String>> turns = new ArrayList<>();
    if (turned > enough) {
      turns.add(Everyday::rot13);
    }
    if (backwards > enough) {
      turns.add(Everyday::backwards);
    }
    return turns;
  }

  private static String backwards(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private static String rot13(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char base = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : 0;
      out.append(base == 0 ? c : (char) (base + (c - base + 13) % 26));
    }
    return out.toString();
  }
}
