package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.testkit.Administrator;
import dev.weir.testkit.AuthenticatorApp;
import dev.weir.testkit.Browser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks through the pages with a real Chromium, and looks at each. What they ask is answered by a stand-in for Weir. */
final class ConsoleIT {

  private static final String PASSWORD = "purple river under the bridge";
  private static final String WRONG = "Name, password or code is wrong.";
  private static final String ERROR = "[role=alert].error";

  private static Browser browser;
  private static Looks look;
  private static Administrator ann;
  private WeirStandIn weir;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    assumeTrue(Browser.isHere(), "chromium and chromium-driver are not on this machine");
    browser = Browser.start(folder);
    look = Looks.by(browser);
    ann = new Administrator(browser, "ann", PASSWORD);
  }

  @AfterAll
  static void end() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  /** Each test has a Weir that nobody has been to. */
  @BeforeEach
  void open() throws IOException {
    weir = WeirStandIn.open();
  }

  @AfterEach
  void close() {
    weir.close();
  }

  @Test
  void fromTheFirstCodeToTheStart() throws Exception {
    ann.comesFirst(weir.at("/"), "wrong");
    assertThat(browser.text(ERROR)).isEqualTo(WRONG);
    look.at("bootstrap");
    ann.bringsCode(Visits.CODE);
    ann.sees("Choose a second proof");
    look.at("enrol");
    ann.presses("An authenticator app");
    browser.text("code.key");
    look.at("enrol-totp");
    ann.confirmsApp();
    ann.sees("Keep your recovery codes");
    look.at("recovery-codes");
    assertThat(browser.text("pre")).isEqualTo(String.join("\n", Visits.RECOVERY));
    ann.presses("I have kept them");
    ann.sees("Your account");
    assertThat(browser.at().getPath()).isEqualTo("/");
    assertNothingWasRefusedByThePolicy();
  }

  @Test
  void outAndInAgain() throws Exception {
    AuthenticatorApp app = comesIn();
    ann.presses("Sign out");
    ann.sees("Sign in");
    assertThat(browser.text("[role=status].news")).isEqualTo("You have signed out.");
    look.at("sign-in");
    ann.signsIn("something else entirely");
    assertThat(browser.text(ERROR)).isEqualTo(WRONG);
    weir.visits().slowDown(2);
    ann.signsIn(PASSWORD);
    assertThat(browser.text(ERROR)).isEqualTo("Too many attempts. You can try again in 2 seconds.");
    look.at("sign-in-wait");
    ann.signsIn(PASSWORD);
    ann.sees("One more proof");
    look.at("second-factor");
    ann.shows(app);
    ann.sees("Your account");
  }

  @Test
  void whatIsChangedNeedsAFreshProof() throws Exception {
    comesIn();
    ann.presses("Add account");
    ann.sees("Is it you?");
    look.at("step-up");
    ann.presses("Use the password");
    browser.type("dialog input[type=password]", PASSWORD);
    ann.presses("Continue");
    ann.sees("Add account");
    look.at("add-account");
    browser.type("dialog input:not([type=checkbox])", "carol");
    browser.click("//dialog//label[.='auditor']");
    browser.click("//dialog//button[.='Add account']");
    assertThat(browser.text("dialog pre")).isEqualTo(AccountsStandIn.CODE);
    look.at("account-code");
    ann.presses("Done");
    assertThat(browser.text("//li[div/strong='carol']")).contains("viewer, auditor");

    browser.click("//button[@aria-label='Lock bob']");
    assertThat(browser.text("//li[div/strong='bob']//span[@class='badge']")).isEqualTo("locked");
    browser.click("//button[@aria-label='Reset bob']");
    ann.presses("Reset account");
    assertThat(browser.text("dialog pre")).isEqualTo(AccountsStandIn.CODE);
    ann.presses("Done");
    browser.click("//button[@aria-label='Remove carol']");
    ann.sees("Remove carol?");
    look.at("remove-account");
    ann.presses("Remove account");
    assertNothingWasRefusedByThePolicy();
  }

  @Test
  void aTokenIsShownOnce() throws Exception {
    comesIn();
    weir.visits().refresh();
    browser.open(weir.at("/"));
    ann.presses("Make token");
    browser.type("//dialog//input[not(@type)]", "deploy pipeline");
    look.at("make-token");
    browser.click("//dialog//button[.='Make token']");
    assertThat(browser.text("dialog pre")).isEqualTo(AccountsStandIn.TOKEN);
    look.at("token");
    ann.presses("Done");
    browser.text("//button[@aria-label='Revoke deploy pipeline']");
    ann.presses("Change password");
    look.at("change-password");
    ann.presses("Cancel");
    look.at("start");
  }

  @Test
  void aPasskeyOpensAlone() throws Exception {
    Browser.Authenticator authenticator = browser.authenticator();
    AuthenticatorApp app = comesIn();
    ann.presses("Add passkey");
    ann.shows(app);
    ann.sees("Add a passkey");
    look.at("add-passkey");
    browser.type("dialog input", "laptop");
    ann.presses("Make passkey");
    assertThat(browser.text("//li//strong[contains(.,'laptop')]")).isEqualTo("Passkey “laptop”");
    assertThat(authenticator.passkeys()).isEqualTo(1);
    ann.presses("Sign out");

    ann.sees("Sign in");
    ann.presses("Use a passkey");
    ann.sees("Your account");
    ann.presses("Sign out");
    ann.signsIn(PASSWORD);
    ann.sees("One more proof");
    look.at("second-factor-passkey");
    ann.presses("Use a passkey");
    ann.sees("Your account");
    assertNothingWasRefusedByThePolicy();
  }

  @Test
  void aSessionThatEndsLeadsToTheSignInAndSaysWhy() throws Exception {
    AuthenticatorApp app = comesIn();
    // Else what the page asks by itself would find out at once.
    ann.seesAllOfTheStart();
    weir.visits().endAll();
    ann.presses("Add account");
    ann.shows(app);

    ann.sees("Sign in");
    assertThat(browser.text("[role=status].news")).isEqualTo("Your session has ended. Sign in again.");
    assertThat(
        browser.run("return location.href + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
        .isEqualTo(weir.at("/sign-in") + "{}{}");
  }

  @Test
  void showsWhoUsesUpTheirLimits() throws Exception {
    comesIn();
    browser.click("//nav//a[.='Limits']");
    ann.sees("No limits yet");
    look.at("limits-first");

    weir.watch().isBusy();
    ann.presses("Look again");
    assertThat(browser.text("//section[@aria-label='spend']//li[strong='team payments']"))
        .contains("$51.25 of $50.00", "102%", "$1.50 of it reserved");
    assertThat(browser.text("//section[@aria-label='spend']//ul[@class='deals']"))
        .contains("$50.00 a day (Europe/Berlin) for each team, divided by caller");
    assertThat(browser.text("//section[@aria-label='spend']//span[@class='badge']"))
        .isEqualTo("1,204 held back in the last hour");
    assertThat(browser.text("//main/p[@role='status']")).startsWith("The 50 fullest of 54.");
    look.at("limits");

    browser.type("input[type=search]", "worker-49");
    ann.presses("Find");
    assertThat(browser.text("//section[@aria-label='pace']//ul[@class='rows']")).contains("worker-49")
        .doesNotContain("worker-48");
    browser.type("input[type=search]", "TRIED");
    ann.presses("Find");
    assertThat(browser.text("//section[@aria-label='tried']"))
        .contains("Its mode is shadow: nothing is counted.");
    weir.watch().isNotAlone();
    ann.presses("Look again");
    assertThat(browser.text(ERROR)).startsWith("Redis cannot be asked: calls under shared rates are denied.");
    look.at("limits-away");
    assertNothingWasRefusedByThePolicy();
  }

  @Test
  void showsWhatLookedStrange() throws Exception {
    comesIn();
    browser.click("//nav//a[.='Alerts']");
    ann.sees("No alerts yet");
    look.at("alerts-first");

    weir.watch().isBusy();
    ann.presses("Look again");
    assertThat(browser.text("//li[.//strong='Calls as regular as a clock']"))
        .contains("batch → openai: the same request 30 times in 60 s", "denied for a while", "webhook told");
    assertThat(browser.text("//li[.//strong='An unusual hour']//span[@class='bad']"))
        .isEqualTo("webhook never told: given up after 10 attempts, the last: status 400");
    look.at("alerts");
    ann.presses("Show older ones");
    browser.text("//section[@aria-label='Newest first' and count(.//li)=57]");

    browser.click("//select/option[.='An unusual hour']");
    browser.text("//section[@aria-label='Newest first' and count(.//li)=1]");
    browser.click("//select/option[.='A country that is new']");
    assertThat(browser.text("//main/p[@role='status']")).isEqualTo("None of this kind.");
    look.at("alerts-none");
    assertNothingWasRefusedByThePolicy();
  }

  /** The address says which page it is, also after loading anew and going back. */
  @Test
  void eachPageHasAnAddress() throws Exception {
    comesIn();
    browser.open(weir.at("/limits"));
    ann.sees("Limits");
    browser.click("//nav//a[.='Alerts']");
    ann.sees("Alerts");
    assertThat(browser.at().getPath()).isEqualTo("/alerts");
    assertThat(browser.text("//nav//a[@aria-current='page']")).isEqualTo("Alerts");
    browser.run("history.back()");
    ann.sees("Limits");
    assertThat(tabs(3)).isEqualTo("Limits unseen, Find a rule, caller, team or model, Look again, ");
  }

  @Test
  void goesByKeyboardAlone() throws Exception {
    browser.open(weir.at("/"));
    ann.sees("Create the first account");
    assertThat(tabs(4)).isEqualTo("One-time code, Name, Password, Create account, ");
  }

  /** Goes from one thing to the next by so many keys; returns what had the focus, and whether that could be seen. */
  private static String tabs(int many) throws Exception {
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < many; i++) {
      seen.append(browser.run(
          """
              const at = document.activeElement;
              return (at.labels?.[0] ?? at).textContent + (getComputedStyle(at).outlineStyle === 'none' ? ' unseen' : '') + ', ';
              """));
      browser.devTools("Input.dispatchKeyEvent",
          "{\"type\": \"keyDown\", \"key\": \"Tab\", \"code\": \"Tab\"}");
    }
    return seen.toString();
  }

  /** Makes the account and comes in as it, past all that the first test has looked at; returns the app that was taken. */
  private AuthenticatorApp comesIn() throws Exception {
    ann.comesFirst(weir.at("/"), Visits.CODE);
    AuthenticatorApp app = ann.takesApp();
    ann.presses("I have kept them");
    ann.sees("Your account");
    return app;
  }

  private void assertNothingWasRefusedByThePolicy() throws Exception {
    // What the page of a test before this one asked of a server that has gone is not this one's.
    assertThat(browser.complaints()).noneMatch(line -> line.contains("Content Security Policy"))
        .filteredOn(line -> line.startsWith(weir.at("/").toString()))
        .allMatch(line -> line.contains("the server responded with a status of"));
  }
}
