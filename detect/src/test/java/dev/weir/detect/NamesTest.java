package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons, addresses and places: in fields, in prose, and not where there are none. */
class NamesTest {

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  private List<String> in(Examination seen) {
    return IntStream.range(0, seen.findings().size())
        .filter(i -> List.of("PERSON", "ADDRESS", "LOCATION").contains(seen.findings().get(i).kind().name()))
        .mapToObj(i -> seen.findings().get(i).kind() + " " + seen.revealed(i)).toList();
  }

  private List<String> in(String text) {
    return in(inspector.examine(text));
  }

  private List<String> in(String type, String body) {
    return in(inspector.examine(type, Bytes.utf8(body)));
  }

  @Test
  void aFieldsNameSaysWhatItsWholeValueIs() {
    assertThat(in("application/json",
        "{\"firstName\":\"Zyxa\",\"customer\":{\"last_name\":\"Qwop de Brl\"},\"shippingAddress\":{\"street\":\"Am Anger 5b\",\"city\":\"Xanten\"}}"))
        .containsExactly("PERSON Zyxa", "PERSON Qwop de Brl", "ADDRESS Am Anger 5b", "LOCATION Xanten");
    assertThat(in("application/x-www-form-urlencoded",
        "billing_first_name=J%C3%BCrg&addressLine1=Box+9+Hill+Rd&x=1"))
        .containsExactly("PERSON Jürg", "ADDRESS Box 9 Hill Rd");
    assertThat(in("application/xml", "<p><surname>Ó Briain</surname><Nachname>Groß</Nachname></p>"))
        .containsExactly("PERSON Ó Briain", "PERSON Groß");
    assertThat(in("the row was {\"Full Name\": \"wei zhang\", \"x\": 1}"))
        .containsExactly("PERSON wei zhang");
  }

  @Test
  void namesInScriptsWithoutCapitalsAreFoundBehindTheNamesOfTheirFields() {
    assertThat(in("姓名：陈丽华，电话：13912345678\n地址：上海市浦东新区世纪大道100号"))
        .containsExactly("PERSON 陈丽华", "ADDRESS 上海市浦东新区世纪大道100号");
    assertThat(in("お届け先:　〒150-0041 東京都渋谷区神南1丁目5番8号\n受取人: 伊藤 直樹 様"))
        .containsExactly("ADDRESS 〒150-0041 東京都渋谷区神南1丁目5番8号", "PERSON 伊藤 直樹");
    assertThat(in("text/csv", "이름,주소\n김민수,서울특별시 강남구 테헤란로 152\n박지우,부산광역시 해운대구 우동 1\n"))
        .containsExactly("PERSON 김민수", "ADDRESS 서울특별시 강남구 테헤란로 152", "PERSON 박지우",
            "ADDRESS 부산광역시 해운대구 우동 1");
    assertThat(in("application/json", "{\"姓名\":\"阿卜杜拉·买买提\",\"شركة\":\"x\",\"שם מלא\":\"דוד כהן\"}"))
        .containsExactly("PERSON 阿卜杜拉·买买提", "PERSON דוד כהן");
    assertThat(in("IP地址：10.0.0.1\n姓名：未填\n[\"姓名\",\"电话\",\"地址\"]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"firstName\":\"string\"}", "{\"last_name\":\"must not be empty\"}",
    "{\"firstName\":\"\"}", "{\"full_name\":\"org/repo\"}", "{\"address\":\"0xdeadbeef00\"}",
    "{\"email_address\":\"n/a\"}",
    "{\"address\":\"tcp://db:5432\"}", "{\"city\":\"string\"}",
    "{\"name\":\"get_weather\",\"description\":\"Returns the weather\"}",
    "{\"product\":{\"name\":\"Running Shoes\"}}", "{\"model\":\"gpt-4o-mini\",\"name\":\"search_tool\"}"})
  void aValueThatCannotBeANameIsNone(String json) {
    assertThat(in("application/json", json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "My name is Oluwaseun Adeyemi and I need help.|PERSON Oluwaseun Adeyemi",
    "Please call Mrs. Kowalczyk tomorrow.|PERSON Kowalczyk",
    "The report was written by Siobhán O'Connor.|PERSON Siobhán O'Connor",
    "I met Jean-Pierre Dubois at the conference.|PERSON Jean-Pierre Dubois",
    "Thanks, Priya!|PERSON Priya",
    "we spoke to tomasz nowak yesterday|PERSON tomasz nowak",
    "Our flight to Lisbon was late.|LOCATION Lisbon",
    "Please send the parcel to 742 Oak Street, Springfield, IL 62704.|ADDRESS 742 Oak Street, Springfield, IL 62704",
    "Ich wohne in der Goethestraße 12, 60313 Frankfurt am Main.|ADDRESS Goethestraße 12, 60313 Frankfurt am Main"})
  void proseIsReadByItsWords(String text, String found) {
    assertThat(in(text)).contains(found);
  }

  @Test
  void aGenitiveIsNotPartOfAName() {
    assertThat(in("This is Hannah's phone.")).containsExactly("PERSON Hannah");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Gestern hat mir Friedhelm erzählt, dass Annegret nicht kommt.|PERSON Friedhelm",
    "Ieri sera siamo andati a cena da Tiziana, che abita a Lucca.|PERSON Tiziana"})
  void whatStandsAroundAPersonIsKnownInOtherLanguages(String text, String found) {
    assertThat(in(text)).contains(found);
  }

  @Test
  void whatIsCalledAfterSomebodyIsNobody() {
    assertThat(in("If the Stanley is full, try the Nelson, which has parking.")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "You are a helpful assistant. Answer in short sentences, and write Python code with type hints.",
    "Error: Cannot read properties of undefined (reading 'map') at Object.render (App.jsx:42:17)",
    "2026-05-03 10:22:33 INFO OrderController - Received request POST /api/v2/orders in 23 ms",
    "public class OrderService extends BaseService implements Closeable { private final Logger log; }",
    "Release Notes: added Dark Mode, fixed a crash in the Settings screen, improved the Search index.",
    "Terms and Conditions apply. See our Privacy Policy and Cookie Policy. All Rights Reserved.",
    "On Monday, March 3rd, the team will deploy the new Billing Service. Please review it before Friday.",
    "SELECT Id, Status FROM Orders WHERE CreatedAt > '2026-01-01' ORDER BY Total DESC LIMIT 100;",
    "Hello! How can I help you today? I can answer questions about your Subscription and Invoices.",
    "Men's Running Shoes, White/Black, Size 10. Ships within 3 Business Days. 30 Day Returns.",
    "Sales grew 12% in Q3, driven by Cloud and Mobile. Net Income rose to $3.1 billion.",
    "Ingredients: 200 g Flour, 2 Eggs, 100 ml Milk, a pinch of Salt. Bake for 25 Minutes."})
  void textWithoutNamesHasNone(String text) {
    assertThat(in(text)).isEmpty();
  }

  @Test
  void whatIsFoundDoesNotHangOnTheSplitIntoStretches() {
    String name = "Katarzyna Wójcik";
    for (int words = 0; words < 150; words += 7) {
      assertThat(in("the order was late ".repeat(words) + "so I asked " + name + " about it. "
          + "It is fine now. ".repeat(words)))
          .as("after %s", words).contains("PERSON " + name);
    }
  }

  @Test
  void anyTextIsRead() {
    Random random = new Random(5);
    List<String> pieces = List.of("Anna", "anna ", " von ", "Straße ", "12", ", ", "\n", "D'", "-", "É", "Ж",
        "名", "\u0301", "😀", "\uD83D", ". ",
        "Mr. ", "PO Box 7", "O'", "’", "\"name\": \"", "first_name=", "<city>", " ", "X", "x");
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      byte[] bytes = Bytes.utf8(text.toString()).copy();
      if (bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(new ArrayList<>(in(inspector.examine("text/plain", Bytes.wrap(bytes))))).allSatisfy(
          found -> assertThat(found.toLowerCase(Locale.ROOT)).isNotBlank());
    }
  }

  @Test
  void hostileTextIsReadOnce() {
    for (String unit : List.of("Anna ", "Xyzzy ", "A ", "anna ", "É", "Я", "first_name=", "name name ",
        "12 Oak Street, ", "Mr. ")) {
      assertThat(inspector.examine(unit.repeat((1 << 19) / unit.length())).findings())
          .hasSizeLessThanOrEqualTo(10_000);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"881,\"Loud Stars\",\"Hartmann, Elke\",8.99|Hartmann, Elke",
    "\"De la Cruz, Marisol\",\"x\",active|De la Cruz, Marisol",
    "Discharge: Pt Alvarado, Bettina MRN 0044|Alvarado, Bettina",
    "Rx  Delgado, Ximena   DOB 03/22/1971|Delgado, Ximena",
    "Pt Villanueva, Prudencio seen on Monday|Villanueva, Prudencio",
    "title;director\\nSilent Rivers;\"Lindqvist, Arvid\"\\nLoud Stars;\"Okada, Mariko\"|Lindqvist, Arvid"})
  void aFamilyNameBeforeTheGivenOneIsOneName(String text, String name) {
    assertThat(in(text.replace("\\n", "\n"))).contains("PERSON " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Paris, Texas\",7", "1,\"Paris, Texas\",2", "3,\"Lisbon, Porto\",5",
    "\"Acme, Inc\",4"})
  void aPairOfPlacesIsNoName(String text) {
    assertThat(in(text)).noneMatch(found -> found.startsWith("PERSON"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"card declined; holder ELSPETH NAIRN; retry|ELSPETH NAIRN",
    "consignee Agnieszka Zielonka, 3 pallets|Agnieszka Zielonka",
    "discharged by attending Fitzwilliam Oduya, MD|Fitzwilliam Oduya",
    "Attn: Maurice Fennimore, Accounts Payable|Maurice Fennimore"})
  void theWordForWhatSomebodyIsGivesAwayTheName(String text, String name) {
    assertThat(in(text)).anyMatch(found -> found.startsWith("PERSON " + name));
  }

  @Test
  void aFieldThatAnythingMayFillHoldsAWholeNameOrNone() {
    assertThat(in("application/json",
        "{\"actor\":\"Ottavia Brandi\",\"team_name\":\"Ottavia Brandi Jr\",\"owner\":\"Platform Team\"}"))
        .contains("PERSON Ottavia Brandi").doesNotContain("PERSON Platform Team");
    assertThat(in("Attn: Leonard Ostrowski, Payables. Remit")).contains("PERSON Leonard Ostrowski");
    assertThat(in("String name = \"Rosalba Incisa\";")).containsExactly("PERSON Rosalba Incisa");
  }
}
