package dev.weir.bench.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CarriersTest {

  private static final Example PROSE = Example.of("The river rises in the hills. It is cold.", "benign",
      "self-instruct/t0", "");

  private static List<Planted> planted() throws IOException {
    return Carriers.planted(List.of(PROSE), Carriers.Stock.ALL);
  }

  @Test
  void plantsTheSameOrdersForTheSameSeed() throws IOException {
    assertThat(planted()).extracting(Planted::text).isEqualTo(planted().stream().map(Planted::text).toList());
  }

  @Test
  void knowsWhereTheOrderStands() throws IOException {
    assertThat(planted()).filteredOn(Planted::abuse).isNotEmpty().allSatisfy(planted -> {
      assertThat(planted.text().substring(planted.from(), planted.to())).isNotBlank();
      assertThat(planted.text()).hasSizeGreaterThan(planted.to() - planted.from());
    });
  }

  @Test
  void breaksTheLinesOfSomeDocumentsButNotOfTheDraft() throws IOException {
    String prose = "The river rises in the hills. It is cold. ".repeat(5).strip();
    List<Example> examples = Stream
        .generate(() -> Example.of(prose, "benign", "self-instruct/t0-doc", "tool"))
        .limit(9).toList();
    assertThat(Carriers.planted(examples, Carriers.Stock.ALL)).extracting(Planted::text)
        .anySatisfy(text -> assertThat(text.replace('\n', ' ')).isEqualTo(prose).isNotEqualTo(text));
    assertThat(Carriers.planted(examples, Carriers.Stock.DRAFT)).extracting(Planted::text)
        .noneMatch(text -> !text.equals(prose) && text.replace('\n', ' ').equals(prose));
  }

  @Test
  void sharesNoKindOfItsOwnOrdersBetweenParts() throws IOException {
    List<Planted> all = planted();
    for (int part = 0; part < Carriers.PARTS; part++) {
      assertThat(kinds(all, part)).isNotEmpty()
          .doesNotContainAnyElementsOf(kinds(all, (part + 1) % Carriers.PARTS));
    }
  }

  @Test
  void plantsWhatAnotherHandWroteButNotInTheDraft() throws IOException {
    assertThat(planted()).filteredOn(planted -> planted.carrier().startsWith(Carriers.BY_HAND))
        .anyMatch(planted -> !planted.abuse()).anyMatch(planted -> planted.order().equals(Carriers.OTHER));
    assertThat(planted()).filteredOn(planted -> planted.order().startsWith(Carriers.BY_HAND))
        .extracting(Planted::carrier).anyMatch(carrier -> carrier.startsWith(Carriers.OWN_CARRIER));
    assertThat(Carriers.planted(List.of(PROSE), Carriers.Stock.DRAFT)).extracting(Planted::carrier)
        .noneMatch(carrier -> carrier.startsWith(Carriers.BY_HAND));
  }

  private static Set<String> kinds(List<Planted> all, int part) {
    return all.stream().filter(planted -> planted.part() == part).map(Planted::order)
        .filter(order -> !order.isEmpty() && !order.equals(Carriers.OTHER)).collect(Collectors.toSet());
  }
}
