package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrpcDenialTest {

  private static OwnAnswer denied(Status status, String reason, String type) {
    Incoming incoming = new Incoming(Entry.GATEWAY, "POST", "/pay/p.S/M", Headers.of("content-type", type),
        Ip.v4(0x7f000001), Optional.empty());
    return Denials.render(new Decision.Deny(RuleRef.REQUEST, reason, status), incoming, Optional.empty(),
        Headers.of("Weir-Request-Id", "r1"), Optional.of(Duration.ofMillis(1500)));
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN_CALLER,16", "FORBIDDEN,7", "LIMITED,8", "TOO_LARGE,8", "NOT_FOUND,5",
    "UNINSPECTABLE,3",
    "INTERNAL,14", "BAD_UPSTREAM,14", "UPSTREAM_TIMEOUT,14"})
  void saysHowTheCallEnded(Status status, String code) {
    OwnAnswer answer = denied(status, "no", "application/grpc+proto");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().isEmpty()).isTrue();
    assertThat(answer.headers().first("Content-Type")).contains("application/grpc+proto");
    assertThat(answer.headers().first("grpc-status")).contains(code);
    assertThat(answer.headers().first("grpc-retry-pushback-ms")).contains("1500");
    assertThat(answer.headers().first("Weir-Request-Id")).contains("r1");
  }

  @Test
  void encodesTheReason() {
    assertThat(denied(Status.FORBIDDEN, "100 % zu groß", "application/grpc").headers().first("grpc-message"))
        .hasValueSatisfying(text -> assertThat(text).startsWith("Weir: 100 %25 zu gro%C3%9F (rule "));
  }

  @Test
  void leavesOtherClientsTheirProblem() {
    assertThat(denied(Status.FORBIDDEN, "no", "application/json").status()).isEqualTo(403);
  }
}
