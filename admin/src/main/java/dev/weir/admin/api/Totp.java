package dev.weir.admin.api;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.OneTimePasswords;
import dev.weir.admin.session.Session;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** The codes of an app, or of recovery, as a second factor. */
public record Totp(OneTimePasswords codes) implements SecondFactor {

  private static final String CODE = "code";

  @Override
  public String name() {
    return "totp";
  }

  @Override
  public boolean isSetUp(Account account) {
    return account.factors().totp().isPresent();
  }

  @Override
  public boolean isMeantBy(JsonNode answer) {
    return answer.path(CODE).isString() && answer.size() == 1;
  }

  @Override
  public boolean proves(Account account, Session session, JsonNode answer) throws IOException {
    return codes.proves(account, answer.path(CODE).asString());
  }
}
