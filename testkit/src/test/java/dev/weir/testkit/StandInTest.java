package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class StandInTest {

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void remembersWhatItGot() throws Exception {
    try (StandIn standIn = StandIn.http("echo.test")
        .on("POST", "/echo", request -> Answer.text(200, request.text()).with("X-Played", "yes"))) {
      HttpResponse<String> answer = post(client, standIn.uri().resolve("/echo?q=1"), "grüße");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("grüße");
      assertThat(answer.headers().firstValue("x-played")).hasValue("yes");
      Request got = standIn.lastRequest();
      assertThat(got).hasToString("POST /echo?q=1 [7 bytes]");
      assertThat(got.path()).isEqualTo("/echo");
      assertThat(got.header("content-LENGTH")).hasValue("7");
      assertThat(got.body()).isEqualTo("grüße".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void answersWhatItWasNotToldWith404() throws Exception {
    try (StandIn standIn = StandIn.http("quiet.test")) {
      assertThat(post(client, standIn.uri().resolve("/nowhere"), "").statusCode()).isEqualTo(404);
      assertThat(standIn.requests()).hasSize(1);
      standIn.forget();
      assertThatThrownBy(standIn::lastRequest).hasMessage("nothing reached quiet.test");
    }
  }

  @Test
  void answersOtherPathsAndEmptyAndChunkedBodies() throws Exception {
    byte[] piece = "piece ".getBytes(StandardCharsets.UTF_8);
    try (StandIn standIn = StandIn.http("many.test").on("POST", "*", request -> Answer.empty(204))
        .on("POST", "/chunks", request -> Answer.chunked("text/plain", List.of(piece, piece)))) {
      assertThat(post(client, standIn.uri().resolve("/any"), "").statusCode()).isEqualTo(204);
      HttpResponse<String> chunked = post(client, standIn.uri().resolve("/chunks"), "");
      assertThat(chunked.body()).isEqualTo("piece piece ");
      assertThat(chunked.headers().firstValue("transfer-encoding")).hasValue("chunked");
    }
  }

  @Test
  void speaksTlsToThoseWhoTrustItsAuthority() throws Exception {
    TestAuthority authority = TestAuthority.create();
    try (StandIn standIn = StandIn.https("pay.test", authority).on("POST", "/",
        r -> Answer.text(200, "secure"))) {
      HttpClient trusting = HttpClient.newBuilder().sslContext(authority.clientContext()).build();
      assertThat(post(trusting, standIn.uri().resolve("/"), "").body()).isEqualTo("secure");
      assertThatThrownBy(() -> post(client, standIn.uri().resolve("/"), ""))
          .isInstanceOf(SSLHandshakeException.class);
      HttpClient another = HttpClient.newBuilder().sslContext(TestAuthority.create().clientContext()).build();
      assertThatThrownBy(() -> post(another, standIn.uri().resolve("/"), ""))
          .isInstanceOf(IOException.class);
    }
  }

  private static HttpResponse<String> post(HttpClient client, URI uri, String body) throws Exception {
    return client.send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
