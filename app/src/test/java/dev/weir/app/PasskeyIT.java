package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.admin.account.Accounts;
import dev.weir.testkit.Administrator;
import dev.weir.testkit.Browser;
import dev.weir.vault.MasterKeySource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser with an authenticator of its own, Weir's own pages, and a real Weir: passkeys from the first to the last. */
final class PasskeyIT {

  private static final String PASSWORD = "purple river under the bridge";

  @TempDir
  private Path folder;
  private Wiring weir;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Browser.isHere(), "chromium and chromium-driver are not on this machine");
    Path data = folder.resolve("data");
    Path file = Files.writeString(folder.resolve("weir.yaml"), """
        version: 1
        listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0'}
        data: %s
        """.formatted(data));
    weir = Wiring.start(file, MasterKeySource.beside(data), _ -> {});
    browser = Browser.start(Files.createDirectory(folder.resolve("browser")));
  }

  @AfterEach
  void stop() throws Exception {
    if (browser != null) {
      browser.close();
      weir.close();
    }
  }

  @Test
  void isASecondFactorAndAWayInOfItsOwn() throws Exception {
    Browser.Authenticator authenticator = browser.authenticator();
    Administrator ann = new Administrator(browser, "ann", PASSWORD);
    Accounts accounts = Accounts.of(weir.vault(), (_, _, _, _) -> {}, Clock.systemUTC());
    ann.comesFirst(page("/"), accounts.bootstrapCode("(test)"));
    ann.sees("Choose a second proof");
    ann.presses("A passkey");
    browser.type("main input", "laptop");
    ann.presses("Make passkey");
    ann.sees("Your account");
    assertThat(authenticator.passkeys()).isEqualTo(1);
    assertThat(browser.text("//li[button/@aria-label='Remove passkey laptop']")).contains("laptop");

    ann.presses("Sign out");
    ann.signsIn(PASSWORD);
    ann.sees("One more proof");
    ann.presses("Use a passkey");
    ann.sees("Your account");

    ann.presses("Sign out");
    ann.sees("Sign in");
    ann.presses("Use a passkey");
    ann.sees("Your account");
    assertThat(browser.text("dl")).contains("ann", "admin");

    ann.presses("Sign out");
    ann.sees("Sign in");
    authenticator.knowsItsUser(false);
    ann.presses("Use a passkey");
    assertThat(browser.text("[role=alert].error")).startsWith("No passkey was used");
    assertThat(accounts.find("ann").orElseThrow().factors().passkeys()).singleElement()
        .satisfies(kept -> assertThat(kept.signCount()).isEqualTo(3));
    assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
  }

  private URI page(String path) {
    return URI.create("http://localhost:" + weir.admin().port() + path);
  }
}
