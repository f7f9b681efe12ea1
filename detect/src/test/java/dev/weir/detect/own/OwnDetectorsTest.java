package dev.weir.detect.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.Examination;
import dev.weir.detect.PayloadInspector;
import dev.weir.model.Head;
import dev.weir.model.Kind;
import dev.weir.model.Scope;
import dev.weir.model.Terms;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import dev.weir.model.settings.DetectorRule;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OwnDetectorsTest {

  private static final Kind STAFF = new Kind("EMPLOYEE_ID");

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new Tokens() {
    @Override
    public String tokenFor(Kind kind, String value, Scope scope, Terms terms) {
      return PREFIX + "0";
    }

    @Override
    public Optional<String> encrypted(Kind kind, String value, Scope scope, Terms terms) {
      return Optional.empty();
    }

    @Override
    public NavigableSet<String> encrypted(Scope scope) {
      return Collections.emptyNavigableSet();
    }

    @Override
    public Optional<String> valueOf(String token, Scope scope) {
      return Optional.empty();
    }
  });

  private static DetectorRule pattern(String pattern, List<String> context, Optional<String> check) {
    return new DetectorRule("staff", STAFF, Optional.of(pattern), List.of(), context, check);
  }

  private static DetectorRule words(String... words) {
    return new DetectorRule("projects", STAFF, Optional.empty(), List.of(words), List.of(), Optional.empty());
  }

  private List<String> found(DetectorRule rule, String json) {
    Head head = new Head("POST", Target.absolute("http://localhost/").orElseThrow(),
        Headers.builder().add("Content-Type", "application/json").build());
    Examination seen = inspector.inspect(head, Bytes.utf8(json), 1 << 20, List.of(rule));
    return IntStream.range(0, seen.findings().size()).filter(i -> seen.findings().get(i).kind().equals(STAFF))
        .mapToObj(i -> seen.findings().get(i).where().start() + ":" + seen.revealed(i)).toList();
  }

  @Test
  void findsAPatternInEveryValueAndNeverAcrossTwo() {
    DetectorRule rule = pattern("E-[0-9]{6}", List.of(), Optional.empty());
    assertThat(found(rule, "{\"a\":\"E-123456 and E-654321\",\"b\":[\"E-11\",\"1111\"]}"))
        .containsExactly("0:E-123456", "13:E-654321");
    assertThat(found(rule, "{\"a\":\"\u00e9\ud83d\ude00 E-123456\"}")).containsExactly("3:E-123456");
  }

  @Test
  void takesTheFirstGroupWhereThereIsOne() {
    assertThat(found(pattern("staff no ([0-9]+)", List.of(), Optional.empty()), "[\"staff no 77123 is in\"]"))
        .containsExactly("9:77123");
  }

  @Test
  void wantsContextNearOrInTheFieldsName() {
    DetectorRule rule = pattern("[0-9]{6}", List.of("employee"), Optional.empty());
    assertThat(found(rule, "{\"employeeNumber\":\"123456\",\"order\":\"654321\"}")).contains("0:123456");
    assertThat(found(rule, "{\"order\":\"654321\"}")).isEmpty();
    assertThat(found(rule, "[\"654321 is the Employee who left\"]")).containsExactly("0:654321");
  }

  @Test
  void asksTheCheck() {
    DetectorRule rule = pattern("K[0-9]{2}-?[0-9]{5}", List.of(), Optional.of("luhn"));
    assertThat(found(pattern("[0-9]{8}", List.of(), Optional.of("luhn")), "[\"79927390 49927390\"]"))
        .isEmpty();
    assertThat(
        found(pattern("[0-9]{11}", List.of(), Optional.of("luhn")), "[\"79927398713\",\"79927398710\"]"))
        .containsExactly("0:79927398713");
    assertThat(found(rule, "[\"K12-34567\"]")).isEmpty();
  }

  @Test
  void findsWholeWordsInAnyCaseAndTheLongestOfThem() {
    DetectorRule rule = words("Bluebird", "Red Falcon", "Red", "Stra\u00dfe");
    assertThat(found(rule, "[\"the red  falcon met a bluebird, not bluebirds\"]"))
        .containsExactly("4:red  falcon", "22:bluebird");
    assertThat(found(rule, "[\"red fal, STRA\u00dfE\"]")).containsExactly("0:red", "9:STRA\u00dfE");
  }

  @Test
  void forgetsNoneWhenConfigurationsChangePlaces() {
    DetectorRule one = words("alpha");
    DetectorRule two = words("beta");
    for (int i = 0; i < 4; i++) {
      assertThat(found(one, "[\"alpha beta\"]")).containsExactly("0:alpha");
      assertThat(found(two, "[\"alpha beta\"]")).containsExactly("6:beta");
    }
  }
}
