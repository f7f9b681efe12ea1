package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.testkit.Browser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks through the pages with a real Chromium, and looks at each. What they ask is answered by a stand-in for Weir. */
final class ConsoleIT {

  private static final String PASSWORD = "purple river under the bridge";

  @TempDir
  private Path folder;
  private WeirStandIn weir;
  private Browser browser;
  private Looks look;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(Browser.isHere(), "chromium and chromium-driver are not on this machine");
    weir = WeirStandIn.open();
    browser = Browser.start(folder);
    look = Looks.by(browser);
  }

  @AfterEach
  void close() throws IOException {
    if (browser != null) {
      browser.close();
      weir.close();
    }
  }

  @Test
  void fromTheFirstCodeToSigningInAgain() throws Exception {
    browser.open(weir.at("/"));
    assertTitle("Create the first account");
    look.at("bootstrap");
    bootstrap("wrong");
    assertThat(browser.text("[role=alert].error")).isEqualTo("Name, password or code is wrong.");
    bootstrap(Visits.CODE);
    assertTitle("Choose a second proof");
    look.at("enrol");
    press("An authenticator app");
    assertTitle("Add an authenticator app");
    look.at("enrol-totp");
    enrolApp();
    assertTitle("Keep your recovery codes");
    look.at("recovery-codes");
    assertThat(browser.text("pre")).isEqualTo(String.join("\n", Visits.RECOVERY));
    press("I have kept them");
    assertTitle("Your account");
    assertThat(browser.at().getPath()).isEqualTo("/");

    press("Sign out");
    assertTitle("Sign in");
    assertThat(browser.text("[role=status].news")).isEqualTo("You have signed out.");
    look.at("sign-in");
    signIn("something else entirely");
    assertThat(browser.text("[role=alert].error")).isEqualTo("Name, password or code is wrong.");
    look.at("sign-in-wrong");
    weir.visits().slowDown(2);
    signIn(PASSWORD);
    assertThat(browser.text("[role=alert].error")).isEqualTo("Too many attempts. You can try again in 2 seconds.");
    look.at("sign-in-wait");
    browser.text("//button[.='Sign in']");
    signIn(PASSWORD);
    assertTitle("One more proof");
    look.at("second-factor");
    showCode();
    assertTitle("Your account");
    assertNothingWasRefusedByThePolicy();
  }

  @Test
  void whatIsChangedNeedsAFreshProof() throws Exception {
    comeIn();
    press("Add account");
    assertThat(browser.text("dialog h2")).isEqualTo("Is it you?");
    look.at("step-up");
    press("Use the password");
    browser.type("dialog input[type=password]", PASSWORD);
    press("Continue");
    assertThat(browser.text("//dialog/h2[.='Add account']")).isNotEmpty();
    look.at("add-account");
    browser.type("dialog input:not([type=checkbox])", "carol");
    browser.click("//dialog//label[.='auditor']");
    browser.click("//dialog//button[.='Add account']");
    assertThat(browser.text("dialog pre")).isEqualTo("WXYZ-2345-ABCD-6789");
    look.at("account-code");
    press("Done");
    assertThat(browser.text("//li[div/strong='carol']")).contains("viewer, auditor");

    browser.click("//button[@aria-label='Lock bob']");
    assertThat(browser.text("//li[div/strong='bob']//span[@class='badge']")).isEqualTo("locked");
    browser.click("//button[@aria-label='Remove carol']");
    assertThat(browser.text("dialog h2")).isEqualTo("Remove carol?");
    look.at("remove-account");
    press("Remove account");

    press("Make token");
    browser.type("//dialog//input[@type='text' or not(@type)]", "deploy pipeline");
    look.at("make-token");
    browser.click("//dialog//button[.='Make token']");
    assertThat(browser.text("dialog pre")).startsWith("wat" + "_");
    look.at("token");
    press("Done");
    press("Change password");
    look.at("change-password");
    press("Cancel");
    look.at("start");
    assertNothingWasRefusedByThePolicy();
  }

  @Test
  void aPasskeyOpensAlone() throws Exception {
    Browser.Authenticator authenticator = browser.authenticator();
    comeIn();
    press("Add passkey");
    showCode();
    look.at("add-passkey");
    browser.type("dialog input", "laptop");
    press("Make passkey");
    assertThat(browser.text("//li//strong[contains(.,'laptop')]")).isEqualTo("Passkey “laptop”");
    assertThat(authenticator.passkeys()).isEqualTo(1);
    press("Sign out");

    assertTitle("Sign in");
    press("Use a passkey");
    assertTitle("Your account");
    press("Sign out");
    signIn(PASSWORD);
    assertTitle("One more proof");
    look.at("second-factor-passkey");
    press("Use a passkey");
    assertTitle("Your account");
    assertNothingWasRefusedByThePolicy();
  }

  @Test
  void aSessionThatEndsLeadsToTheSignInAndSaysWhy() throws Exception {
    comeIn();
    weir.visits().endAll();
    press("Sign out");
    assertTitle("Sign in");
    signIn(PASSWORD);
    showCode();
    assertTitle("Your account");
    weir.visits().endAll();
    press("Add account");
    browser.type("dialog input", OneTime.code("A".repeat(32)));
    press("Continue");

    assertTitle("Sign in");
    assertThat(browser.text("[role=status].news")).isEqualTo("Your session has ended. Sign in again.");
    look.at("session-ended");
    assertThat(browser.run("return location.href + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
        .isEqualTo(weir.at("/sign-in") + "{}{}");
  }

  @Test
  void goesByKeyboardAlone() throws Exception {
    browser.open(weir.at("/"));
    assertTitle("Create the first account");
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      seen.append(browser.run("""
          const at = document.activeElement;
          return (at.labels?.[0] ?? at).textContent + (getComputedStyle(at).outlineStyle === 'none' ? ' unseen' : '') + ', ';
          """));
      browser.devTools("Input.dispatchKeyEvent", "{\"type\": \"keyDown\", \"key\": \"Tab\", \"code\": \"Tab\"}");
    }
    assertThat(seen.toString()).isEqualTo("One-time code, Name, Password, Create account, ");
  }

  /** Makes the account and comes in as it, past all that the first test has looked at. */
  private void comeIn() throws Exception {
    browser.open(weir.at("/"));
    bootstrap(Visits.CODE);
    press("An authenticator app");
    enrolApp();
    press("I have kept them");
    assertTitle("Your account");
  }

  private void bootstrap(String code) throws Exception {
    browser.type("input.code", code);
    browser.type("input[autocomplete=username]", "ann");
    browser.type("input[autocomplete=new-password]", PASSWORD);
    press("Create account");
  }

  private void enrolApp() throws Exception {
    browser.type("input[autocomplete=one-time-code]", OneTime.code(browser.text("code.key").replace(" ", "")));
    press("Confirm");
  }

  private void signIn(String password) throws Exception {
    browser.type("input[autocomplete=username]", "ann");
    browser.type("input[autocomplete=current-password]", password);
    press("Sign in");
  }

  private void showCode() throws Exception {
    browser.type("input[autocomplete=one-time-code]", OneTime.code("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"));
    press("Continue");
  }

  private void press(String button) throws Exception {
    browser.click("//button[normalize-space()='%s' or strong='%1$s']".formatted(button));
  }

  /** Waits for the page of this heading. */
  private void assertTitle(String title) throws Exception {
    assertThat(browser.text("//h1[.='%s']".formatted(title))).isEqualTo(title);
  }

  private void assertNothingWasRefusedByThePolicy() throws Exception {
    assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"))
        .allMatch(line -> line.contains("the server responded with a status of"));
  }
}
