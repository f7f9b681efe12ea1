package dev.weir.detect.pii.birth;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Cue;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/**
 * Finds dates behind a word that says they are somebody's birth: of years from 1890 on, or of two digits. Source: ISO 8601,
 * CLDR's date formats.
 */
public final class DateOfBirth implements Detector {

  private static final Cue CUE = Cue.of("birth", "birthday", "birthdate", "birthdt", "dob", "born", "bday",
      "bdate", "geburtsdatum",
      "geburtstag", "geboren", "geb", "naissance", "nacimiento", "nacido", "nacida", "nascita", "nato",
      "nata", "nascimento",
      "nascido", "nascida", "syntynyt", "född", "født", "geboortedatum", "fodselsdato", "syntymäaika",
      "urodzenia", "urodzony", "urodzona", "dogum", "doğum", "doğdu",
      "dateofbirth", "né", "née", "födelsedatum", "född", "fødselsdato", "fødselsdag", "född", "fødd",
      "syntymäpäivä", "sinh", "lahir", "kelahiran", "geboortedag", "geboorte", "compleanno", "cumpleaños",
      "aniversário", "született", "születési", "narození", "narozen", "narozena", "narodený", "narodená",
      "rođen", "rođena", "rođenja", "rojstva", "născut", "născută", "nașterii", "рождения", "родился",
      "родилась", "рожд", "народження", "народився", "народилася", "роден", "родена", "γέννησης",
      "γεννήθηκε");
  /** Scripts that are written without spaces, or from right to left. */
  private static final Hint FOREIGN = Hint.of("生年月日*", "出生*", "生日*", "誕生日*", "生まれ*", "생년월일*", "생일*",
      "출생*", "ميلاد*", "الميلاد*", "לידה", "תאריך", "जन्म*", "วันเกิด*", "เกิด*");
  private static final int REACH = 40;
  /** So near before a date that begins with its year stands what names it in another script. */
  private static final int BESIDE = 4;
  /** What stands behind the first number of a date: a mark, or the ending of an ordinal. */
  private static final String NEXT = " -,./snrt";
  /** What no date stands behind. */
  private static final String BEFORE = ".-/_$+";

  @Override
  public About about() {
    return About.of("date-of-birth", new Kind("DATE_OF_BIRTH"))
        .because("tells a person from all others of the same name")
        .source("ISO 8601, CLDR")
        .hits("DOB 03/15/1989", "born on 2/8/1935", "date of birth: 1985-03-12", "Geburtsdatum 12.03.1985",
            "born on 12 March 1985", "born March 12th, 1985", "birth date: 12-Mar-85", "dob=19850312",
            "Date of birth. It's 1/30/1950", "nacido el 3 de abril de 1980")
        .hits("né le 31 juillet 1985", "född 1985-03-12", "Doğum tarihi: 12.03.1985",
            "родился 12 марта 1985", "生年月日：1985年3月12日", "생년월일 1985-03-12", "出生日期：1985/03/12")
        .misses("founded on 2/8/1935", "born 45/13/1985", "born in 1985", "born to run 2.5.1",
            "DOB 2099-01-01",
            "release 2024-03-12");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(1, 4, NEXT, BEFORE, CUE, REACH),
        new Trigger.Digits(8, 8, "", BEFORE, CUE, REACH),
        new Trigger.Digits(4, 4, "-./" + WrittenDate.YEAR_SIGNS, BEFORE),
        new Trigger.Context(CUE));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    boolean cued = text.cued(CUE, at, REACH);
    if (!cued && !foreign(text, at)) {
      return;
    }
    int end = WrittenDate.numeric(text, at);
    int start = at;
    if (end < 0) {
      end = WrittenDate.eastern(text, at);
    }
    if (!cued && (end < 0 || text.near(FOREIGN, at, end) > REACH)) {
      return;
    }
    if (end < 0) {
      end = WrittenDate.dayThenMonth(text, at);
    }
    if (end < 0) {
      start = WrittenDate.monthBefore(text, at);
      end = start < 0 ? -1 : WrittenDate.dayThenYear(text, at);
    }
    boolean whole = end > 0 && !Alphabet.DIGITS.has(text.at(end)) && text.at(end) != '_'
        && !(".-/".indexOf(text.at(end)) >= 0 && Alphabet.DIGITS.has(text.at(end + 1)));
    if (whole) {
      out.add(this, start, end, 0.9);
    }
  }

  private static boolean foreign(Text text, int at) {
    for (int i = at - 1; i >= at - BESIDE; i--) {
      if (text.at(i) >= 0x80 && text.at(i) != (Text.BREAK & 0xff)) {
        return true;
      }
    }
    return false;
  }
}
