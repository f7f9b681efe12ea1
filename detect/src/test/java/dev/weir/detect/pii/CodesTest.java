package dev.weir.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Trigger;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
