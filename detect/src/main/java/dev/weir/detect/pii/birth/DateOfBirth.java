package dev.weir.detect.pii.birth;

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
 * Finds dates behind a word that says they are somebody's birth: of years from 1890 on, or of two digits. Source: ISO 8601,
 * CLDR's date formats.
 */
public final class DateOfBirth implements Detector {

  private static final Cue CUE = Cue.of("birth", "birthday", "birthdate", "birthdt", "dob", "born", "bday",
      "bdate", "geburtsdatum",
      "geburtstag", "geboren", "geb", "naissance", "nacimiento", "nacido", "nacida", "nascita", "nato",
      "nata", "nascimento",
      "nascido", "nascida", "syntynyt", "född", "født", "geboortedatum", "fodselsdato", "syntymäaika",
      "urodzenia", "urodzony", "dogum",
      "dateofbirth");
  private static final int REACH = 40;
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
        .misses("founded on 2/8/1935", "born 45/13/1985", "born in 1985", "born to run 2.5.1",
            "DOB 2099-01-01",
            "release 2024-03-12");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(1, 4, NEXT, BEFORE, CUE, REACH),
        new Trigger.Digits(8, 8, "", BEFORE, CUE, REACH),
        new Trigger.Context(CUE));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if (!text.cued(CUE, at, REACH)) {
      return;
    }
    int end = WrittenDate.numeric(text, at);
    int start = at;
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
}
