package dev.weir.detect.pii.birth;

import dev.weir.detect.check.Day;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Dates in a text: in digits, or with the month's name, of which three letters tell it in most of Europe's languages. */
final class WrittenDate {

  private static final int OLDEST = 1890;
  private static final int NEWEST = 2040;

  /** January to December, by their first three letters; what stands for two months in two languages is not among them. */
  private static final List<List<String>> MONTHS = List.of(
      List.of("jan", "ene", "gen", "oca", "sty", "янв", "січ"),
      List.of("feb", "fév", "fev", "şub", "lut", "фев", "лют"),
      List.of("mar", "mär", "maa", "mrt", "мар", "бер"),
      List.of("apr", "avr", "abr", "nis", "kwi", "апр", "кві"),
      List.of("may", "mai", "mag", "mei", "maj", "мая", "май", "тра"),
      List.of("jun", "juin", "giu", "haz", "cze", "июн", "чер"),
      List.of("jul", "juil", "lug", "tem", "lip", "июл", "лип"),
      List.of("aug", "aoû", "aou", "ago", "ağu", "sie", "авг", "сер"),
      List.of("sep", "set", "eyl", "wrz", "сен", "вер"),
      List.of("oct", "okt", "ott", "out", "eki", "paź", "окт", "жов"),
      List.of("nov", "kas", "lis", "ноя"),
      List.of("dec", "dez", "dic", "déc", "ara", "gru", "дек", "гру"));

  private static final int LONGEST_MONTH = 12;

  /** The first bytes of the signs for a year. */
  static final String YEAR_SIGNS = "\u00e5\u00eb";
  /** The signs behind a year, a month and a day. */
  private static final List<List<byte[]>> EASTERN = Stream.of(List.of("年", "月", "日"), List.of("년", "월", "일"))
      .map(signs -> signs.stream().map(sign -> sign.getBytes(StandardCharsets.UTF_8)).toList()).toList();

  private WrittenDate() {}

  /** Returns the end of a date in digits, in any order that makes one; -1 where there is none. */
  static int numeric(Text text, int at) {
    int first = digits(text, at);
    if (first - at == 8) {
      return date(text, at, at + 4, at + 4, at + 6, at + 6, at + 8) ? first : -1;
    }
    int mark = text.at(first);
    if (mark != '-' && mark != '/' && mark != '.' && mark != ' ') {
      return -1;
    }
    int gap = mark == '.' && text.at(first + 1) == ' ' ? 2 : 1;
    int second = digits(text, first + gap);
    int third = text.at(second) == mark ? digits(text, second + gap) : -1;
    if (third < 0 || second - first - gap > 2) {
      return -1;
    }
    boolean year = first - at == 4;
    int last = second + gap;
    boolean ends = year
        ? third - last <= 2 && third > last
        : first - at <= 2 && (third - last == 4 || third - last == 2);
    boolean exists = year
        ? date(text, at, first, first + gap, second, last, third)
        : date(text, last, third, first + gap, second, at, first)
            || date(text, last, third, at, first, first + gap, second);
    return ends && exists ? third : -1;
  }

  /** Returns the end of a date in the signs of East Asia: {@code 1985年3月12日}, {@code 1985년 3월 12일}; -1 where there is none. */
  static int eastern(Text text, int at) {
    int year = digits(text, at);
    for (List<byte[]> signs : EASTERN) {
      int month = behind(text, year, signs.get(0));
      int day = behind(text, digits(text, month), signs.get(1));
      int end = signed(text, digits(text, day), signs.get(2));
      if (year - at == 4 && month > 0 && day > 0 && end > 0
          && date(text, at, year, month, digits(text, month), day, digits(text, day))) {
        return end;
      }
    }
    return -1;
  }

  /** Returns where the digits begin behind a sign and the space that may follow it; -1 where it does not stand there. */
  private static int behind(Text text, int at, byte[] sign) {
    int end = signed(text, at, sign);
    return end > 0 && text.at(end) == ' ' ? end + 1 : end;
  }

  private static int signed(Text text, int at, byte[] sign) {
    for (int i = 0; i < sign.length; i++) {
      if (at < 0 || text.at(at + i) != (sign[i] & 0xff)) {
        return -1;
      }
    }
    return at + sign.length;
  }

  private static boolean date(Text text, int... bounds) {
    int year = number(text, bounds[0], bounds[1]);
    int full = bounds[1] - bounds[0] == 2 ? 2000 + year : year;
    return full >= OLDEST && (full <= NEWEST || bounds[1] - bounds[0] == 2)
        && Day.exists(full, number(text, bounds[2], bounds[3]), number(text, bounds[4], bounds[5]));
  }

  /** Returns the end of a day, a month's name and a year. */
  static int dayThenMonth(Text text, int at) {
    int day = ordinal(text, digits(text, at));
    int from = words(text, day, "of", "de");
    int month = month(text, from);
    int to = letters(text, from);
    int year = words(text, to, "of", "de", "del");
    int end = year(text, year);
    return day - at <= 4 && month > 0 && from > day && end > 0
        && Day.exists(month, number(text, at, digits(text, at))) ? end : -1;
  }

  /** Returns where a month's name begins that stands right before the day at {@code at}; -1 where there is none. */
  static int monthBefore(Text text, int at) {
    int end = at;
    while (end > at - 2 && (text.at(end - 1) == ' ' || text.at(end - 1) == '.')) {
      end--;
    }
    int start = end;
    while (start > end - LONGEST_MONTH && letter(text.at(start - 1))) {
      start--;
    }
    return end < at && month(text, start) > 0 ? start : -1;
  }

  /** Returns the end of a day and a year. */
  static int dayThenYear(Text text, int at) {
    int digits = digits(text, at);
    int day = ordinal(text, digits);
    int year = words(text, text.at(day) == ',' ? day + 1 : day);
    int number = number(text, at, digits);
    return year > day && number >= 1 && number <= 31 ? year(text, year) : -1;
  }

  private static int year(Text text, int at) {
    int end = digits(text, at);
    int year = number(text, at, end);
    return end - at == 4 && year >= OLDEST && year <= NEWEST || end - at == 2 ? end : -1;
  }

  private static int ordinal(Text text, int at) {
    boolean suffix = text.has("st", at) || text.has("nd", at) || text.has("rd", at) || text.has("th", at);
    return suffix ? at + 2 : text.at(at) == '.' ? at + 1 : at;
  }

  /** Skips marks between the parts of a date, and the words that may stand there. */
  private static int words(Text text, int at, String... between) {
    int i = marks(text, at);
    for (String word : between) {
      if (text.has(word, i) && text.at(i + word.length()) == ' ') {
        return marks(text, i + word.length());
      }
    }
    return i;
  }

  private static int marks(Text text, int at) {
    int i = at;
    while (i < at + 2 && (text.at(i) == ' ' || text.at(i) == '-' || text.at(i) == ',' || text.at(i) == '.'
        || text.at(i) == '/')) {
      i++;
    }
    return i;
  }

  private static int month(Text text, int at) {
    if (letters(text, at) - at < 3) {
      return 0;
    }
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).stream().anyMatch(name -> begins(text, at, name))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static boolean begins(Text text, int at, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if ((text.at(at + i) | 0x20) != (bytes[i] & 0xff | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private static int letters(Text text, int at) {
    int i = at;
    while (i < at + LONGEST_MONTH && letter(text.at(i))) {
      i++;
    }
    return i;
  }

  private static boolean letter(int c) {
    return c > '9' && Alphabet.ALNUM.has(c) || c >= 0x80 && c < 0xf8;
  }

  private static int digits(Text text, int at) {
    int i = at;
    while (i < at + 9 && Alphabet.DIGITS.has(text.at(i))) {
      i++;
    }
    return i;
  }

  private static int number(Text text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.at(i) - '0';
    }
    return number;
  }
}
