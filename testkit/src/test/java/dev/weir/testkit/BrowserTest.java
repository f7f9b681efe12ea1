package dev.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrowserTest {

  private static final String PAGE = """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Names</title>
      <label>Name <input id="name"></label><button>Greet</button><p id="answer"></p>
      <script>
        document.querySelector('button').onclick = () => setTimeout(() => {
          document.querySelector('#answer').textContent = 'Hello ' + document.querySelector('input').value;
          document.querySelector('#answer').className = 'there';
        }, 50);
        fetch('https://outside.example/').catch(() => console.error('nobody is outside'));
      </script>
      """;

  @TempDir
  private Path folder;

  @Test
  void seesTypesClicksAndWaits() throws Exception {
    assumeTrue(Browser.isHere(), "chromium and chromium-driver are not on this machine");
    HttpServer server = serving(PAGE);
    try (Browser browser = Browser.start(folder)) {
      browser.open(URI.create("http://localhost:" + server.getAddress().getPort() + "/"));
      browser.type("#name", "Grüße \"you\"");
      browser.click("//button[.='Greet']");

      assertThat(browser.text("#answer.there")).isEqualTo("Hello Grüße \"you\"");
      assertThat(browser.label("#name")).isEqualTo("Name");
      assertThat(browser.at().getPath()).isEqualTo("/");
      assertThat(browser.complaints()).anyMatch(line -> line.contains("nobody is outside"));

      Browser.Authenticator authenticator = browser.authenticator();
      assertThat(authenticator.passkeys()).isZero();
      assertThat(browser.run("return Promise.resolve(typeof navigator.credentials.create)"))
          .isEqualTo("function");
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer serving(String page) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      try (exchange) {
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(page.getBytes(StandardCharsets.UTF_8));
      }
    });
    server.start();
    return server;
  }
}
