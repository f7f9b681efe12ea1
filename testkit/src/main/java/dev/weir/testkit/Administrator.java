package dev.weir.testkit;

import java.io.IOException;
import java.net.URI;

/** Somebody who goes through Weir's own pages with a browser: knows what stands on them, and nothing of what is behind. */
public record Administrator(Browser browser, String name, String password) {

  /** Goes to {@code weir} and makes the account that {@code code} is for. */
  public void comesFirst(URI weir, String code) throws IOException, InterruptedException {
    browser.open(weir);
    sees("Create the first account");
    bringsCode(code);
  }

  /** Fills in the page for one-time codes. */
  public void bringsCode(String code) throws IOException, InterruptedException {
    browser.type("input.code", code);
    browser.type("input[autocomplete=username]", name);
    browser.type("input[autocomplete=new-password]", password);
    browser.click("main button.main");
  }

  /** Takes an app as second factor, as far as the recovery codes; returns the app. */
  public AuthenticatorApp takesApp() throws IOException, InterruptedException {
    sees("Choose a second proof");
    presses("An authenticator app");
    return confirmsApp();
  }

  /** Types the key that the page shows into an app, and the app's code into the page; returns the app. */
  public AuthenticatorApp confirmsApp() throws IOException, InterruptedException {
    AuthenticatorApp app = new AuthenticatorApp(browser.text("code.key"));
    browser.type("input[autocomplete=one-time-code]", app.code());
    presses("Confirm");
    return app;
  }

  /** Signs in by password, as far as the second factor; with {@code typed} in the place of the right one. */
  public void signsIn(String typed) throws IOException, InterruptedException {
    sees("Sign in");
    browser.type("input[autocomplete=username]", name);
    browser.type("input[autocomplete=current-password]", typed);
    presses("Sign in");
  }

  /** Types the code that {@code app} shows. */
  public void shows(AuthenticatorApp app) throws IOException, InterruptedException {
    browser.type("input[autocomplete=one-time-code]", app.code());
    presses("Continue");
  }

  /** Waits until the start page shows an administrator all that it asks for by itself; tokens there must be none. */
  public void seesAllOfTheStart() throws IOException, InterruptedException {
    sees("Your account");
    browser.text("//ul[not(@hidden)]/li[div/strong='Password']");
    browser.text("//section[@aria-label='Accounts']//li");
    browser.text("//p[starts-with(.,'None yet')]");
  }

  /** Presses the button that says {@code text}, or begins by it. */
  public void presses(String text) throws IOException, InterruptedException {
    browser.click("//button[normalize-space()='%s' or strong='%1$s']".formatted(text));
  }

  /** Waits for the page, or the dialogue, with this heading. */
  public void sees(String heading) throws IOException, InterruptedException {
    browser.text("//*[self::h1 or self::h2][.='%s']".formatted(heading));
  }
}
