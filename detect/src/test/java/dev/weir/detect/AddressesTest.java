package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an address begins and ends, when it is one thing and when its lines are several, and where places are. */
class AddressesTest {

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  private List<String> in(String text) {
    Examination seen = inspector.examine(text);
    return IntStream.range(0, seen.findings().size())
        .filter(i -> List.of("PERSON", "ADDRESS", "LOCATION").contains(seen.findings().get(i).kind().name()))
        .mapToObj(i -> seen.findings().get(i).kind() + " " + seen.revealed(i)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"18 Harbour Road, Flat 3, Bristol BS1 4TZ, United Kingdom",
    "2210 Juniper Street, Boulder, CO 80302", "45 Elm Street Suite 300, Columbus, OH 43215",
    "Lindenstraße 14, 50674 Köln", "18 Rue Lafayette, 69003 Lyon, France", "Via Garibaldi 12, 20121 Milano",
    "PSC 1234, Box 5678, APO AE 09012", "P.O. Box 4411, Reno, NV 89501"})
  void anAddressThatIsCompleteIsOneThing(String address) {
    assertThat(in("Please send the parcel to " + address + " by Friday.")).contains("ADDRESS " + address);
  }

  @Test
  void theTownBehindABareStreetIsAPlaceOfItsOwn() {
    assertThat(in("She lives at 27 Orchard Lane, Chelmsford.")).containsExactly("ADDRESS 27 Orchard Lane",
        "LOCATION Chelmsford");
    assertThat(in("Er wohnt Ahornweg 9, Heidelberg.")).contains("ADDRESS Ahornweg 9", "LOCATION Heidelberg");
  }

  @Test
  void anAddressInASentenceGoesOnOverLines() {
    assertThat(in("Please send it to 731 Cedar Avenue\nPortland, OR 97205"))
        .contains("ADDRESS 731 Cedar Avenue\nPortland, OR 97205");
  }

  @Test
  void aBlockIsToldByItsLines() {
    assertThat(in("Ship to:\nMargaret Ellis\n18 Harbour Road\nFlat 3\nBristol BS1 4TZ\nUnited Kingdom\n"))
        .containsExactly("PERSON Margaret Ellis", "ADDRESS 18 Harbour Road", "ADDRESS Flat 3",
            "LOCATION Bristol",
            "ADDRESS BS1 4TZ", "LOCATION United Kingdom");
    assertThat(in("> Ahornweg 9\n> Apt. 12\n> Heidelberg\n> Germany 69117"))
        .containsExactly("ADDRESS Ahornweg 9", "ADDRESS Apt. 12", "LOCATION Heidelberg", "LOCATION Germany",
            "ADDRESS 69117");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "We are on 12 Maple Road street, come over|ADDRESS 12 Maple Road",
    "Meet me at the corner of Maple Road and Birch Avenue|ADDRESS the corner of Maple Road and Birch Avenue",
    "Deliver to 221B Chalk Street for pickup.|ADDRESS 221B Chalk Street",
    "The office is at 742 Willow Street\\nDayton, OH 45402\\n(937) 555-0144|ADDRESS 742 Willow Street\\nDayton, OH 45402"})
  void anAddressEndsWhereItsPartsDo(String text, String found) {
    assertThat(in(text.replace("\\n", "\n"))).contains(found.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "I grew up in Zwyntham and left early.|Zwyntham", "They are based in Reykjavik now.|Reykjavik",
    "She is originally from Brazil.|Brazil", "The plant in Düsseldorf closes.|Düsseldorf",
    "He moved here from BLOXWICH|BLOXWICH", "The choir toured Southern Portugal.|Portugal",
    "We flew to Marrakesh on Monday.|Marrakesh", "I stayed in Dallas. It was hot.|Dallas",
    "The people of Sweden voted.|Sweden"})
  void placesAreKnownByWhatStandsBeforeThem(String text, String place) {
    assertThat(in(text)).contains("LOCATION " + place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"written in Python and compiled to WebAssembly", "moved to production in March",
    "We returned to HTTP for now", "It was converted from JSON to YAML",
    "the value in Settings is used at Runtime",
    "based in part on the work of others", "Error at Line 12, Column 4", "Chapter 5, Section 12, Figure 3",
    "12 Monkeys, 8 Mile and 21 Grams", "Suite 5 of 12 tests passed in 300 ms"})
  void whatOnlyLooksLikeAPlaceIsNone(String text) {
    assertThat(in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "Het pakket wordt bezorgd op Lange Voorhout 52, 2514 EE Den Haag.|ADDRESS Lange Voorhout 52, 2514 EE Den Haag",
    "A címem 6722 Szeged, Kárász utca 4|ADDRESS 6722 Szeged, Kárász utca 4",
    "Locuiesc la Bd. Carol 9, bl. A2, sc. 1, ap. 7, București 030821|ADDRESS Bd. Carol 9, bl. A2, sc. 1, ap. 7, București 030821"})
  void townsBeforeAndBehindAStreetAreOfItsAddress(String text, String found) {
    assertThat(in(text)).contains(found);
  }

  @Test
  void whoLivesThereIsNoPartOfTheAddress() {
    assertThat(in("Send it to Ana Duarte c/o Rui Campos, 14 Quay Street, Leeds LS1 4AP."))
        .containsExactly("PERSON Ana Duarte", "PERSON Rui Campos", "ADDRESS 14 Quay Street, Leeds LS1 4AP");
    assertThat(in("Cu stimă, Ruxandra Popescu, Bd. Unirii 21, ap. 3, București 030823"))
        .contains("PERSON Ruxandra Popescu", "ADDRESS Bd. Unirii 21, ap. 3, București 030823");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sales by region: Jordan 14, Georgia 22, Chad 3, Israel 9.",
    "article no. 4822-0715, qty 12", "Plan: X-ray, Dr Sandhu to review"})
  void whatIsOnlyCountedOrReferredToIsNoAddress(String text) {
    assertThat(in(text)).noneMatch(found -> found.startsWith("ADDRESS"));
  }

  @Test
  void partsOfAnAddressAreFieldsOfTheirOwn() {
    assertThat(in(
        "{\"line1\":\"22 rue Victor Hugo\",\"line2\":\"Apt 14\",\"postal_code\":\"H3G 1K4\",\"line\":\"some words 1\"}"))
        .containsExactly("ADDRESS 22 rue Victor Hugo", "ADDRESS Apt 14", "ADDRESS H3G 1K4");
  }
}
