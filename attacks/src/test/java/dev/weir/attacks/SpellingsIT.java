package dev.weir.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.command.CannotRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that policy denies, in every way to write them that people and programs use: no upstream sees one of them. */
@TestInstance(Lifecycle.PER_CLASS)
class SpellingsIT {

  private static final List<String> VALUES = List.of("4111111111111111", "AKIAQ3EGRI7X" + "KZ5WQ2UB",
      "536-22-1847", "jane.doe@example.org");

  private static final List<String> NUMBERS = List.of("4111 1111 1111 1111", "3782 822463 10005",
      "GB82 WEST 1234 5698 7654 32");

  private Besieged besieged;

  @BeforeAll
  void besiege(@TempDir Path folder) throws IOException, CannotRun {
    besieged = new Besieged(folder);
  }

  @AfterAll
  void leave() {
    besieged.close();
  }

  private static Stream<Arguments> values() {
    return Spelling.OF_VALUES.stream()
        .flatMap(spelling -> VALUES.stream().map(value -> Arguments.of(spelling, value)));
  }

  private static Stream<Arguments> numbers() {
    return Spelling.OF_GROUPS.stream()
        .flatMap(spelling -> NUMBERS.stream().map(number -> Arguments.of(spelling, number)));
  }

  private static List<Arguments> fractions() {
    return Stream
        .of("4.111111111111111E15", "4.111111111111111e+15", "4111111111111111.0", "4111111111111111")
        .map(number -> Arguments.of(new Spelling("number", "application/json", n -> "[1.5, " + n + "]"),
            number))
        .toList();
  }

  private static List<Spelling> spellings() {
    return Stream.concat(Spelling.OF_VALUES.stream(), Spelling.OF_GROUPS.stream()).toList();
  }

  @ParameterizedTest
  @MethodSource({"values", "numbers", "fractions"})
  void isKnownAgain(Spelling spelling, String value) {
    Reply reply = send(spelling, value);
    assertThat(besieged.recorder().taken()).isEmpty();
    assertThat(reply.status()).as(reply.text()).isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void isHarmlessWithoutOne(Spelling spelling) {
    Reply reply = send(spelling, "4111 1111 1111 1112");
    assertThat(besieged.recorder().taken()).as(reply.text()).hasSize(1);
  }

  private Reply send(Spelling spelling, String value) {
    String body = spelling.body(value);
    return Reply.to(besieged.gateway(),
        "POST /up/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + spelling.type()
            + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }
}
