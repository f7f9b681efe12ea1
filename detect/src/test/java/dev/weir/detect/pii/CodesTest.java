package dev.weir.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Trigger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

  @Test
  void believesTheNearestName() {
    assertThat(Found.in("SSN 134-77-9981 and routing number 021000021."))
        .containsExactly("US_SSN 134-77-9981", "ABA_ROUTING_NUMBER 021000021");
    assertThat(Found.in("routing number 021000021, SSN 536221847"))
        .containsExactly("ABA_ROUTING_NUMBER 021000021", "US_SSN 536221847");
  }

  @Test
  void takesAFieldsNameForAName() {
    assertThat(Found.in("ssn|536221847|")).containsExactly("US_SSN 536221847");
    assertThat(Found.in("{|taxFileNumber|876543210|}")).contains("AU_TFN 876543210");
    assertThat(Found.in("passport|null|status|open|count|123456789|")).isEmpty();
    assertThat(Found.in("nhs_number|9434765919|")).containsExactly("UK_NHS 9434765919");
  }

  @Test
  void takesANameBehind() {
    assertThat(Found.in("please enter 943 476 5919, her NHS number")).containsExactly("UK_NHS 943 476 5919");
  }

  @Test
  void readsANameWithADotBehindEachOfItsLetters() {
    assertThat(Found.in("con D.N.I. N° 20123456 vecino")).contains("AR_DNI 20123456");
    assertThat(Found.in("the U.T.R. 1955839661 of the firm")).containsExactly("UK_UTR 1955839661");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"CNPJ nº 11 222 333 0001 81|BR_CNPJ 11 222 333 0001 81",
    "Sécurité sociale 2.55.08.14.168.025.38|FR_NIR 2.55.08.14.168.025.38",
    "Steuer-IdNr: 86/095/742/719|DE_TAX_ID 86/095/742/719",
    "Rentenversicherungsnummer 65-170839-J-003|DE_SOCIAL_SECURITY 65-170839-J-003",
    "Krankenversichertennummer: A 123 456 780|DE_HEALTH_INSURANCE A 123 456 780",
    "VSNR: 1237/010180|AT_SVNR 1237/010180", "bsn 111.222.333|NL_BSN 111.222.333",
    "BSN-nummer 111 222 333|NL_BSN 111 222 333",
    "numéro national 85 07 30 033 28|BE_NATIONAL_NUMBER 85 07 30 033 28",
    "pesel 440514 01458|PL_PESEL 440514 01458",
    "NIP 526 104 08 28|PL_NIP 526 104 08 28", "Personnummer: 871220 2384|SE_PERSONNUMMER 871220 2384",
    "personnummer 151086-95088|NO_FODSELSNUMMER 151086-95088",
    "R.F.C. GODE-561231-GR8|MX_RFC GODE-561231-GR8",
    "CUIT 20 05536168 2|AR_CUIT 20 05536168 2", "D.N.I.: 12.345.678 Z|ES_NIF 12.345.678 Z",
    "N.I.E. X 9613851 N|ES_NIE X 9613851 N",
    "C.I.F. A 58818501|ES_CIF A 58818501", "tfn no. 876.543.210|AU_TFN 876.543.210",
    "Social Insurance No. 130.692.544|CA_SIN 130.692.544", "MyKad 750801 10 5436|MY_NRIC 750801 10 5436",
    "T.C. 100 000 001 46|TR_NATIONAL_ID 100 000 001 46", "PPS number: 1234567 T|IE_PPS 1234567 T",
    "ΑΦΜ: 094259216|GR_AFM 094259216",
    "ЕГН 7523169263|BG_EGN 7523169263", "NIK 317123 451090 0001|ID_NIK 317123 451090 0001",
    "nº SS 28/12345678/40|ES_NUSS 28/12345678/40",
    "ID card number 440524188001010014|CN_RESIDENT_ID 440524188001010014"})
  void readsTheSpellingsThatPeopleUse(String text, String found) {
    assertThat(Found.in(text)).contains(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"order no. 111 222 333 has left", "invoice 876.543.210 is paid",
    "version 130.692.544 is out",
    "tracking 526 104 08 28 since noon", "ref. 20 05536168 2 closed", "part A 58818501 is sold out",
    "order_4111111111111111 has left", "order_number_4111111111111111 has left",
    "batch 871220 2384 of twelve"})
  void whatOnlyLooksLikeACodeIsNone(String text) {
    assertThat(Found.in(text)).filteredOn(found -> !found.startsWith("PHONE")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"card_4111111111111111", "visa_4111-1111-1111-1111",
    "credit_card_number_4111111111111111",
    "cc_no_378282246310005"})
  void aCardStandsBehindItsNameAndAnUnderscore(String text) {
    assertThat(Found.in("stored as " + text + " here")).singleElement().asString().startsWith("CREDIT_CARD");
  }

  @Test
  void readsNamesInOtherScripts() {
    assertThat(Found.in("여권번호는 M123A4567입니다")).containsExactly("KR_PASSPORT M123A4567");
    assertThat(Found.in("เลขบัตรประชาชน 2345678901234")).containsExactly("TH_TNIN 2345678901234");
    assertThat(Found.in("我的身份证号是 11010519491231002X。")).containsExactly("CN_RESIDENT_ID 11010519491231002X");
    assertThat(Found.in("FÜHRERSCHEIN B072RRE2I55")).containsExactly("DE_FUEHRERSCHEIN B072RRE2I55");
  }

  @Test
  void tellsAllThatALoneCodeMayBe() {
    assertThat(Found.in("AB1234567")).contains("UK_PASSPORT AB1234567", "IT_PASSPORT AB1234567");
    assertThat(Found.in("the part AB1234567 is sold out")).isEmpty();
  }

  @Test
  void prefersTheCountryThatIsNamed() {
    assertThat(Found.in("Japanese passport TK1234567")).containsExactly("JP_PASSPORT TK1234567");
  }

  @Test
  void takesNoPartOfALongerCode() {
    assertThat(Found.in("ssn 1536-22-1847")).isEmpty();
    assertThat(Found.in("ssn 536-22-1847-1")).isEmpty();
    assertThat(Found.in("ssn $536221847")).isEmpty();
    assertThat(Found.in("her nhs number 943 476 5919 1234")).isEmpty();
  }

  /** Whatever is written in the shapes that detectors ask for, their checks take it. */
  @Test
  void neverThrowsOnAnyCodeOfItsShapes() {
    Random random = new Random(8);
    for (Detector detector : PersonalData.all()) {
      for (Trigger trigger : detector.triggers()) {
        if (trigger instanceof Trigger.Shape shape) {
          for (int i = 0; i < 30; i++) {
            assertThat(Found.in(filled(shape.pattern(), random) + " " + detector.about().kind().name()))
                .isNotNull();
          }
        }
      }
    }
  }

  private static String filled(String pattern, Random random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      String signs = switch (c) {
        case '9' -> "0123456789";
        case 'A' -> "ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz";
        case 'X' -> "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz";
        default -> String.valueOf(c);
      };
      code.append(signs.charAt(random.nextInt(signs.length())));
    }
    return code.toString();
  }
}
