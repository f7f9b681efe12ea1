package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.STRONG;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of Italy. */
final class Italy {
  private static final Hint LAND = Hint.of("ital*", "roma", "rome", "milano", "milan");
  private static final String DIGITS = "LMNPQRSTUV";

  static final List<Detector> ALL = List.of(
      Id.of("it-fiscal-code", "IT_FISCAL_CODE")
          .because("names a person for life",
              "Decreto ministeriale 12 marzo 1974: names, birth date and town, check letter")
          .named("fiscale", "fisc", "cf", "codicefiscale")
          .about(Topic.TAX, LAND)
          .written(STRONG, Italy::fiscal, "AAAAAAXXAXXAXXXA", "AAA AAA XXAXX AXXXA")
          .hits("RSSMRA85T10A562S", "codice fiscale RSSMRA85T10A562S")
          .misses("RSSMRA85F10A562S", "RSSMRA85T99A562S", "RSSMRAK5T10A562S"),
      Id.of("it-vat-code", "IT_VAT_CODE")
          .because("names a company", "Agenzia delle Entrate, partita IVA: Luhn")
          .named("iva", "piva", "partita", "vat")
          .about(Topic.TAX, LAND)
          .written(FAIR, Italy::vat, "99999999999")
          .written(STRONG, code -> code.startsWith("IT") && vat(code.substring(2)), "AA99999999999",
              "AA 99999999999")
          .hits("partita IVA 01333550323", "IT01333550323")
          .misses("partita IVA 01333550324", "partita IVA 00000000000", "order 01333550323"),
      Id.of("it-driver-license", "IT_DRIVER_LICENSE")
          .because("names a driver",
              "Ministero delle Infrastrutture, patente: two letters, seven digits, a letter; U1 first")
          .named("patente")
          .about(Topic.DRIVING, LAND)
          .written(FAIR, code -> code.startsWith("U1"), "A9XXXXXXXA")
          .written(WEAK, _ -> true, "AA9999999A")
          .hits("patente AA0123456B", "license U1K711J11M here")
          .misses("item AA0123456B", "patente 990123456B"),
      Id.of("it-identity-card", "IT_IDENTITY_CARD")
          .because("names a person",
              "Ministero dell'Interno, carta d'identità: on paper, electronic of the first and of the last issue")
          .named("identità", "cie", "carta", "identita")
          .about(Topic.PERSON, LAND)
          .written(FAIR, code -> code.startsWith("CA"), "AA99999AA")
          .written(WEAK, _ -> true, "AA9999999", "AA 9999999", "9999999AA", "AA99999AA")
          .hits("carta d'identità AA1234567", "CIE CA00000AA")
          .misses("item AA1234567"),
      Id.of("it-passport", "IT_PASSPORT")
          .because("names a traveller", "Polizia di Stato, passaporto: two letters and seven digits")
          .named("passaporto*")
          .about(Topic.PASSPORT, LAND)
          .written(WEAK, _ -> true, "AA9999999")
          .hits("passaporto YA1234567")
          .misses("item YA1234567", "passport YA1234567"));

  private Italy() {}

  /** Where two people would have the same code, letters stand for digits. */
  private static boolean fiscal(String code) {
    int day = decimal(code, 9) * 10 + decimal(code, 10);
    boolean written = decimal(code, 6) >= 0 && decimal(code, 7) >= 0 && decimal(code, 9) >= 0
        && decimal(code, 10) >= 0
        && decimal(code, 12) >= 0 && decimal(code, 13) >= 0 && decimal(code, 14) >= 0;
    return written && "ABCDEHLMPRST".indexOf(code.charAt(8)) >= 0
        && (day >= 1 && day <= 31 || day >= 41 && day <= 71);
  }

  private static int decimal(String code, int at) {
    char c = code.charAt(at);
    return c <= '9' ? c - '0' : DIGITS.indexOf(c);
  }

  private static boolean vat(String code) {
    return Luhn.holds(code) && number(code, 0, 7) != 0;
  }
}
