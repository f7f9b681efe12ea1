package dev.weir.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {

  private static RequestHead parse(String text) throws Malformed {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return RequestHead.parse(Arrays.copyOf(bytes, bytes.length + 64), bytes.length, 10);
  }

  @Test
  void readsAHeadAsItIs() throws Exception {
    RequestHead head = parse(
        "POST /a?b HTTP/1.1\r\nHost: x\r\ncontent-length:3\r\nX.Y|Z: \t a b\t \r\nE:\r\n\r\n");
    assertThat(head.method()).isEqualTo("POST");
    assertThat(head.target()).isEqualTo("/a?b");
    assertThat(head.http11()).isTrue();
    assertThat(head.keepAlive()).isTrue();
    assertThat(head.framing()).isEqualTo(new Framing.Fixed(3));
    assertThat(head.headers().first("x.y|z")).contains("a b");
    assertThat(head.headers().first("E")).contains("");
    assertThat(head.headers().name(1)).isEqualTo("content-length");
  }

  @ParameterizedTest
  @CsvSource({"GET / HTTP/1.1,, true", "GET / HTTP/1.1,Connection: close, false",
    "GET / HTTP/1.1,'Connection: x , Close', false", "GET / HTTP/1.0,, false",
    "GET / HTTP/1.0,Connection: Keep-Alive, true", "CONNECT a:1 HTTP/1.0,Proxy-Connection: keep-alive, true"})
  void knowsWhetherTheClientWouldKeepTheConnection(String line, String field, boolean keeps)
      throws Exception {
    assertThat(parse(line + "\r\nHost: x\r\n" + (field == null ? "" : field + "\r\n") + "\r\n").keepAlive())
        .isEqualTo(keeps);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET  / HTTP/1.1", "GET / HTTP/1.1 ", "GET /", "GET", "", " GET / HTTP/1.1",
    "get / HTTP/1.1", "G\u00e9T / HTTP/1.1", "GET\t/ HTTP/1.1", "GET\u0000 / HTTP/1.1", "-GET / HTTP/1.1",
    "GET: / HTTP/1.1", "GETGETGETGETGETGETGETGETGETGET / HTTP/1.1", "GET /\u0001 HTTP/1.1",
    "GET /\u00e9 HTTP/1.1", "GET / a HTTP/1.1", "GET / HTTP/2.0", "GET / HTTP/1.2", "GET / HTTP/111",
    "GET / HTTP/01.1", "GET / http/1.1", "GET / HTTP/1.", "GET / ICE/1.0", "GET / HTTP/1.1\r"})
  void refusesAnyOtherRequestLine(String line) {
    assertThatThrownBy(() -> parse(line + "\r\nHost: x\r\n\r\n")).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: x\r\nHost: x", "X: y", "Host: x\r\n folded: y", "Host: x\r\n\tfolded",
    "Host : x", "Host: x\r\n: y", "Host: x\r\nX", "Host: x\r\nX Y: z", "Host: x\r\nX\u0000: y",
    "Host: x\r\nX: a\u0000b", "Host: x\r\nX: a\rb", "Host: x\r\nX: a\u007fb", "Host: x\r\nX\u00ff: y",
    "Host: x\r\nX: y\r", "Host: x\r\nContent-Length: 1\r\nContent-Length: 1",
    "Host: x\r\nContent-Length: 1, 1", "Host: x\r\nContent-Length: +1", "Host: x\r\nContent-Length: -1",
    "Host: x\r\nContent-Length: 01", "Host: x\r\nContent-Length: 0x1", "Host: x\r\nContent-Length:",
    "Host: x\r\nContent-Length: 1 1", "Host: x\r\nContent-Length: 9999999999999999999",
    "Host: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
    "Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
    "Host: x\r\nTransfer-Encoding: gzip, chunked", "Host: x\r\nTransfer-Encoding: identity",
    "Host: x\r\nTransfer-Encoding: \"chunked\"", "Host: x\r\nTransfer-Encoding:\u000bchunked",
    "Host: x\r\nX: y\u0085transfer-encoding: chunked", "Host: x\r\nX: Content-Length: 1",
    "Host: x\r\nContent-Length: 1\r\nExpect: 200-ok"})
  void refusesFieldsThatTwoProgramsMightReadDifferently(String fields) {
    assertThatThrownBy(() -> parse("POST / HTTP/1.1\r\n" + fields + "\r\n\r\n"))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void refusesChunksInHttp10() {
    assertThatThrownBy(() -> parse("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .isInstanceOf(Malformed.class).hasMessage("Transfer-Encoding in HTTP/1.0");
  }

  @Test
  void needsNoHostInHttp10() throws Exception {
    assertThat(parse("GET / HTTP/1.0\r\n\r\n").http11()).isFalse();
  }

  @Test
  void expectsOnlyWhereABodyComes() throws Exception {
    String expect = "\r\nHost: x\r\nExpect: 100-Continue\r\n";
    assertThat(parse("POST / HTTP/1.1" + expect + "Content-Length: 1\r\n\r\n").expectsContinue()).isTrue();
    assertThat(parse("POST / HTTP/1.1" + expect + "\r\n").expectsContinue()).isFalse();
    assertThat(parse("POST / HTTP/1.0" + expect + "Content-Length: 1\r\n\r\n").expectsContinue()).isFalse();
  }
}
