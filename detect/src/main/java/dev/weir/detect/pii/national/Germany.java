package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.check.Day;
import dev.weir.detect.check.Iso7064;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Numbers of Germany. */
final class Germany {
  private static final Hint LAND = Hint.of("german*", "deutsch*", "berlin", "münchen", "hamburg");
  private static final String DOCUMENT = "CFGHJKLMNPRTVWXYZ";

  static final List<Detector> ALL = List.of(
      Id.of("de-tax-id", "DE_TAX_ID")
          .because("names a taxpayer for life",
              "Bundeszentralamt für Steuern, Steueridentifikationsnummer; ISO 7064 MOD 11,10")
          .named("steuer*", "idnr", "tin", "identifikationsnummer", "steuerid")
          .about(Topic.TAX, LAND)
          .written(FAIR, Germany::taxId, "99999999999", "99 999 999 999")
          .written(NAMED, Germany::taxId, "99/999/999/999", "99-999-999-999")
          .hits("Steuer-ID: 86095742719", "IdNr. 86 095 742 719")
          .misses("Steuer-ID: 86095742718", "Steuer-ID: 12345678901", "order 86095742719"),
      Id.of("de-tax-number", "DE_TAX_NUMBER")
          .because("names a taxpayer",
              "ELSTER, Steuernummern: 10 or 11 digits with slashes, 13 in the united form")
          .named("steuer*", "stnr", "finanzamt*")
          .about(Topic.TAX, LAND)
          .written(FAIR, _ -> true, "99/999/99999", "999/999/99999", "999/9999/9999", "99/9999/9999")
          .written(WEAK, Germany::united, "9999999999999")
          .written(NAMED, code -> !taxId(code), "99999999999")
          .written(NAMED, _ -> true, "9999999999", "99 999 99999", "999 999 99999")
          .hits("Steuernummer 93/815/08152", "St-Nr. beim Finanzamt: 181/815/08155")
          .misses("path 93/815/08152", "Steuernummer 1781508150001", "Steuer-ID 86095742719"),
      Id.of("de-vat-id", "DE_VAT_ID")
          .because("names a company",
              "Bundeszentralamt für Steuern, Umsatzsteuer-Identifikationsnummer; ISO 7064 MOD 11,10")
          .named("ust*", "umsatzsteuer*", "vat", "rechnung*")
          .about(Topic.TAX, LAND)
          .written(STRONG, Germany::vatId, "AA999999999", "AA 999999999", "AA 999 999 999", "AA 999-999-999",
              "AA 999.999.999", "AA 999-999.999")
          .written(WEAK, code -> code.startsWith("DE"), "AA999999999", "AA 999999999", "AA 999 999 999")
          .hits("DE136695976", "USt-IdNr. DE 136 695 976")
          .misses("item DE136695975", "XX136695976"),
      Id.of("de-social-security", "DE_SOCIAL_SECURITY")
          .because("opens a person's pension",
              "Deutsche Rentenversicherung, Versicherungsnummer (VKVV section 2)")
          .named("renten*", "sozialversicherung*", "versicherungsnummer", "rvnr", "svnr", "svn")
          .about(Topic.SOCIAL, LAND)
          .written(STRONG, Germany::pension, "99999999A999", "99 999999 A 999", "99 999999A999",
              "99-999999-A-999")
          .hits("65170839J003", "RVNR 65 170839 J 003")
          .misses("65170839J004", "65993839J003"),
      Id.of("de-id-card", "DE_ID_CARD")
          .because("names a person", "Personalausweisverordnung; BSI TR-03127: no vowels, check by ICAO 9303")
          .named("personalausweis*", "ausweis*", "perso", "identity")
          .about(Topic.PERSON, LAND)
          .written(FAIR, code -> document(code) && mrz(code), "XXXXXXXXX", "XXXXXXXXXX")
          .written(WEAK, Germany::document, "XXXXXXXXX")
          .hits("Personalausweis L01X00T44", "Ausweisnummer T220001293")
          .misses("Personalausweis 123456789", "Ausweis T220001290", "token L01X00T44"),
      Id.of("de-passport", "DE_PASSPORT")
          .because("names a traveller", "Passverordnung; check by ICAO 9303")
          .named("reisepass*", "pass", "passport*", "passnummer", "passnr")
          .about(Topic.PASSPORT, LAND)
          .written(FAIR, code -> passport(code) && mrz(code), "XXXXXXXXX", "XXXXXXXXXX")
          .written(NAMED, Germany::passport, "XXXXXXXXX")
          .hits("Reisepass: C01X00T478", "Passnummer F12345671")
          .misses("token C01X00T478", "Reisepass A01X00T47"),
      Id.of("de-health-insurance", "DE_HEALTH_INSURANCE")
          .because("opens a person's medical benefits",
              "GKV-Spitzenverband, Krankenversichertennummer (section 290 SGB V)")
          .named("krankenversich*", "versichertennummer*", "kvnr", "kv", "krankenkasse*", "egk",
              "gesundheitskarte*")
          .about(Topic.HEALTH, LAND)
          .written(FAIR, Germany::insured, "A999999999")
          .written(NAMED, Germany::insured, "A 999 999 999", "A 999999999")
          .hits("KVNR A123456780", "Versichertennummer: M438921768")
          .misses("KVNR M123456789", "item A123456780"),
      Id.of("de-lanr", "DE_LANR")
          .because("names a doctor", "KBV, Richtlinie zur Arztnummer (section 75 SGB V)")
          .named("lanr", "arztnummer*", "arztnr")
          .about(Topic.HEALTH, LAND)
          .written(FAIR, Germany::doctor, "999999999")
          .hits("LANR 123456601", "Arztnummer 987654401 auf dem Rezept")
          .misses("LANR 123456901", "order 123456601"),
      Id.of("de-bsnr", "DE_BSNR")
          .because("names a doctor's practice", "KBV, Richtlinie zur Betriebsstättennummer")
          .named("bsnr", "betriebsstätten*", "betriebsstaetten*")
          .about(Topic.HEALTH, LAND)
          .written(WEAK, code -> number(code, 0, 2) > 0, "999999999")
          .hits("BSNR 711234567")
          .misses("BSNR 001234567", "practice 711234567"),
      Id.of("de-handelsregister", "DE_HANDELSREGISTER")
          .because("names a company", "Handelsregisterverordnung: register HRA or HRB and a number")
          .named("handelsregister*", "amtsgericht*", "registergericht*", "hrb", "hra")
          .about(Topic.COMPANY, LAND)
          .runs(STRONG, Germany::register, "AAA ", "9", 2, 6)
          .runs(STRONG, Germany::register, "AAA", "9", 2, 6)
          .written(STRONG, Germany::register, "AAA 99999 A", "AAA 999999 A")
          .hits("HRB 123456", "Amtsgericht München HRA12345")
          .misses("HRC 12345", "HRB 1234567"),
      Id.of("de-kfz", "DE_KFZ")
          .because("names a vehicle and its keeper", "Fahrzeug-Zulassungsverordnung, Anlage 2")
          .named("kennzeichen*", "kfz*", "nummernschild*", "fahrzeug*", "autokennzeichen*")
          .about(Topic.VEHICLE, LAND)
          .written(WEAK, _ -> true, plates())
          .hits("Kennzeichen HH-AB 1234", "Kfz M-XY 999", "Kennzeichen: B AB 12E")
          .misses("item HH-AB 1234", "Kennzeichen HHHH-AB 1234"),
      Id.of("de-fuehrerschein", "DE_FUEHRERSCHEIN")
          .because("names a driver", "Fahrerlaubnis-Verordnung, Anlage 8: eleven letters and digits")
          .named("führerschein*", "fuehrerschein*", "fahrerlaubnis*", "fahrerlaubnisnummer")
          .about(Topic.DRIVING, LAND)
          .written(WEAK, Germany::driver, "AXXXXXXXXXX")
          .hits("Führerschein B072RRE2I55", "Fahrerlaubnis GE123456780")
          .misses("Führerschein 12345678901", "token B072RRE2I55"),
      Id.of("de-plz", "DE_PLZ")
          .because("names a town", "Deutsche Post, Postleitzahlen: 01067 to 99998")
          .named("plz", "postleitzahl*")
          .about(Topic.PERSON, LAND)
          .written(WEAK, code -> number(code, 0, 5) >= 1067 && !code.equals("99999"), "99999")
          .partOfAddress("plz", "postleitzahl")
          .hits("PLZ: 10115", "Postleitzahl 80331 München")
          .misses("PLZ 01000", "item 10115"));

  private Germany() {}

  /** Of the first ten digits one stands twice or three times, all others once at most. */
  private static boolean taxId(String code) {
    int[] counts = new int[10];
    for (int i = 0; i < 10; i++) {
      counts[digit(code, i)]++;
    }
    int repeated = 0;
    for (int count : counts) {
      repeated += count > 3 ? 9 : count > 1 ? 1 : 0;
    }
    return repeated == 1 && code.charAt(0) != '0' && Iso7064.mod11And10(code);
  }

  /** The key of a Land first, by ELSTER or by the official municipality key. */
  private static boolean united(String code) {
    int land = number(code, 0, 2);
    boolean elster = code.charAt(4) == '0'
        && (land == 10 || land == 11 || land >= 21 && land <= 32 || land >= 40
            && land <= 41 || code.charAt(0) == '5' || code.charAt(0) == '9');
    return land >= 1 && land <= 16 || elster;
  }

  private static boolean vatId(String code) {
    return code.startsWith("DE") && Iso7064.mod11And10(code.substring(2));
  }

  private static boolean pension(String code) {
    int letter = code.charAt(8) - 'A' + 1;
    String digits = code.substring(0, 8) + letter / 10 + letter % 10 + code.substring(9, 11);
    int[] weights = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int product = digit(digits, i) * weights[i];
      sum += product / 10 + product % 10;
    }
    return sum % 10 == digit(code, 11) && Day.exists(number(code, 4, 6), number(code, 2, 4) % 50);
  }

  private static boolean document(String code) {
    return DOCUMENT.indexOf(code.charAt(0)) >= 0
        && code.chars().allMatch(c -> c <= '9' || DOCUMENT.indexOf(c) >= 0)
        && code.chars().filter(c -> c <= '9').count() >= 4;
  }

  private static boolean passport(String code) {
    return "CFGHJK".indexOf(code.charAt(0)) >= 0 && document(code);
  }

  /** The last character checks the others as in the machine-readable zone. */
  private static boolean mrz(String code) {
    int[] weights = {7, 3, 1, 7, 3, 1, 7, 3, 1};
    int last = code.length() - 1;
    return sum(code, Arrays.copyOf(weights, last)) % 10 == code.charAt(last) - '0';
  }

  private static boolean insured(String code) {
    int letter = code.charAt(0) - 'A' + 1;
    String digits = "" + letter / 10 + letter % 10 + code.substring(1);
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      int product = digit(digits, i) * (1 + i % 2);
      sum += product / 10 + product % 10;
    }
    return sum % 10 == digit(digits, 10);
  }

  private static boolean doctor(String code) {
    return (10 - sum(code, 4, 9, 4, 9, 4, 9) % 10) % 10 == digit(code, 6);
  }

  private static boolean register(String code) {
    return code.startsWith("HRA") || code.startsWith("HRB");
  }

  private static boolean driver(String code) {
    return code.chars().filter(c -> c <= '9').count() >= 5;
  }

  /** A district of one to three letters, one or two letters, one to four digits; E electric, H historic. */
  private static String[] plates() {
    return Stream.of("A", "AA", "AAA")
        .flatMap(district -> Stream.of(" A ", " AA ", "-A ", "-AA ", "-A-", "-AA-", "-A", "-AA")
            .map(letters -> district + letters))
        .flatMap(start -> Stream.of("9", "99", "999", "9999", "99A", "999A").map(end -> start + end))
        .toArray(String[]::new);
  }
}
