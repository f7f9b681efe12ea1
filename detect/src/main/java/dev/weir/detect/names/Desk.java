package dev.weir.detect.names;

import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Mark;
import dev.weir.detect.engine.Text;

/**
 * What one thread reads names with, and tells of what stands in a stretch: what a title or the grammar of addresses makes certain,
 * what the tagger says, and what the words around say where it says nothing; each word at most once.
 */
final class Desk {

  /** Where the tagger is less sure than this, it is right no more often than not. */
  private static final int LEAST = 100;
  /** Of places: what a text names and is neither person nor place is taken for one below it. */
  private static final int LEAST_PLACE = 250;
  /** Of what needs no tagger. */
  private static final int CERTAIN = 1000;
  /** A name of which the tagger is so sure is known when it comes again. */
  private static final int INTRODUCES = 400;
  /** Of an address with its postcode. */
  private static final int COMPLETE = 2000;

  /** The tokens of {@code c/o}. */
  private static final int CARE_OF = 3;

  final Words words;
  final Words first;
  final Tagger tagger;
  final Introduced introduced;
  private final Parts parts = new Parts();
  private final Postal postal;

  /** @param introduced by which texts tell whose names {@link #introduced} holds */
  Desk(Gazetteer gazetteer, Model model, Mark introduced) {
    words = new Words(gazetteer);
    first = new Words(gazetteer);
    postal = new Postal(words);
    tagger = new Tagger(model);
    this.introduced = new Introduced(introduced);
  }

  /** Where findings go, for one stretch of a text. */
  record Telling(Text text, Prose.Found found, Findings out) {
    void add(Tag tag, int start, int end, int margin) {
      found.add(text, tag, start, end, margin, out);
    }
  }

  /** Tells of the first {@code count} tokens, tagged before; but not of what begins before {@code read}, which was told of. */
  void report(Telling to, int read, int count) {
    int i = 0;
    while (i < count) {
      boolean again = words.start(i) < read;
      int known = again ? i : registered(to, i);
      known = again || known > i ? known : titled(to, i);
      known = again || known > i ? known : postal(to, i, count);
      i = known > i ? known : named(to, read, i, count);
    }
  }

  private void tell(Telling to, Tag tag, int from, int end, int margin) {
    if (tag == Tag.ADDRESS) {
      int begins = Extent.first(to.text(), words, from, end);
      int ends = Extent.end(to.text(), words, from, end);
      if (to.text().clears(Doubt.WORDS, Checks.pass(to.text(), words, tag, begins, ends))) {
        address(to, begins, ends, margin);
      }
      return;
    }
    boolean place = tag == Tag.LOCATION;
    int first = place ? Places.first(words, from, end) : Outline.first(to.text(), words, from, end);
    int start = words.start(first);
    int last = (place ? Places.within(to.text(), words, from, end) : end) - 1;
    to.add(tag, start, words.end(last), margin);
    if (tag == Tag.PERSON && margin >= INTRODUCES) {
      introduced.introduce(to.text(), words, first, end);
    }
  }

  /** Tells of an address with just these tokens. */
  private void address(Telling to, int from, int end, int margin) {
    parts.of(to.text(), words, from, end);
    for (int i = 0; i < parts.count(); i++) {
      int start = Extent.start(to.text(), words, parts.start(i), parts.end(i));
      to.add(parts.tag(i), start, words.end(parts.end(i) - 1), margin);
    }
  }

  /** Tells of a name as registers have it, or behind a word for what its bearer is; returns its end, or {@code at} where there is none. */
  private int registered(Telling to, int at) {
    if (tagger.of(at) == Tag.PERSON && Roles.sure(words, at) && beginsName(to.text(), at + 1)) {
      return at + 1;
    }
    int inverted = Inverted.end(to.text(), words, at);
    int end = inverted > at ? inverted : held(to.text(), at);
    if (end > at) {
      to.add(Tag.PERSON, words.start(at), words.end(end - 1), CERTAIN);
      introduced.introduce(to.text(), words, at, end);
    }
    return end;
  }

  private boolean beginsName(Text text, int i) {
    return i < words.count() && (Inverted.end(text, words, i) > i || Roles.end(text, words, i) > i);
  }

  /** Returns the end of a name behind a word for what its bearer is; where the tagger sees more of it, as far as that goes. */
  private int held(Text text, int at) {
    int end = Roles.end(text, words, at);
    boolean tagged = end > at && tagger.of(at) == Tag.PERSON;
    int last = tagged
        ? Outline.end(text, words, at, Checks.end(text, words, at, tagger.end(at, words.count())))
        : end;
    return Math.max(end, last);
  }

  /** Goes past a title that the tagger takes for a part of what follows, or tells of whom the title before the token names. */
  private int titled(Telling to, int at) {
    Tag tag = tagger.of(at);
    boolean taken = tag == Tag.PERSON && Titles.before(to.text(), words, at)
        || tag == Tag.ADDRESS && !goesOverLines(at);
    if (taken && Titles.title(words, at)) {
      return at + 1;
    }
    int end = Titles.end(to.text(), words, at);
    boolean block = end > at && end < words.count() && tagger.of(end) == Tag.IN_ADDRESS
        && words.shape[end] == Words.LINE;
    if (block) {
      return at;
    }
    if (end > at) {
      tell(to, Tag.PERSON, at, end, CERTAIN);
    }
    return end;
  }

  /** Returns whether what the tagger says begins with the token has several lines. */
  private boolean goesOverLines(int at) {
    int end = tagger.end(at, words.count());
    int i = at;
    while (i < end && words.shape[i] != Words.LINE) {
      i++;
    }
    return i < end;
  }

  /**
   * Tells of an address that begins with the token by its grammar; returns its end, or {@code at} where there is none. What the
   * tagger takes for one goes on as far as it says, unless the grammar knows where it ends.
   */
  private int postal(Telling to, int at, int count) {
    boolean tagged = tagger.of(at) == Tag.ADDRESS;
    int tag = tagged ? tagger.end(at, count) : at + 1;
    int begins = at;
    boolean is = postal.at(to.text(), begins);
    while (!is && tagged && begins + 1 < tag) {
      begins++;
      is = postal.at(to.text(), begins) && postal.complete();
    }
    if (!is || tagged && !postal.complete()) {
      return at;
    }
    int end = postal.end();
    int opens = opening(to.text(), at, begins);
    resident(to, at, opens);
    address(to, opens, end, postal.complete() ? COMPLETE : CERTAIN);
    return end;
  }

  /**
   * What has a house's number before the first part that the grammar knows is of the address, from the comma or the line's start
   * before it on; else it is of the sentence.
   */
  private int opening(Text text, int from, int begins) {
    int part = behindCareOf(text, from, begins);
    int opens = begins;
    for (int i = part; i < begins; i++) {
      if (Extent.small(words, i)) {
        opens = begins;
      } else if (House.end(text, words, i) > i) {
        opens = Math.min(opens, part);
      }
      boolean named = text.at(words.start(i)) == ',' && Roles.name(text, words, part) == i;
      part = named ? i + 1 : part;
    }
    return opens;
  }

  private int behindCareOf(Text text, int from, int begins) {
    int name = from + CARE_OF;
    return name < begins && Roles.careOf(text, words, name) ? name : from;
  }

  /** Tells of the person who stands before an address and its comma, and was taken for a part of it. */
  private void resident(Telling to, int from, int opens) {
    int first = behindCareOf(to.text(), from, opens);
    int end = Roles.name(to.text(), words, first);
    if (end > first && end < opens) {
      to.add(Tag.PERSON, words.start(Outline.first(to.text(), words, first, end)), words.end(end - 1),
          CERTAIN);
    }
  }

  /** Tells of what the tagger or the words around say that begins with the token; returns the first token behind it. */
  private int named(Telling to, int read, int i, int count) {
    int end = i + 1;
    Tag tag = tagger.of(i);
    boolean told = false;
    if (tag.begins()) {
      int last = tag == Tag.PERSON ? beforePostal(to.text(), i, count) : tagger.end(i, count);
      end = Checks.end(to.text(), words, i, Extent.beforeIn(words, tag, i, last));
      end = tag == Tag.PERSON ? Outline.end(to.text(), words, i, end) : end;
      boolean again = end == i + 1 && tag != Tag.PERSON && introduced.again(to.text(), words, i);
      told = !again && tagged(to, tag, i, end, read);
    }
    int sure = told || words.start(i) < read ? i : certain(to, i);
    return Math.max(sure, end);
  }

  /** Returns the end of a person, before an address that the grammar knows. */
  private int beforePostal(Text text, int from, int count) {
    int end = tagger.end(from, count);
    for (int i = from + 1; i < end; i++) {
      if (postal.at(text, i)) {
        return i;
      }
    }
    return end;
  }

  /** Tells of what the tagger found, if it may be; returns whether it did. */
  private boolean tagged(Telling to, Tag tag, int begins, int end, int read) {
    int margin = tagger.margin(begins, end);
    int from = begins;
    while (from < end && words.start(from) < read) {
      from++;
    }
    int least = tag == Tag.LOCATION ? LEAST_PLACE : LEAST;
    boolean is = from < end && to.text().clears(Doubt.UNSURE, margin >= least)
        && to.text().clears(Doubt.WORDS, Checks.pass(to.text(), words, tag, from, end))
        && !(tag == Tag.PERSON && Places.certain(to.text(), words, from, end));
    if (is) {
      tell(to, tag, from, end, margin);
    }
    return is;
  }

  /** Tells of what the tagger is not needed for; returns its end, or {@code at} where there is none. */
  private int certain(Telling to, int at) {
    boolean again = introduced.again(to.text(), words, at)
        && Checks.pass(to.text(), words, Tag.PERSON, at, at + 1);
    int name = again ? at + 1 : FullName.end(to.text(), words, at);
    if (name > at) {
      tell(to, Tag.PERSON, at, name, CERTAIN);
      return name;
    }
    int place = Places.end(to.text(), words, at);
    int street = place == at && postal.at(to.text(), at) ? postal.end() : at;
    if (place > at || street > at) {
      tell(to, place > at ? Tag.LOCATION : Tag.ADDRESS, at, Math.max(place, street), CERTAIN);
    }
    return Math.max(place, street);
  }
}
