package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Administrator;
import dev.weir.testkit.Browser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages and a real Weir understand each other: from the one-time code to the first account that is given to somebody else. */
final class ConsoleIT {

  private static final String PASSWORD = "purple river under the bridge";

  @Test
  void theFirstAdministratorLetsInTheSecond(@TempDir Path folder) throws Exception {
    try (Visited visited = Visited.in(folder)) {
      Browser browser = visited.browser();
      Administrator ann = new Administrator(browser, "ann", PASSWORD);
      ann.comesFirst(visited.start(), visited.accounts().bootstrapCode("(test)"));
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

      // Else the answers that are on their way would set the page's clock right.
      ann.seesAllOfTheStart();
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
      assertThat(browser.text("//li[div/strong='bob']")).contains("viewer",
          "has not used the one-time code yet");
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
  }
}
