package dev.weir.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bytes that two programs might read differently: refused, or forwarded as what everybody reads in one way. */
@Siege
class RequestsIT {

  private final Besieged besieged;

  RequestsIT(Besieged besieged) {
    this.besieged = besieged;
  }

  @TestFactory
  Stream<DynamicTest> bytes() throws IOException {
    return Attacks.tests(List.of("raw"), this::check);
  }

  private void check(Attack attack) {
    String raw = attack.raw();
    boolean proxied = raw.startsWith("CONNECT")
        || raw.stripLeading().lines().findFirst().orElse("").contains("://");
    Reply reply = Reply.to(proxied ? besieged.proxy() : besieged.gateway(), towardsRecorder(raw));
    List<String> sent = besieged.recorder().taken();
    switch (attack.expect()) {
      case ALLOW -> assertThat(reply.saysNoRequest()).as(reply.text()).isFalse();
      case REJECT -> {
        assertThat(reply.saysNoRequest()).as(reply.text()).isTrue();
        assertThat(sent).isEmpty();
      }
      case REJECT_OR_UNAMBIGUOUS -> {
        if (sent.isEmpty()) {
          assertThat(reply.saysNoRequest()).as(reply.text()).isTrue();
        } else {
          assertThat(sent).hasSize(1).allSatisfy(RequestsIT::checkFraming);
        }
      }
      case BLOCK, INCOMPLETE -> assertThat(sent).isEmpty();
      case EITHER -> assertThat(sent).allSatisfy(RequestsIT::checkFraming);
      case REJECT_OR_CANONICALISE, CONFIG_REJECT ->
        throw new IllegalArgumentException("not due of raw bytes: " + attack.expect());
    }
  }

  /** The upstream of these attacks is on a port of its own. */
  private String towardsRecorder(String bytes) {
    String raw = bytes.replaceFirst("^([A-Z]+ )/", "$1/up/");
    String authority = Besieged.UPSTREAM + ":" + besieged.recorder().port();
    return raw.replace("http://" + Besieged.UPSTREAM + "/", "http://" + authority + "/")
        .replace("Host: " + Besieged.UPSTREAM + "\r\n", "Host: " + authority + "\r\n")
        .replace("http://" + Besieged.UPSTREAM + ":80/", "http://" + authority + "/");
  }

  private static void checkFraming(String request) {
    List<String> lines = request.substring(0, request.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT).lines()
        .toList();
    int framings = 0;
    int hosts = 0;
    for (String line : lines) {
      boolean length = line.matches("content-length: [0-9]+");
      boolean chunked = line.equals("transfer-encoding: chunked");
      framings += length || chunked ? 1 : 0;
      hosts += line.startsWith("host:") ? 1 : 0;
      assertThat(line).as("a clean line").matches("[\\t\\x20-\\x7e\\x80-\\xff]*");
      assertThat(length || chunked || !line.contains("transfer-encoding") && !line.contains("content-length"))
          .as(line).isTrue();
    }
    assertThat(framings).as(request).isLessThanOrEqualTo(1);
    assertThat(hosts).as(request).isEqualTo(1);
  }
}
