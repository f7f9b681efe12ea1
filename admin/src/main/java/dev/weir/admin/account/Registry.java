package dev.weir.admin.account;

import dev.weir.model.net.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is kept of administrators, never changed in place.
 *
 * @param bootstrap the code for the first account; empty where nobody waits for that
 * @param closed whether there has ever been an account or a token
 */
record Registry(Map<String, Account> accounts, Map<String, ApiToken> tokens, Optional<Code> bootstrap,
    boolean closed) {

  private static final Registry EMPTY = new Registry(Map.of(), Map.of(), Optional.empty(), false);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Registry {
    accounts = Map.copyOf(accounts);
    tokens = Map.copyOf(tokens);
  }

  /** Returns what {@code content} says; the seal round it was whole, so that only another version of Weir can have written what is not understood. */
  static Registry read(Bytes content) {
    if (content.isEmpty()) {
      return EMPTY;
    }
    try {
      return JSON.readValue(content.copy(), Registry.class);
    } catch (JacksonException e) {
      // Its message may quote the content.
      throw new IllegalStateException("the administrators' accounts were written by another version of Weir");
    }
  }

  Bytes written() {
    return Bytes.wrap(JSON.writeValueAsBytes(this));
  }

  Registry with(Account account) {
    Map<String, Account> next = new HashMap<>(accounts);
    next.put(account.name(), account);
    return new Registry(next, tokens, bootstrap, true);
  }

  Registry without(String account) {
    Map<String, Account> next = new HashMap<>(accounts);
    next.remove(account);
    return new Registry(next, tokens, bootstrap, true);
  }

  Registry with(ApiToken token) {
    Map<String, ApiToken> next = new HashMap<>(tokens);
    next.put(token.id(), token);
    return new Registry(accounts, next, bootstrap, true);
  }

  Registry withoutToken(String id) {
    Map<String, ApiToken> next = new HashMap<>(tokens);
    next.remove(id);
    return new Registry(accounts, next, bootstrap, true);
  }

  Registry with(Optional<Code> code) {
    return new Registry(accounts, tokens, code, closed);
  }

  /** Returns whether somebody who is not locked could still administer the others. */
  boolean hasAdmin() {
    return accounts.values().stream()
        .anyMatch(account -> !account.standing().locked() && account.standing().roles().contains(Role.ADMIN));
  }

  @Override
  public String toString() {
    return "Registry[" + accounts.size() + " accounts, " + tokens.size() + " tokens]";
  }
}
