package dev.weir.detect.pii.national;

import static dev.weir.detect.check.Weights.digit;
import static dev.weir.detect.check.Weights.sum;
import static dev.weir.detect.pii.id.Strength.FAIR;
import static dev.weir.detect.pii.id.Strength.NAMED;
import static dev.weir.detect.pii.id.Strength.STRONG;
import static dev.weir.detect.pii.id.Strength.WEAK;

import dev.weir.detect.check.Iso7064;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Hint;
import dev.weir.detect.pii.id.Id;
import dev.weir.detect.pii.id.Topic;
import java.util.List;

/** Numbers of the Netherlands. */
final class Netherlands {
  private static final Hint LAND = Hint.of("dutch", "netherlands", "nederland*", "holland", "amsterdam");

  static final List<Detector> ALL = List.of(
      Id.of("nl-bsn", "NL_BSN")
          .because("names a person for life", "Rijksdienst voor Identiteitsgegevens, BSN: the eleven test")
          .named("bsn", "burgerservice*", "sofi*")
          .about(Topic.PERSON, LAND)
          .written(FAIR, Netherlands::elevenTest, "999999999", "9999.99.999", "9999 99 999")
          .written(NAMED, Netherlands::elevenTest, "999 999 999", "999.999.999", "999-999-999")
          .hits("BSN 111222333", "burgerservicenummer: 123456782")
          .misses("BSN 111222334", "order 111222333"),
      Id.of("nl-vat-id", "NL_VAT_ID")
          .because("names a company or its owner", "Belastingdienst, btw-identificatienummer")
          .named("btw", "vat", "omzetbelasting*")
          .about(Topic.TAX, LAND)
          .written(STRONG, Netherlands::vatId, "AA999999999A99")
          .hits("btw NL004495445B01")
          .misses("XX004495445B01", "NL004495445C01"),
      Id.of("nl-passport", "NL_PASSPORT")
          .because("names a traveller",
              "Paspoortuitvoeringsregeling: two letters, six of either but O, a digit")
          .named("paspoort*", "identiteitskaart*")
          .about(Topic.PASSPORT, LAND)
          .written(WEAK, code -> code.indexOf('O') < 0 && code.chars().filter(c -> c <= '9').count() >= 4,
              "AAXXXXXX9")
          .hits("Dutch passport NWE45KN71")
          .misses("item NWE45KN71"));

  private Netherlands() {}

  private static boolean elevenTest(String code) {
    int sum = sum(code, 9, 8, 7, 6, 5, 4, 3, 2);
    return sum > 0 && sum % 11 == digit(code, 8);
  }

  private static boolean vatId(String code) {
    return code.startsWith("NL") && code.charAt(11) == 'B'
        && (elevenTest(code.substring(2, 11)) || Iso7064.mod97(code));
  }
}
