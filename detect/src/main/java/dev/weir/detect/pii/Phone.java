package dev.weir.detect.pii;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Cue;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/**
 * Finds telephone numbers: international ones by their plus sign, national ones by the North American shape or by a word
 * before them; each at most 24 characters, and judged by libphonenumber. Source: ITU-T E.164, NANP.
 */
final class Phone implements Detector {

  private static final Cue CUE = Cue.of("phone", "telephone", "tel", "mobile", "cell", "cellphone", "fax",
      "call", "dial",
      "contact", "whatsapp", "sms", "landline", "telefon", "mob", "ph", "text", "reach", "ring", "hotline");
  private static final List<String> HOMES = List.of("US", "GB", "DE", "FR", "IN", "AU", "ES", "IT", "BR",
      "TR", "PH", "CN");
  private static final int LONGEST = 24;
  private static final int REACH = 40;

  @Override
  public About about() {
    return About.of("phone", Kind.PHONE)
        .because("reaches a person")
        .source("ITU-T E.164, libphonenumber's metadata")
        .hits("+44 20 7946 0958", "(212) 555-2368", "call 212.555.2368 now", "phone: 02079460958")
        .misses("1699999999", "2024-01-02 03:04:05", "+1", "id 2125552368", "3.14159265358979");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(), new Trigger.Context(CUE));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int start = opening(text, at);
    int before = text.at(start - 1);
    boolean plus = text.at(start) == '+' || text.at(start + 1) == '+';
    if (before >= 0 && (Alphabet.WORD.has(before) || ".-/$#=+".indexOf(before) >= 0)
        && !(plus && before == '=')) {
      return;
    }
    boolean cued = text.cued(CUE, start, REACH);
    if (!plus && !cued && !northAmerican(text, start)) {
      return;
    }
    int end = end(text, start);
    for (int tries = 0; tries < 2 && end > start; tries++, end = withoutLastGroup(text, start, end)) {
      int digits = digits(text, start, end);
      if (digits < 7 || digits > 15) {
        continue;
      }
      if (real(text, start, end, plus, cued)) {
        out.add(this, start, extension(text, end), plus || cued ? 0.85 : 0.7);
        return;
      }
    }
  }

  private static int opening(Text text, int at) {
    int start = at;
    if (text.at(start - 1) == '(') {
      start--;
    }
    return text.at(start - 1) == '+' ? start - 1 : start;
  }

  /** Three, three and four digits with marks between them, a leading 1 or not. */
  private static boolean northAmerican(Text text, int start) {
    int i = start;
    if (text.at(i) == '1' && !Alphabet.DIGITS.has(text.at(i + 1))) {
      i += 2;
    }
    int marks = 0;
    for (int group = 0; group < 3; group++) {
      while (marks < 5 && " ().-".indexOf(text.at(i)) >= 0 && text.at(i) >= 0) {
        i++;
        marks++;
      }
      int end = text.run(Alphabet.DIGITS, i);
      if (end - i != (group == 2 ? 4 : 3) || group == 0 && text.at(i) < '2') {
        return false;
      }
      i = end;
    }
    return marks > 1 && !Alphabet.WORD.has(text.at(i));
  }

  /** Digits with at most two marks between two of them; the end is behind a digit. */
  private static int end(Text text, int start) {
    int end = start;
    int marks = 0;
    for (int i = start; i < start + LONGEST; i++) {
      int c = text.at(i);
      if (Alphabet.DIGITS.has(c)) {
        end = i + 1;
        marks = 0;
      } else if (c < 0 || "+ ().-/".indexOf(c) < 0 || ++marks > 2 && i > start + 2) {
        break;
      }
    }
    return Alphabet.DIGITS.has(text.at(end)) ? start : end;
  }

  private static int withoutLastGroup(Text text, int start, int end) {
    int i = end;
    while (i > start && Alphabet.DIGITS.has(text.at(i - 1))) {
      i--;
    }
    while (i > start && !Alphabet.DIGITS.has(text.at(i - 1))) {
      i--;
    }
    return i;
  }

  private static int digits(Text text, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n += Alphabet.DIGITS.has(text.at(i)) ? 1 : 0;
    }
    return n;
  }

  private static int extension(Text text, int end) {
    int i = text.at(end) == ' ' ? end + 1 : end;
    int word = text.has("ext", i) ? 3 : text.at(i) == 'x' ? 1 : 0;
    i += word;
    i += word == 3 && text.at(i) == '.' ? 1 : 0;
    i += word == 3 && text.at(i) == ' ' ? 1 : 0;
    int to = word == 0 ? -1 : text.word(i, Alphabet.DIGITS, 1, 6);
    return to < 0 ? end : to;
  }

  private static boolean real(Text text, int from, int to, boolean plus, boolean cued) {
    if (Alphabet.WORD.has(text.at(extension(text, to)))) {
      return false;
    }
    if (!text.judge()) {
      return true;
    }
    StringBuilder number = new StringBuilder(LONGEST);
    for (int i = from; i < to; i++) {
      number.append((char) text.at(i));
    }
    return plus
        ? dialled(number, "ZZ", false)
        : HOMES.stream().limit(cued ? HOMES.size() : 1)
            .anyMatch(home -> dialled(number, home, home.equals("US")));
  }

  /** The metadata is read at the first candidate: it takes tens of milliseconds. */
  private static boolean dialled(CharSequence number, String home, boolean possible) {
    PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
    try {
      var parsed = plan.parse(number, home);
      return plan.isValidNumber(parsed) || (possible || home.equals("ZZ")) && plan.isPossibleNumber(parsed)
          && String.valueOf(parsed.getNationalNumber()).length() >= 8;
    } catch (NumberParseException e) {
      return false;
    }
  }
}
