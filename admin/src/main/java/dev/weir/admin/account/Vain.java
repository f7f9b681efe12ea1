package dev.weir.admin.account;

/**
 * What somebody has tried in vain, as it goes on record.
 *
 * @param named an account's name or what stands for one; never a text that was typed and is no account's: it may be a password
 */
public record Vain(What what, String named) {

  /** In the place of a name that no account has. */
  public static final String NO_ACCOUNT = "(no account)";

  /** Which kind of attempt. */
  public enum What {
    SIGN_IN("sign-in"), LOCKED("sign-in to a locked account"), SECOND_FACTOR("second factor"), STEP_UP(
        "step-up"), OPENID("sign-in by OpenID Connect"), CODE("one-time code"), TOKEN("API token"), CSRF(
            "request without the CSRF token"), SITE(
                "request of another site's page");

    private final String text;

    What(String text) {
      this.text = text;
    }

    /** Returns it in words. */
    public String text() {
      return text;
    }
  }
}
