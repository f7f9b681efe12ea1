package dev.weir.admin.api;

import dev.weir.admin.account.Account;
import dev.weir.admin.session.Session;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Something besides the password by which the owner of an account is known. */
public interface SecondFactor {

  /** Returns its name in the API: {@code totp}. */
  String name();

  /** Returns whether the account has it. */
  boolean isSetUp(Account account);

  /** Returns whether {@code answer} is an answer of this kind, be it right or not. */
  boolean isMeantBy(JsonNode answer);

  /** Returns whether {@code answer}, given in this session, is the account's owner's; it is spent then. Never throws for what it says. */
  boolean proves(Account account, Session session, JsonNode answer) throws IOException;
}
