package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.Loaded;
import dev.weir.testkit.Administrator;
import dev.weir.testkit.Answer;
import dev.weir.testkit.Browser;
import dev.weir.testkit.StandIn;
import dev.weir.vault.MasterKeySource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits and alerts of real calls, on the pages; begun with the very lines that the pages show where there are none. */
final class WatchedIT {

  private static final String BEGIN = "policies:\n";

  @Test
  void whatThePagesAdviseIsWhatTheyThenShow(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(Browser.isHere(), "chromium and chromium-driver are not on this machine");
    try (StandIn up = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"))
        .on("POST", "*", _ -> Answer.text(204, ""));
        Site site = new Site(folder, up);
        Visited visited = new Visited(
            Wiring.start(site.configured(""), MasterKeySource.beside(site.data()), _ -> {}),
            Browser.start(Files.createDirectory(folder.resolve("browser"))))) {
      Browser browser = visited.browser();
      Administrator ann = new Administrator(browser, "ann", "purple river under the bridge");
      ann.comesFirst(visited.start(), visited.accounts().bootstrapCode("(test)"));
      ann.takesApp();
      ann.presses("I have kept them");
      String limit = advice(browser, ann, "Limits");
      String abuse = advice(browser, ann, "Alerts");
      site.configured(limit + abuse.substring(BEGIN.length()).replace("20/m}",
          "20/m, alert: {url: 'http://127.0.0.1:" + up.port() + "/hook'}}"));
      assertThat(visited.weir().reload()).isInstanceOf(Loaded.Ok.class);
      for (int i = 0; i < 30; i++) {
        site.get(URI.create("http://127.0.0.1:" + visited.weir().gateway().getPort() + "/up/call/a"));
      }

      ann.presses("Look again");
      assertThat(browser.text("//li[.//strong='The same request again and again']"))
          .contains("the same request 30 times in 60 s", "rule loops", "recorded only");
      Served.await("the webhook to be told", () -> up.requests().stream()
          .anyMatch(request -> request.path().equals("/hook")));
      ann.presses("Look again");
      browser.text("//li[.//strong='The same request again and again']//span[.='webhook told']");
      browser.click("//nav//a[.='Limits']");
      assertThat(browser.text("//section[@aria-label='spend']//ul[@class='rows']"))
          .contains("30 of 1,000 requests");
      assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
    }
  }

  private static String advice(Browser browser, Administrator ann, String page) throws Exception {
    browser.click("//nav//a[.='%s']".formatted(page));
    ann.sees("No " + page.toLowerCase(java.util.Locale.ROOT) + " yet");
    return browser.text("pre") + "\n";
  }
}
