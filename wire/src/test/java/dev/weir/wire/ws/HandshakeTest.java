package dev.weir.wire.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Headers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {

  @Test
  void answersTheClientsKeyAsTheStandardDoes() {
    Handshake handshake = Handshake.of(asked(""), Headers.NONE, true);
    assertThat(handshake.answer().first("Sec-WebSocket-Accept")).contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assertThat(handshake.question().first("Sec-WebSocket-Key")).isPresent()
        .isNotEqualTo(Optional.of("dGhlIHNhbXBsZSBub25jZQ=="));
  }

  @Test
  void offersWhatTheClientOffers() {
    assertThat(Handshake.of(asked(""), Headers.NONE, true).question().has("Sec-WebSocket-Extensions"))
        .isFalse();
    Handshake deflating = Handshake.of(asked("x-other, permessage-deflate; client_max_window_bits"),
        Headers.NONE, true);
    assertThat(deflating.question().first("Sec-WebSocket-Extensions")).contains(Extension.ALONE);
    assertThat(
        Handshake.of(asked("permessage-deflate; server_max_window_bits=10"), Headers.NONE, true).question()
            .has("Sec-WebSocket-Extensions"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      permessage-deflate; server_no_context_takeover                                     |
      permessage-deflate; server_no_context_takeover; server_max_window_bits=10          |
      permessage-deflate                                                                 | an extension that was not offered
      permessage-deflate; server_no_context_takeover; client_max_window_bits=10          | an extension that was not offered
      permessage-deflate; server_no_context_takeover, permessage-deflate                 | an extension that was not offered
      permessage-deflate; server_no_context_takeover; server_max_window_bits=16          | an extension that was not offered
      x-webkit-deflate-frame                                                             | an extension that was not offered
      """)
  void takesNoExtensionThatWasNotOffered(String extension, String flaw) {
    Handshake handshake = Handshake.of(asked("permessage-deflate"), Headers.NONE, true);
    Headers answer = answer(handshake).add("Sec-WebSocket-Extensions", extension.strip()).build();
    assertThat(handshake.flaw(answer)).isEqualTo(Optional.ofNullable(flaw).map(String::strip));
  }

  @Test
  void answersNoMoreThanTheClientOffers() {
    for (String offer : new String[]{"permessage-deflate",
      "permessage-deflate; client_no_context_takeover"}) {
      Handshake handshake = Handshake.of(asked(offer), Headers.NONE, true);
      assertThat(handshake.flaw(answer(handshake).add("Sec-WebSocket-Extensions", Extension.ALONE).build()))
          .isEmpty();
      assertThat(handshake.answer().first("Sec-WebSocket-Extensions").orElseThrow())
          .startsWith("permessage-deflate; server_no_context_takeover")
          .satisfies(
              answer -> assertThat(answer.contains("client_no")).isEqualTo(offer.contains("client_no")));
    }
  }

  @Test
  void offersNoCompressionThatWouldHaveToBeUndoneOnTheWay() {
    assertThat(Handshake.of(asked("permessage-deflate"), Headers.NONE, false).question()
        .has("Sec-WebSocket-Extensions")).isFalse();
    assertThat(Handshake.of(asked("permessage-deflate; client_no_context_takeover"), Headers.NONE, false)
        .question().has("Sec-WebSocket-Extensions")).isTrue();
  }

  @Test
  void takesNoCompressionThatTheClientCannotDo() {
    Handshake handshake = Handshake.of(asked(""), Headers.NONE, true);
    Headers answer = answer(handshake).add("Sec-WebSocket-Extensions", Extension.ALONE).build();
    assertThat(handshake.flaw(answer)).contains("an extension that was not offered");
  }

  @Test
  void takesNoSubprotocolThatWasNotOffered() {
    Handshake handshake = Handshake.of(asked(""), Headers.of("Sec-WebSocket-Protocol", "chat, v2.chat"),
        true);
    assertThat(handshake.flaw(answer(handshake).add("Sec-WebSocket-Protocol", "v2.chat").build())).isEmpty();
    assertThat(handshake.flaw(answer(handshake).add("Sec-WebSocket-Protocol", "other").build()))
        .contains("a subprotocol that was not offered");
  }

  @Test
  void takesNoOtherAcceptAndNoOtherProtocol() {
    Handshake handshake = Handshake.of(asked(""), Headers.NONE, true);
    assertThat(handshake.flaw(answer(handshake).set("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        .build())).contains("a wrong Sec-WebSocket-Accept");
    assertThat(handshake.flaw(answer(handshake).set("Upgrade", "h2c").build()))
        .contains("a switch to another protocol than was asked for");
  }

  private static Headers asked(String extensions) {
    Headers.Builder asked = Headers.builder().add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    return extensions.isEmpty() ? asked.build() : asked.add("Sec-WebSocket-Extensions", extensions).build();
  }

  /** A server's proper answer: what a client that sent this question would be told. */
  private static Headers.Builder answer(Handshake handshake) {
    String key = handshake.question().first("Sec-WebSocket-Key").orElseThrow();
    Headers answered = Handshake.of(Headers.of("Sec-WebSocket-Key", key), Headers.NONE, true).answer();
    return answered.toBuilder();
  }
}
