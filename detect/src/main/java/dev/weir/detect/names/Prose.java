package dev.weir.detect.names;

import dev.weir.detect.engine.Doubt;
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
  /** Where the tagger is less sure than this, it is right no more often than not. */
  private static final int LEAST = 100;
  /** So many words on either side tell most of what a word is. */
  private static final int NEIGHBOURS = 2;
  /** Hardly any word of a name makes a smaller promise. */
  private static final int LEAST_PROMISE = 100;
  /** Of what needs no tagger. */
  private static final int CERTAIN = 1000;
  private static final int COMPLETE = 2000;

  private final Evidence evidence;
  private final ThreadLocal<Desk> desks;

  /** What one thread reads with. */
  private static final class Desk {
    final Words words;
    final Tagger tagger;
    final Words first;
    final Parts parts = new Parts();
    final Postal postal;

    Desk(Gazetteer gazetteer, Model model) {
      words = new Words(gazetteer);
      first = new Words(gazetteer);
      postal = new Postal(words);
      tagger = new Tagger(model);
    }

    void tell(Text text, Tag tag, int from, int to, int margin, Found found, Findings out) {
      if (tag != Tag.ADDRESS) {
        boolean place = tag == Tag.LOCATION;
        int start = words.start(place ? Places.first(words, from, to) : from);
        int last = (place ? Places.within(text, words, from, to) : to) - 1;
        found.add(text, tag, start, words.end(last), margin, out);
        return;
      }
      address(text, Extent.first(text, words, from, to), Extent.end(text, words, from, to), margin, found, out);
    }

    /** Returns whether what the tagger says begins with the token has several lines. */
    boolean goesOverLines(int at) {
      int end = tagger.end(at, words.count());
      int i = at;
      while (i < end && words.shape[i] != Words.LINE) {
        i++;
      }
      return i < end;
    }

    /** Tells of an address with just these tokens. */
    void address(Text text, int from, int to, int margin, Found found, Findings out) {
      parts.of(text, words, from, to);
      for (int i = 0; i < parts.count(); i++) {
        int start = Extent.start(text, words, parts.start(i), parts.end(i));
        found.add(text, parts.tag(i), start, words.end(parts.end(i) - 1), margin, out);
      }
    }
  }

  Prose(Gazetteer gazetteer, Model model) {
    evidence = new Evidence(gazetteer);
    desks = ThreadLocal.withInitial(() -> new Desk(gazetteer, model));
  }

  /** Reads the stretch around the capital at {@code at}, if a name may be there and it was not read before. */
  void read(Text text, int at, Found found, Findings out) {
    int read = text.reached(READ);
    if (at >= read && evidence.at(text, at)) {
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
        || FullName.end(text, words, token) > token
        || Street.hints(text, words, token)
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
    if (text.reached(READ) > from || !small(text, from, at)) {
      return;
    }
    Desk desk = desks.get();
    for (int next = from; next < at;) {
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
    report(text, desk, read, end, found, out);
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

  private static void report(Text text, Desk desk, int read, int count, Found found, Findings out) {
    int i = 0;
    while (i < count) {
      int known = desk.words.start(i) < read ? i : titled(text, desk, i, found, out);
      known = known > i || desk.words.start(i) < read ? known : postal(text, desk, i, count, found, out);
      i = known > i ? known : named(text, desk, read, i, count, found, out);
    }
  }

  private static int titled(Text text, Desk desk, int at, Found found, Findings out) {
    Tag tag = desk.tagger.of(at);
    if (Titles.title(desk.words, at)
        && (tag == Tag.PERSON && Titles.before(text, desk.words, at) || tag == Tag.ADDRESS && !desk.goesOverLines(at))) {
      return at + 1;
    }
    int end = Titles.end(text, desk.words, at);
    boolean block = end > at && end < desk.words.count() && desk.tagger.of(end) == Tag.IN_ADDRESS
        && desk.words.shape[end] == Words.LINE;
    if (block) {
      return at;
    }
    if (end > at) {
      desk.tell(text, Tag.PERSON, at, end, CERTAIN, found, out);
    }
    return end;
  }

  /** Tells of what the tagger or the words around say that begins with the token; returns the first token behind it. */
  private static int named(Text text, Desk desk, int read, int i, int count, Found found, Findings out) {
    int end = i + 1;
    Tag tag = desk.tagger.of(i);
    boolean told = false;
    if (tag.begins()) {
      int last = tag == Tag.PERSON ? beforePostal(text, desk, i, count) : desk.tagger.end(i, count);
      end = Checks.end(text, desk.words, i, Extent.beforeIn(desk.words, tag, i, last));
      told = name(text, desk, tag, i, end, read, found, out);
    }
    int sure = told || desk.words.start(i) < read ? i : certain(text, desk, i, found, out);
    return Math.max(sure, end);
  }

  /** Returns the end of a person, before an address that the grammar knows. */
  private static int beforePostal(Text text, Desk desk, int from, int count) {
    int end = desk.tagger.end(from, count);
    for (int i = from + 1; i < end; i++) {
      if (desk.postal.at(text, i)) {
        return i;
      }
    }
    return end;
  }

  /**
   * Tells of an address that begins with the token by its grammar; returns its end, or {@code at} where there is none. What the
   * tagger takes for one goes on as far as it says, unless the grammar knows where it ends.
   */
  private static int postal(Text text, Desk desk, int at, int count, Found found, Findings out) {
    boolean tagged = desk.tagger.of(at) == Tag.ADDRESS;
    int tag = tagged ? desk.tagger.end(at, count) : at + 1;
    int first = at;
    boolean is = desk.postal.at(text, first);
    while (!is && tagged && first + 1 < tag) {
      first++;
      is = desk.postal.at(text, first) && desk.postal.complete();
    }
    if (!is || tagged && !desk.postal.complete()) {
      return at;
    }
    desk.address(text, opening(text, desk.words, at, first), desk.postal.end(),
        desk.postal.complete() ? COMPLETE : CERTAIN, found, out);
    return desk.postal.end();
  }

  /** What has a house's number before the first part that the grammar knows is of the address; else it is of the sentence. */
  private static int opening(Text text, Words words, int from, int first) {
    boolean number = false;
    for (int i = from; i < first; i++) {
      number |= House.end(text, words, i) > i;
    }
    return number ? from : first;
  }

  /** Tells of what the tagger is not needed for; returns its end, or {@code at} where there is none. */
  private static int certain(Text text, Desk desk, int at, Found found, Findings out) {
    int name = FullName.end(text, desk.words, at);
    if (name > at) {
      desk.tell(text, Tag.PERSON, at, name, CERTAIN, found, out);
      return name;
    }
    int place = Places.end(text, desk.words, at);
    int street = place == at && desk.postal.at(text, at) ? desk.postal.end() : at;
    if (place > at || street > at) {
      desk.tell(text, place > at ? Tag.LOCATION : Tag.ADDRESS, at, Math.max(place, street), CERTAIN, found,
          out);
    }
    return Math.max(place, street);
  }

  /** Tells of what the tagger found, if it may be; returns whether it did. */
  private static boolean name(Text text, Desk desk, Tag tag, int first, int end, int read, Found found,
      Findings out) {
    int margin = desk.tagger.margin(first, end);
    int from = first;
    while (from < end && desk.words.start(from) < read) {
      from++;
    }
    boolean is = from < end && text.clears(Doubt.UNSURE, margin >= LEAST)
        && text.clears(Doubt.WORDS, Checks.pass(text, desk.words, tag, from, end))
        && !(tag == Tag.PERSON && Places.certain(text, desk.words, from, end));
    if (is) {
      desk.tell(text, tag, from, end, margin, found, out);
    }
    return is;
  }

  /** Takes what was found: {@code margin} tells how sure the tagger is. */
  interface Found {
    void add(Text text, Tag tag, int start, int end, int margin, Findings out);
  }
}
