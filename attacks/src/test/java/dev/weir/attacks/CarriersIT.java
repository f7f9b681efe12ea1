package dev.weir.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that policy denies, in every place of a request that has room for them: no upstream sees one of them. */
@Siege
class CarriersIT {

  private static final String HARMLESS = "greetings";

  /** What stands there never leaves, so that nothing has to be denied. */
  private static final Set<String> DROPPED = Set.of("chunk extension", "trailer", "nonce");

  private final Besieged besieged;

  CarriersIT(Besieged besieged) {
    this.besieged = besieged;
  }

  private static Stream<Arguments> attempts() {
    List<String> values = List.of("4111111111111111", "AKIAQ3EGRI7X" + "KZ5WQ2UB", "536-22-1847",
        "jane.doe@example.org");
    return values.stream().flatMap(value -> Carrier.ALL.stream()
        // No field's name has an at sign (RFC 9110 section 5.6.2).
        .filter(carrier -> !carrier.name().equals("field name") || value.indexOf('@') < 0)
        .map(carrier -> Arguments.of(carrier, value)));
  }

  private static List<Carrier> carriers() {
    return Carrier.ALL;
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void doesNotCarryIt(Carrier carrier, String value) {
    String request = carrier.request(value);
    Reply reply = Reply.to(besieged.gateway(), request);
    List<String> left = besieged.recorder().taken();
    if (DROPPED.contains(carrier.name())) {
      assertThat(left).singleElement().asString().doesNotContain(value).doesNotContain(base64(value));
    } else {
      assertThat(left).isEmpty();
      assertThat(reply.status()).as(reply.text()).isEqualTo(403);
      assertThat(reply.text().toLowerCase(Locale.ROOT)).doesNotContain(value.toLowerCase(Locale.ROOT));
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void carriesWhatIsHarmless(Carrier carrier) {
    Reply reply = Reply.to(besieged.gateway(), carrier.request(HARMLESS));
    assertThat(besieged.recorder().taken()).as(reply.text()).hasSize(1);
  }

  private static String base64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.ISO_8859_1));
  }
}
