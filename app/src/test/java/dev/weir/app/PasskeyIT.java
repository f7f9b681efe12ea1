package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.account.Accounts;
import dev.weir.testkit.Administrator;
import dev.weir.testkit.Browser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser with an authenticator of its own, Weir's own pages, and a real Weir: passkeys from the first to the last. */
final class PasskeyIT {

  private static final String PASSWORD = "purple river under the bridge";

  @Test
  void isASecondFactorAndAWayInOfItsOwn(@TempDir Path folder) throws Exception {
    try (Visited visited = Visited.in(folder)) {
      Browser browser = visited.browser();
      Browser.Authenticator authenticator = browser.authenticator();
      Administrator ann = new Administrator(browser, "ann", PASSWORD);
      Accounts accounts = visited.accounts();
      ann.comesFirst(visited.start(), accounts.bootstrapCode("(test)"));
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
  }
}
