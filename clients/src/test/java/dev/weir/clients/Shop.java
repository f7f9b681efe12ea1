package dev.weir.clients;

import dev.weir.testkit.Answer;
import dev.weir.testkit.StandIn;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A web site: a greeting, the same in chunks, an echo, and a counter of bytes for what is too long to echo. */
final class Shop implements StandIn.Service {

  static final String GREETING = "hello from outside";

  @Override
  public void playOn(StandIn standIn) {
    standIn.on("GET", "/hello", request -> Answer.text(200, GREETING))
        .on("HEAD", "/hello", request -> Answer.text(200, GREETING))
        .on("GET", "/chunks", request -> Answer.chunked("text/plain",
            List.of(bytes("hello "), bytes("from "), bytes("outside"))))
        .on("POST", "/echo", request -> Answer.text(200, request.text()))
        .on("POST", "/count", request -> Answer.text(200, request.body().length + " bytes"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
