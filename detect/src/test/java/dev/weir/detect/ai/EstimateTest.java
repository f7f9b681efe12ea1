package dev.weir.detect.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.talk.Speaker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is set aside for a prompt is no less than what it counts, in whatever script or code it is. */
final class EstimateTest {

  private static final int PER_PART = 8;

  private static long tokens(String text) {
    return Estimate.of(List.of(new Part(Speaker.USER, text, "", 0, text.length())), 0) - PER_PART;
  }

  /** Counted by cl100k_base and o200k_base, of which the larger stands here. */
  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '\0', value = {
    "The bridge was closed for repairs, so the children walked home along the river and counted boats. ~ 19",
    "Silta oli suljettu korjausten vuoksi, joten lapset kävelivät kotiin joen vartta pitkin ja laskivat veneitä. ~ 41",
    "桥因维修而关闭，孩子们沿着河边走回家，一路数着船只。 ~ 35",
    "다리가 수리 때문에 막혀서 아이들은 강을 따라 집으로 걸어가며 배를 세었다. ~ 39",
    "Η γέφυρα ήταν κλειστή για επισκευές και τα παιδιά γύρισαν σπίτι δίπλα στο ποτάμι μετρώντας βάρκες. ~ 85",
    "הגשר נסגר לתיקונים ולכן הילדים הלכו הביתה לאורך הנהר וספרו סירות. ~ 68",
    "ხიდი დაკეტილი იყო და ბავშვები მდინარის გასწვრივ დაბრუნდნენ სახლში. ~ 123",
    "ድልድዩ ለጥገና ስለተዘጋ ልጆቹ በወንዙ ዳር ወደ ቤት ሄዱ። ~ 87",
    "பாலம் மூடப்பட்டதால் குழந்தைகள் ஆற்றங்கரை வழியாக வீட்டிற்கு நடந்தனர். ~ 97",
    "🛶🪿🧭🫎🪻 ~ 15",
    "LlzAZ9JozA+VEHfz0YiI17j7ZzuCZ44ku1LRlUoi0GbC6/GzuHH7IOAt81t8F9QNPiYaiuPur2Dp2yYAFwPt2Q== ~ 65",
    "2e5cc067d268cc0f951077f3d18888d7b8fb673b82678e24bb52d1954a22d066c2ebf1b3b871fb20e02df35b7c17d40d3e261a8ae3eeaf60e9db26001703edd9 ~ 77",
    "if(!m[k]||x>=9){y+=f(z[i],&q);}else{--n;} ~ 24"})
  void isNoLessThanTokenizersCount(String text, long counted) {
    assertThat(tokens(text)).isBetween(counted, 2 * counted);
  }

  @Test
  void takesPlainTextForAboutAThirdOfItsLength() {
    String text = "The bridge was closed for repairs, so the children walked home. ".repeat(20);
    assertThat(tokens(text)).isBetween(text.length() / 3L, text.length() * 11L / 30);
  }

  @Test
  void countsNothingInNothing() {
    assertThat(tokens("")).isZero();
  }
}
