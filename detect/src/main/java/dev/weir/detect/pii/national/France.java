package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.number;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;

import dev.weir.detect.check.Luhn;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of France. */
final class France {
  private static final Hint LAND = Hint.of("france", "french", "français*", "paris", "lyon");

  static final List<Detector> ALL = List.of(
      Id.of("fr-nir", "FR_NIR")
          .because("names a person for life",
              "INSEE, numéro d'inscription au répertoire: key modulo 97, Corsica 2A and 2B")
          .named("nir", "sécurité", "insee", "sécu", "vitale", "securite")
          .about(Topic.SOCIAL, LAND)
          .grouped(STRONG, France::registered, "9 99 99 99 999 999 99")
          .grouped(STRONG, France::registered, "9 99 99 9A 999 999 99")
          .written(STRONG, France::registered, "9999999999999 99")
          .written(NAMED, France::registered, "9.99.99.99.999.999.99")
          .hits("2 55 08 14 168 025 38", "numéro de sécurité sociale 295109912611193")
          .misses("2 55 08 14 168 025 39", "5 55 08 14 168 025 38"),
      Id.of("fr-siret", "FR_SIRET")
          .because("names a place of business", "INSEE, SIRENE: Luhn")
          .named("siret")
          .about(Topic.COMPANY, LAND)
          .written(FAIR, Luhn::holds, "999 999 999 99999")
          .written(NAMED, Luhn::holds, "99999999999999")
          .hits("SIRET 732 829 320 00074")
          .misses("SIRET 732 829 320 00075"),
      Id.of("fr-siren", "FR_SIREN")
          .because("names a company", "INSEE, SIRENE: Luhn")
          .named("siren", "rcs")
          .about(Topic.COMPANY, LAND)
          .grouped(NAMED, Luhn::holds, "999 999 999")
          .hits("SIREN 732 829 320")
          .misses("SIREN 732 829 321"),
      Id.of("fr-tva", "FR_VAT_ID")
          .because("names a company",
              "Code général des impôts, article 286 ter: key modulo 97 before the SIREN")
          .named("tva", "vat", "intracommunautaire")
          .about(Topic.TAX, LAND)
          .written(STRONG, France::vatId, "AA99999999999", "AA 99 999999999", "AA 99 999 999 999",
              "AA99 999999999")
          .hits("TVA FR83404833048")
          .misses("FR84404833048", "XX83404833048"),
      Id.of("fr-passport", "FR_PASSPORT")
          .because("names a traveller", "Ministère de l'Intérieur: two digits, two letters, five digits")
          .named("passeport*", "passport*")
          .about(Topic.PASSPORT, LAND)
          .written(NAMED, _ -> true, "99AA99999")
          .hits("passeport n° 12AB34567")
          .misses("item 12AB34567"),
      Id.of("fr-cni", "FR_CNI")
          .because("names a person",
              "Ministère de l'Intérieur, carte nationale d'identité: twelve digits, or nine since 2021")
          .named("cni", "identité", "carte")
          .about(Topic.PERSON, LAND)
          .written(NAMED, _ -> true, "999999999999", "99AA9999999")
          .written(NAMED, code -> code.chars().filter(c -> c <= '9').count() >= 3, "AXXXXXX99")
          .hits("carte d'identité 880692310285")
          .misses("item 880692310285"));

  private France() {}

  private static boolean registered(String code) {
    int month = number(code, 3, 5);
    if ("123478".indexOf(code.charAt(0)) < 0 || month == 0 || month > 12 && month < 20
        || month > 42 && month < 50) {
      return false;
    }
    boolean corsica = Character.isLetter(code.charAt(6));
    if (corsica && (code.charAt(5) != '2' || code.charAt(6) > 'B')) {
      return false;
    }
    String digits = corsica ? code.replace('A', '0').replace('B', '0') : code;
    long number = Long.parseLong(digits, 0, 13, 10)
        - (!corsica ? 0 : code.charAt(6) == 'A' ? 1_000_000 : 2_000_000);
    return 97 - number % 97 == number(digits, 13, 15);
  }

  private static boolean vatId(String code) {
    return code.startsWith("FR") && (12 + 3 * (number(code, 4, 13) % 97)) % 97 == number(code, 2, 4);
  }
}
