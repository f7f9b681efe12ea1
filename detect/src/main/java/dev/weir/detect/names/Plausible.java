package dev.weir.detect.names;

import dev.weir.detect.engine.Text;

/** Tells by its looks whether a field's value can be what the field's name says: programs fill fields with types, flags and messages too. */
final class Plausible {

  private static final int MOST_NAMES = 7;
  private static final int MOST_EVERYDAY = 1;
  private static final String IN_NAMES = ".,-'()";

  private final ThreadLocal<Words> words;

  Plausible(Gazetteer gazetteer) {
    words = ThreadLocal.withInitial(() -> new Words(gazetteer));
  }

  /** Letters, and marks that names have; not all of it everyday words in small letters. */
  boolean person(Text text, int start, int end) {
    Words value = read(text, start, end);
    int letters = 0;
    int everyday = 0;
    for (int i = 0; i < value.count(); i++) {
      if (value.lettered(i) && value.shape[i] != Words.NUMBERED) {
        letters++;
        everyday += everyday(value, i) ? 1 : 0;
      } else if (value.shape[i] != Words.SIGN || !inName(text, value.start[i])) {
        return false;
      }
    }
    return letters > 0 && letters <= MOST_NAMES && everyday < letters && everyday <= MOST_EVERYDAY;
  }

  /** A given and a family name, in either order, or words that might be: whatever has a name may stand in such a field. */
  boolean wholeName(Text text, int start, int end) {
    int space = start;
    while (space < end && text.at(space) != ' ') {
      space++;
    }
    if (space == end) {
      return false;
    }
    Words value = read(text, start, end);
    return value.count() > 1
        && (Roles.name(text, value, 0) == value.count() || Inverted.fills(text, value));
  }

  private static boolean inName(Text text, int at) {
    return text.at(at) >= 0x80 || IN_NAMES.indexOf(text.at(at)) >= 0;
  }

  /** A small word that is in dictionaries and no part of names. */
  private static boolean everyday(Words value, int i) {
    return value.shape[i] == Words.LOWER && (value.known[i] & Gazetteer.EVERYDAY) != 0
        && (value.known[i] & (Gazetteer.WELL_GIVEN | Gazetteer.WELL_FAMILY)) == 0;
  }

  /** A word with a capital, or a number between words; neither a URL, a path nor a number in hexadecimal. */
  boolean address(Text text, int start, int end) {
    Words value = read(text, start, end);
    int letters = 0;
    int telling = 0;
    for (int i = 0; i < value.count(); i++) {
      int sign = value.shape[i] == Words.SIGN ? text.at(value.start[i]) : 0;
      if (sign == '@' || sign == '{' || sign == '<' || sign == '='
          || sign == ':' && text.at(value.end[i]) == '/') {
        return false;
      }
      letters += value.lettered(i) && value.shape[i] != Words.NUMBERED ? 1 : 0;
      telling += value.telling(i) ? 1 : 0;
    }
    return letters > 0 && telling > 0 && (value.count() > 1 || value.shape[0] == Words.CAPITALISED);
  }

  /** A few words that begin with a capital; a code of a country is no place that tells a person. */
  boolean place(Text text, int start, int end) {
    Words value = read(text, start, end);
    int capitals = 0;
    for (int i = 0; i < value.count(); i++) {
      if (value.shape[i] >= Words.NUMBER || value.shape[i] == Words.NUMBERED) {
        return false;
      }
      capitals += value.telling(i) ? 1 : 0;
    }
    return capitals > 0 && value.count() <= MOST_NAMES && end - start > 3;
  }

  private Words read(Text text, int start, int end) {
    Words value = words.get();
    value.fill(text, start, end);
    return value;
  }
}
