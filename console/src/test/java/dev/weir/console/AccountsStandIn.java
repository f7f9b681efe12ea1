package dev.weir.console;

import dev.weir.console.Visits.Refusal;
import dev.weir.console.Visits.Visit;
import dev.weir.console.WeirStandIn.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The accounts and tokens of a {@link WeirStandIn}: kept as they were sent, each account with a version. */
final class AccountsStandIn {

  static final String CODE = "WXYZ-2345-ABCD-6789";
  static final String TOKEN = "wat" + "_0123456789abcdefghijkl";
  private static final String ACCOUNTS = "/api/accounts";
  private static final String TOKENS = "/api/tokens";

  private final Map<String, ObjectNode> accounts = new TreeMap<>();
  private final Map<String, ObjectNode> tokens = new TreeMap<>();
  private int version;

  AccountsStandIn() {
    accounts.put("ann", account("ann").set("factors", array("totp")));
    accounts.put("bob", account("bob"));
  }

  synchronized Answer answer(Visit admin, String question, JsonNode asked, @Nullable String ifMatch)
      throws Refusal {
    String[] words = question.split(" ", 2);
    return switch (question) {
      case "GET " + ACCOUNTS -> Answer.ok(List.copyOf(accounts.values()));
      case "GET " + TOKENS -> Answer.ok(List.copyOf(tokens.values()));
      case "POST " + ACCOUNTS -> add(asked);
      case "POST " + TOKENS -> make(asked);
      case "POST " + ACCOUNTS + "/bob/reset" -> new Answer(201, Map.of("name", "bob", "code", CODE), null);
      default -> words[1].startsWith(ACCOUNTS + "/")
          ? one(words[0], words[1].substring(ACCOUNTS.length() + 1), asked, ifMatch)
          : revoke(words[0], words[1]);
    };
  }

  private Answer add(JsonNode asked) throws Refusal {
    String name = asked.path("name").asString();
    if (accounts.containsKey(name)) {
      throw new Refusal(409, "there is an account of this name");
    }
    ObjectNode made = account(name);
    asked.properties().forEach(member -> made.set(member.getKey(), member.getValue()));
    accounts.put(name, made);
    return new Answer(201, Map.of("name", name, "code", CODE), null);
  }

  private Answer one(String method, String name, JsonNode asked, @Nullable String ifMatch) throws Refusal {
    ObjectNode account = accounts.get(name);
    if (account == null) {
      throw new Refusal(404, "no such account");
    }
    if (method.equals("GET")) {
      return new Answer(200, account, "\"" + version + "\"");
    }
    if (!Objects.equals(ifMatch, "\"" + version + "\"")) {
      throw new Refusal(412, "the account has changed meanwhile");
    }
    version++;
    if (method.equals("DELETE")) {
      accounts.remove(name);
    } else {
      asked.properties().forEach(member -> account.set(member.getKey(), member.getValue()));
    }
    return Answer.done();
  }

  private Answer make(JsonNode asked) {
    ObjectNode token = JsonNodeFactory.instance.objectNode().put("id", "t" + tokens.size()).put("by", "ann")
        .put("created", "2026-11-22T12:00:00Z");
    asked.properties().forEach(member -> token.set(member.getKey(), member.getValue()));
    tokens.put(token.path("id").asString(), token);
    return new Answer(201, Map.of("id", token.path("id").asString(), "token", TOKEN), null);
  }

  private Answer revoke(String method, String path) throws Refusal {
    if (!method.equals("DELETE") || tokens.remove(path.substring(TOKENS.length() + 1)) == null) {
      throw new Refusal(404, "no such token");
    }
    return Answer.done();
  }

  private static ObjectNode account(String name) {
    ObjectNode account = JsonNodeFactory.instance.objectNode().put("name", name).put("locked", false)
        .put("enrolled", name.equals("ann"));
    account.set("roles", array(name.equals("ann") ? "admin" : "viewer"));
    account.set("teams", array());
    account.set("factors", array());
    return account;
  }

  private static JsonNode array(String... words) {
    var array = JsonNodeFactory.instance.arrayNode();
    List.of(words).forEach(array::add);
    return array;
  }
}
