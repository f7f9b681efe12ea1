package dev.weir.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.weir.gateway.CallSummary;
import dev.weir.gateway.Incoming;
import dev.weir.gateway.Room;
import dev.weir.gateway.Trace;
import dev.weir.model.CallId;
import dev.weir.model.Entry;
import dev.weir.model.Head;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import dev.weir.model.Proof;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Target;
import dev.weir.model.settings.Shared.Password;
import dev.weir.model.settings.Telemetry;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OtlpTracesTest {

  private static final String THEIRS = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PLANTED = "planted-s3cret";
  private static final Principal KNOWN = new Principal.Caller("shop", "web", new Proof.Address());
  private static final Principal STRANGER = new Principal.Unknown("no key");

  @TempDir
  Path folder;

  private Collector collector = open(false);

  private static Collector open(boolean sticks) {
    try {
      return new Collector(sticks);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    collector.close();
  }

  @Test
  void tellsACallWithItsRooms() {
    try (OtlpTraces traces = traces(1)) {
      call(traces, KNOWN, Headers.NONE, "POST");
    }
    Span call = named("POST pay");
    assertThat(collector.spans).extracting(Span::getName).containsExactlyInAnyOrder("POST pay", "identify",
        "decide", "upstream", "answer");
    assertThat(collector.spans).filteredOn(span -> !span.equals(call)).allSatisfy(room -> {
      assertThat(room.getParentSpanId()).isEqualTo(call.getSpanId());
      assertThat(room.getTraceId()).isEqualTo(call.getTraceId());
      assertThat(room.getEndTimeUnixNano()).isGreaterThanOrEqualTo(room.getStartTimeUnixNano());
    });
    assertThat(named("upstream").getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(attribute(call, "weir.decision")).isEqualTo("redact");
    assertThat(attribute(call, "weir.rule")).isEqualTo("no-pii");
    assertThat(attribute(call, "weir.caller")).isEqualTo("shop");
    assertThat(attribute(call, "weir.request_id")).hasSize(26);
    assertThat(call.getAttributesList()).filteredOn(one -> one.getKey().equals("weir.kinds"))
        .singleElement().satisfies(one -> assertThat(one.toString()).contains("EMAIL"));
  }

  @Test
  void tellsOfTheCredentialWithinTheRoomThatItIsHadIn() {
    try (OtlpTraces traces = traces(1)) {
      Trace trace = traces.begin(incoming(Headers.NONE, "GET"), KNOWN, Instant.now());
      trace.enter(Room.UPSTREAM);
      trace.stay(Room.CREDENTIAL).close();
      trace.ended(CallId.next(1), summary());
    }
    assertThat(named("credential").getParentSpanId()).isEqualTo(named("upstream").getSpanId());
  }

  @Test
  void goesOnWithTheTraceOfAKnownCallerAndNobodyElses() {
    try (OtlpTraces traces = traces(1)) {
      assertThat(call(traces, KNOWN, parent("01"), "GET")).startsWith("00-" + THEIRS + "-").endsWith("-01");
      assertThat(call(traces, STRANGER, parent("01"), "GET")).doesNotContain(THEIRS);
    }
    assertThat(collector.spans).filteredOn(span -> hex(span.getTraceId()).equals(THEIRS))
        .filteredOn(span -> span.getName().equals("GET pay")).singleElement()
        .satisfies(span -> assertThat(hex(span.getParentSpanId())).isEqualTo("00f067aa0ba902b7"));
  }

  @Test
  void keepsAShareOfItsOwnAndWhatACallerKeeps() {
    try (OtlpTraces traces = traces(0)) {
      // 2 says that the id is random; 1 would say that the trace is kept.
      assertThat(call(traces, KNOWN, Headers.NONE, "GET")).endsWith("-02");
      assertThat(call(traces, KNOWN, parent("00"), "GET")).startsWith("00-" + THEIRS).endsWith("-00");
      assertThat(call(traces, STRANGER, parent("01"), "GET")).endsWith("-02");
      assertThat(call(traces, KNOWN, parent("01"), "PUT")).endsWith("-01");
    }
    assertThat(collector.spans).extracting(Span::getName).contains("PUT pay").doesNotContain("GET pay");
  }

  @Test
  void saysNothingOfWhatACallCarries() {
    Headers headers = Headers.of("Authorization", PLANTED, "baggage", "k=" + PLANTED, "tracestate",
        "k=" + PLANTED, "traceparent", "00-" + THEIRS + "-00f067aa0ba902b7-01");
    try (OtlpTraces traces = traces(1)) {
      call(traces, KNOWN, headers, PLANTED);
    }
    assertThat(collector.spans).isNotEmpty()
        .allSatisfy(span -> assertThat(span.toString()).doesNotContain(PLANTED));
  }

  @Test
  void takesNoMalformedContext() {
    Random random = new Random(7);
    String alphabet = "0123456789abcdefABCDEF-\u0000\r\n\u00e9x ";
    try (OtlpTraces traces = traces(0)) {
      for (int i = 0; i < 5_000; i++) {
        StringBuilder text = new StringBuilder("00-" + THEIRS + "-00f067aa0ba902b7-01");
        for (int n = random.nextInt(1, 6); n > 0; n--) {
          int at = random.nextInt(text.length());
          text.replace(at, at + random.nextInt(2), "" + alphabet.charAt(random.nextInt(alphabet.length())));
        }
        String marked = call(traces, KNOWN, Headers.of("traceparent", text.toString()), "GET");
        assertThat(marked).hasSize(55).matches(field -> field.chars().allMatch(c -> c == '-'
            || c >= '0' && c <= '9' || c >= 'a' && c <= 'f'));
      }
    }
  }

  @Test
  void dropsAndCountsWhatNobodyTakes() {
    collector.close();
    collector = open(true);
    OtlpTraces traces = traces(1);
    for (int i = 0; i < Outbox.CAPACITY; i++) {
      call(traces, KNOWN, Headers.NONE, "GET");
    }
    OtlpTraces.Counts counts = traces.counts();
    assertThat(counts.dropped()).isGreaterThanOrEqualTo(5L * Outbox.CAPACITY - Outbox.CAPACITY - 1024);
    assertThat(counts.exported()).isZero();
    collector.stuck.countDown();
    traces.close();
  }

  @Test
  void showsTheCollectorWhatItAsksFor() throws IOException {
    Path secret = Files.writeString(folder.resolve("collector.password"), "Bearer t0ken\n");
    try (OtlpTraces traces = OtlpTraces.open(new Telemetry.Traces(url(), 1,
        Optional.of(new Password.InFile(secret))), "1")) {
      call(traces, KNOWN, Headers.NONE, "GET");
    }
    assertThat(collector.authorizations).isNotEmpty().containsOnly("Bearer t0ken");
  }

  @Test
  void namesAMessageWithinItsCall() {
    try (OtlpTraces traces = traces(1)) {
      Trace call = traces.begin(incoming(Headers.NONE, "GET"), KNOWN, Instant.now());
      Trace message = call.message();
      message.enter(Room.INSPECT);
      message.ended(CallId.next(1), summary());
      call.ended(CallId.next(1), summary());
    }
    assertThat(named("inspect").getParentSpanId()).isEqualTo(named("message").getSpanId());
    assertThat(named("message").getParentSpanId()).isEqualTo(named("GET pay").getSpanId());
  }

  private OtlpTraces traces(double share) {
    return OtlpTraces.open(new Telemetry.Traces(url(), share, Optional.empty()), "1");
  }

  private Target url() {
    return Target.absolute(collector.url()).orElseThrow();
  }

  /** Returns what its upstream is told. */
  private static String call(OtlpTraces traces, Principal who, Headers headers, String method) {
    Trace trace = traces.begin(incoming(headers, method), who, Instant.now());
    trace.enter(Room.DECIDE);
    trace.enter(Room.UPSTREAM);
    Head leaving = trace
        .mark(new Head("GET", new Target(Origin.parse("https://a.test").orElseThrow(), "/" + PLANTED, "",
            false), headers));
    trace.enter(Room.ANSWER);
    trace.ended(CallId.next(1), summary());
    assertThat(leaving.headers().all("traceparent")).hasSize(1);
    return leaving.headers().first("traceparent").orElseThrow();
  }

  private static CallSummary summary() {
    return new CallSummary("pay", "shop", "redact", "no-pii", 200, Duration.ofMillis(3), 10, 20,
        Map.of(Kind.EMAIL, 1), Optional.empty());
  }

  private static Incoming incoming(Headers headers, String method) {
    return new Incoming(Entry.GATEWAY, method, "/pay/" + PLANTED, headers,
        Ip.parse("192.0.2.7").orElseThrow(), Optional.empty());
  }

  private static Headers parent(String flags) {
    return Headers.of("Traceparent", "00-" + THEIRS + "-00f067aa0ba902b7-" + flags);
  }

  private Span named(String name) {
    return collector.spans.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  private static String attribute(Span span, String key) {
    return span.getAttributesList().stream().filter(one -> one.getKey().equals(key)).findFirst().orElseThrow()
        .getValue().getStringValue();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
