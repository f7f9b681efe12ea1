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

/** The pages and a real Weir understand each other: from the one-time code to the first account that is given to somebody else. */
final class ConsoleIT {

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
  void theFirstAdministratorLetsInTheSecond() throws Exception {
    Administrator ann = new Administrator(browser, "ann", PASSWORD);
    ann.comesFirst(page("/"), Accounts.of(weir.vault(), (_, _, _, _) -> {}, Clock.systemUTC()).bootstrapCode("(test)"));
    ann.takesApp();
    ann.sees("Keep your recovery codes");
    String recovery = browser.text("pre").lines().findFirst().orElseThrow();
    ann.presses("I have kept them");
    ann.sees("Your account");
    ann.presses("Sign out");

    ann.signsIn("something else entirely");
    assertThat(browser.text("[role=alert].error")).isEqualTo("Name, password or code is wrong.");
    ann.signsIn(PASSWORD);
    ann.presses("Use a recovery code");
    browser.type("input.code", recovery);
    ann.presses("Continue");
    ann.sees("Your account");

    // Ten minutes pass for the page: the proof that signing in was holds no longer.
    browser.run("const now = Date.now; Date.now = () => now() + 600_000;");
    ann.presses("Add account");
    ann.sees("Is it you?");
    ann.presses("Use the password");
    browser.type("dialog input[type=password]", PASSWORD);
    ann.presses("Continue");
    ann.sees("Add account");
    browser.type("dialog input:not([type=checkbox])", "bob");
    browser.click("//dialog//button[.='Add account']");
    ann.sees("A code for bob");
    String code = browser.text("dialog pre");
    ann.presses("Done");
    assertThat(browser.text("//li[div/strong='bob']")).contains("viewer", "has not used the one-time code yet");
    ann.presses("Sign out");

    Administrator bob = new Administrator(browser, "bob", PASSWORD);
    bob.sees("Sign in");
    bob.presses("Use your one-time code");
    bob.sees("Set up your account");
    bob.bringsCode(code);
    bob.takesApp();
    bob.presses("I have kept them");
    bob.sees("Your account");
    assertThat(browser.text("dl")).contains("bob", "viewer");
    assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"));
  }

  private URI page(String path) {
    return URI.create("http://localhost:" + weir.admin().port() + path);
  }
}
