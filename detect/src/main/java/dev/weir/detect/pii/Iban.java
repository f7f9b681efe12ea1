package dev.weir.detect.pii;

import dev.weir.detect.check.Iso7064;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Finds international bank account numbers: a country with its length, two check digits, remainder 1 modulo 97; single spaces
 * or hyphens anywhere, and any {@linkplain Gap gap} between groups of four. Source: ISO 13616, SWIFT IBAN Registry.
 */
final class Iban implements Detector {

  /** Country and length, four characters each. */
  private static final String LENGTHS = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28"
      + "EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20"
      + "LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19"
      + "SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

  private static final int GROUP = 4;

  private static final byte[] LENGTH = new byte[26 * 26];

  static {
    for (int i = 0; i < LENGTHS.length(); i += 4) {
      LENGTH[country(LENGTHS.charAt(i), LENGTHS.charAt(i + 1))] = (byte) Integer.parseInt(LENGTHS, i + 2,
          i + 4, 10);
    }
  }

  @Override
  public About about() {
    return About.of("iban", Kind.IBAN)
        .because("names a bank account")
        .source("ISO 13616, SWIFT IBAN Registry")
        .hits("GB82 WEST 1234 5698 7654 32", "to DE89370400440532013000.", "de89370400440532013000",
            "DE89.3704.0044.0532.0130.00", "IBAN: NL91 ABNA\n  0417 1643 00")
        .misses("DE89.37040.0440.532.0130.00", "GB82 WEST 1234 5698 7654 33", "DE8937040044053201300",
            "XX82WEST12345698765432");
  }

  @Override
  public List<Trigger> triggers() {
    String[] countries = new String[LENGTHS.length() / 2];
    for (int i = 0; i < countries.length; i += 2) {
      countries[i] = LENGTHS.substring(2 * i, 2 * i + 2);
      countries[i + 1] = countries[i].toLowerCase(Locale.ROOT);
    }
    return Trigger.leads(countries);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int wanted = LENGTH[country(text.at(at), text.at(at + 1))];
    int third = text.at(at + 2) == ' ' ? at + 3 : at + 2;
    if (!Alphabet.DIGITS.has(text.at(third)) || !Alphabet.DIGITS.has(text.at(third + 1))) {
      return;
    }
    int i = third + 2;
    int taken = 4;
    long number = 0;
    for (; taken < wanted; taken++, i++) {
      i = behindGap(text, i, taken);
      if (!Alphabet.ALNUM.has(text.at(i))) {
        return;
      }
      number = Iso7064.mod97(number, text.at(i));
    }
    number = Iso7064.mod97(Iso7064.mod97(number, text.at(at)), text.at(at + 1));
    number = Iso7064.mod97(Iso7064.mod97(number, text.at(third)), text.at(third + 1));
    if (!Alphabet.WORD.has(text.at(i)) && text.clears(Doubt.CHECK, number % 97 == 1)) {
      out.add(this, at, i, 0.98);
    }
  }

  private static int behindGap(Text text, int at, int taken) {
    if (taken % GROUP == 0) {
      return Gap.end(text, at);
    }
    int c = text.at(at);
    return c == ' ' || c == '-' ? at + 1 : at;
  }

  private static int country(int first, int second) {
    return ((first & 0x1f) - 1) * 26 + (second & 0x1f) - 1;
  }
}
