package dev.weir.detect.names;

import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Mark;
import dev.weir.detect.engine.Text;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds names in running text. A capital that starts a word is looked at once: most are turned away by what the gazetteer says
 * of the word; where a name may be, the tagger reads the stretch around it, and no stretch is read twice, so that the time is
 * linear in the text.
 */
final class Prose {

  private static final Mark READ = new Mark();
  private static final Mark INTRODUCED = new Mark();
  /** A value that is shorter has no sentence. */
  static final int SHORTEST = 12;
  /** What a value without capitals may begin with: a small letter, or a byte of a letter beyond ASCII. */
  static final String SMALL = IntStream.concat(IntStream.rangeClosed('a', 'z'), IntStream.range(0x80, 0x100))
      .mapToObj(Character::toString).collect(Collectors.joining());

  /** How far before a capital a stretch may begin, in bytes. */
  private static final int BEFORE = 56;
  /** How much of a stretch is read with the next one, in bytes. */
  private static final int AGAIN = 24;
  /** After this many tokens without a capital or a digit a stretch ends. */
  private static final int CALM = 6;
  /** In a value of words the first ends before this. */
  private static final int LONGEST_WORD = 40;
  /** So many words on either side tell most of what a word is. */
  private static final int NEIGHBOURS = 2;
  /** Hardly any word of a name makes a smaller promise. */
  private static final int LEAST_PROMISE = 100;

  private final Evidence evidence;
  private final ThreadLocal<Desk> desks;

  Prose(Gazetteer gazetteer, Model model) {
    evidence = new Evidence(gazetteer);
    desks = ThreadLocal.withInitial(() -> new Desk(gazetteer, model, INTRODUCED));
  }

  /** Reads the stretch around the capital at {@code at}, if a name may be there and it was not read before. */
  void read(Text text, int at, Found found, Findings out) {
    int read = text.reached(READ);
    if (at >= read && evidence.at(text, at) && !text.quiet(at)) {
      Desk desk = desks.get();
      if (promising(text, at, desk)) {
        text.reach(READ, stretch(text, at, read, desk, found, out));
      }
    }
  }

  /** Returns whether a word looks like a part of a name among the two words on either side of it, which cost little to read. */
  private static boolean promising(Text text, int at, Desk desk) {
    Words words = desk.words;
    words.clear();
    int next = neighbour(text, at);
    int token = Words.MOST;
    boolean ended = false;
    while (!ended && words.count() <= token + NEIGHBOURS && words.count() < Words.MOST) {
      token = next == at ? words.count() : token;
      next = words.next(text, next);
      ended = words.count() > 0 && words.shape[words.count() - 1] == Words.BREAK;
    }
    return token < words.count() && (desk.tagger.promise(words, token) >= LEAST_PROMISE
        || Places.end(text, words, token) > token
        || desk.introduced.again(text, words, token)
        || FullName.end(text, words, token) > token
        || Inverted.end(text, words, token) > token
        || Inverted.likely(text, words, token)
        || Titles.end(text, words, token) > token
        || Roles.end(text, words, token) > token
        || Street.hints(text, words, token)
        || House.coded(text, words, token + 1)
        || token > 0 && Street.end(text, words, token - 1) > token);
  }

  /** Returns where the second word before {@code at} in the same value starts. */
  private static int neighbour(Text text, int at) {
    int from = at;
    int starts = 0;
    while (from > at - BEFORE && from > 0 && text.at(from - 1) != (Text.BREAK & 0xff)) {
      boolean start = text.at(from) > ' ' && text.at(from - 1) <= ' ';
      starts += start ? 1 : 0;
      if (starts > NEIGHBOURS) {
        return from;
      }
      from--;
    }
    return from;
  }

  /** Reads the value that ends at {@code at}, if it is written without capitals, around each word that is nothing but a name. */
  void readSmall(Text text, int at, Found found, Findings out) {
    int from = text.value();
    if (text.reached(READ) > from || !small(text, from, at) || text.quiet(from)) {
      return;
    }
    Desk desk = desks.get();
    for (int next = evidence.past(text, from, at); next < at; next = evidence.past(text, next, at)) {
      desk.first.clear();
      int behind = desk.first.next(text, next);
      if (desk.first.count() == 1 && next >= text.reached(READ)
          && (Evidence.onlyName(desk.first.known[0]) || Street.hints(text, desk.first, 0))) {
        text.reach(READ, stretch(text, next, text.reached(READ), desk, found, out));
      }
      next = behind;
    }
  }

  /** Several words, none of them with a capital. */
  private static boolean small(Text text, int from, int to) {
    int spaces = 0;
    for (int i = from; i < to; i++) {
      int c = text.at(i);
      spaces += c == ' ' ? 1 : 0;
      if (c >= 'A' && c <= 'Z' || spaces == 0 && i > from + LONGEST_WORD) {
        return false;
      }
    }
    return spaces > 0;
  }

  /** Tags the words around {@code at}; returns up to where that is done. */
  private int stretch(Text text, int at, int read, Desk desk, Found found, Findings out) {
    Words words = desk.words;
    words.clear();
    int next = opening(text, at, read);
    int last = 0;
    boolean ended = false;
    while (words.count() < Words.MOST && !ended && (next <= at || words.count() - last <= CALM)) {
      int count = words.count();
      next = words.next(text, next);
      last = words.count() > count && (words.telling(count) || Evidence.onlyName(words.known[count]))
          ? count
          : last;
      ended = words.count() > 0 && words.shape[words.count() - 1] == Words.BREAK;
    }
    desk.tagger.tag(words);
    boolean cut = words.count() == Words.MOST;
    int end = cut ? calm(desk) : words.count();
    desk.report(new Desk.Telling(text, found, out), read, end);
    return Math.max(cut ? words.start(end - 1) : words.end(last), at + 1);
  }

  /**
   * Returns where a word starts a little before {@code at}, in the same value: what is found does not hang on its neighbours. Of
   * what was read before only the last words are read again.
   */
  private static int opening(Text text, int at, int read) {
    int first = Math.max(at - BEFORE, read - AGAIN);
    int from = at;
    while (from > first && from > 0 && text.at(from - 1) != (Text.BREAK & 0xff)) {
      from--;
    }
    boolean cut = from == first;
    while (cut && from < at && text.at(from - 1) > ' ') {
      from++;
    }
    return from;
  }

  /** A stretch that was cut short ends at the last word that is no name, so that none is cut in two. */
  private static int calm(Desk desk) {
    int end = desk.words.count();
    while (end > Words.MOST / 2 && desk.tagger.of(end - 1) != Tag.NONE) {
      end--;
    }
    return end > Words.MOST / 2 ? end : desk.words.count();
  }

  /** Takes what was found: {@code margin} tells how sure the tagger is. */
  interface Found {
    void add(Text text, Tag tag, int start, int end, int margin, Findings out);
  }
}
