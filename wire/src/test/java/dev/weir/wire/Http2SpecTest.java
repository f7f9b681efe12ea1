package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What RFC 9113 and RFC 7541 demand of a server: the cases of h2spec and some more. */
class Http2SpecTest {

  private static final FakeLine LINE = new FakeLine() {
    @Override
    public CompletionStage<Void> take(Exchange exchange) {
      if (exchange.incoming().method().equals("GET")) {
        exchange.answer(own(200, exchange.incoming().headers().first("x-echo").orElse("hello")));
        return done();
      }
      if (exchange.incoming().headers().has("x-stall")) {
        return new CompletableFuture<>();
      }
      return exchange.read(PLENTY).handle((body, fault) -> {
        exchange.answer(own(fault == null ? 200 : 400, "read"));
        return null;
      });
    }
  };
  private static final Wired WIRED = wired();

  private static Wired wired() {
    try {
      return new Wired(LINE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    WIRED.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"dev.weir.wire.FramingCases#all", "dev.weir.wire.FrameCases#all",
    "dev.weir.wire.MessageCases#all", "dev.weir.wire.HpackCases#all"})
  void keeps(Http2Case demand) throws Exception {
    String section = demand.section();
    String fate = demand.fate();
    try (FrameClient client = new FrameClient(WIRED.server.gatewayAddress()).open()) {
      demand.act().on(client);
      if (fate.equals("fine")) {
        client.get(101, "/");
        assertThat(client.answer(101).status()).as(section).isEqualTo("200");
      } else {
        assertThat(client.fate(1)).as(section).isIn((Object[]) fate.split(" or "));
      }
      if (fate.startsWith("goaway")) {
        assertThat(client.ended()).as("closed behind the GOAWAY").isTrue();
      } else {
        client.get(103, "/");
        assertThat(client.answer(103).status()).as("other streams go on").isEqualTo("200");
      }
    }
  }

  static Stream<Arguments> openings() {
    return Stream.of(
        Arguments.of("3.4 something else in the place of the preface's end",
            "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n"),
        Arguments.of("3.4 a first frame that is not SETTINGS",
            FrameClient.MAGIC + "\0\0\u0008\u0006\0\0\0\0\0abcdefgh"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("openings")
  void opensWithThePreface(String section, String opening) throws Exception {
    try (FrameClient client = new FrameClient(WIRED.server.gatewayAddress())) {
      client.raw(opening);
      assertThat(client.fate(1)).as(section).isEqualTo("goaway " + Http2Case.PROTOCOL_ERROR);
    }
  }
}
