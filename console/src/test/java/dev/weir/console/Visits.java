package dev.weir.console;

import dev.weir.console.WeirStandIn.Answer;
import dev.weir.testkit.AuthenticatorApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one administrator of a {@link WeirStandIn}, and the sessions of whoever visits: each question is answered by its state. */
final class Visits {

  static final String CODE = "K7QP-2M4X-9TRC-HW3B";
  static final List<String> RECOVERY = List.of("ABCD-EFGH-IJKL-MNOP", "QRST-UVWX-YZ23-4567");
  private static final int FRESH_SECONDS = 300;
  private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  private static final AuthenticatorApp APP = new AuthenticatorApp(SECRET);

  /** A session; its name and token change with each step up. */
  static final class Visit {
    String id = UUID.randomUUID().toString();
    String csrf = UUID.randomUUID().toString();
    String state = "none";
    String challenge = "";
    @Nullable
    Instant fresh;
  }

  /** What is not answered. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    final int status;
    final int wait;

    Refusal(int status, String why) {
      this(status, why, 0);
    }

    Refusal(int status, String why, int wait) {
      super(why);
      this.status = status;
      this.wait = wait;
    }
  }

  private final Map<String, Visit> visits = new ConcurrentHashMap<>();
  private final List<Map<String, Object>> passkeys = new ArrayList<>();
  private String name = "";
  private String password = "";
  private boolean totp;
  private int wait;

  Visit of(String id) {
    Visit known = visits.get(id);
    return known != null ? known : kept(new Visit());
  }

  /** Ends every session. */
  void endAll() {
    visits.clear();
  }

  /** Takes every visitor's proof as given anew. */
  void refresh() {
    visits.values().forEach(visit -> visit.fresh = Instant.now().plusSeconds(FRESH_SECONDS));
  }

  /** Has the next who signs in wait so many seconds. */
  void slowDown(int seconds) {
    wait = seconds;
  }

  Visit admin(Visit visit, boolean fresh) throws Refusal {
    needs(visit, "signed-in");
    if (fresh && !isFresh(visit)) {
      throw new Refusal(403, "prove again who you are");
    }
    return visit;
  }

  synchronized Answer answer(Visit visit, String question, JsonNode asked) throws Refusal, IOException {
    return switch (question) {
      case "GET /api/session" -> Answer.ok(told(visit));
      case "DELETE /api/session" -> leave(visit);
      case "POST /api/bootstrap" -> bootstrap(visit, asked);
      case "POST /api/session" -> signIn(visit, asked);
      case "POST /api/session/totp" -> {
        needs(visit, "second-factor");
        proved(APP.shows(text(asked, "code")) || RECOVERY.contains(text(asked, "code")));
        yield enter(visit, "signed-in", 200);
      }
      case "POST /api/session/passkey/options" ->
        Answer.ok(Map.of("publicKey", Map.of("challenge", challenge(visit),
            "rpId", "localhost", "userVerification", "required", "allowCredentials", List.of())));
      case "POST /api/session/passkey" -> {
        answered(visit, asked);
        yield enter(visit, "signed-in", 200);
      }
      case "POST /api/session/step-up" -> stepUp(visit, asked);
      case "PUT /api/me/password" -> {
        needs(visit, "signed-in");
        proved(text(asked, "old").equals(password));
        password = text(asked, "new");
        yield Answer.ok(told(visit));
      }
      default -> factors(visit, question, asked);
    };
  }

  private Answer factors(Visit visit, String question, JsonNode asked) throws Refusal, IOException {
    needs(visit, visit.state.equals("enrol") ? "enrol" : "signed-in");
    if (visit.state.equals("signed-in") && !question.startsWith("GET")) {
      admin(visit, true);
    }
    switch (question) {
      case "POST /api/me/totp" -> {
        return Answer.ok(Map.of("secret", SECRET, "uri",
            "otpauth://totp/Weir:" + name + "?secret=" + SECRET + "&issuer=Weir"));
      }
      case "PUT /api/me/totp" -> {
        proved(APP.shows(text(asked, "code")));
        totp = true;
        enter(visit, "signed-in", 200);
        return Answer.ok(Map.of("recovery", RECOVERY));
      }
      case "DELETE /api/me/totp" -> totp = false;
      case "GET /api/me/passkeys" -> {
        return Answer.ok(passkeys);
      }
      case "POST /api/me/passkeys/options" -> {
        return Answer.ok(Map.of("publicKey",
            Map.of("challenge", challenge(visit), "rp", Map.of("id", "localhost", "name", "Weir"),
                "user", Map.of("id", "YW5u", "name", name, "displayName", name), "pubKeyCredParams",
                List.of(Map.of("type", "public-key", "alg", -7)), "authenticatorSelection",
                Map.of("residentKey", "required", "userVerification", "required"))));
      }
      case "POST /api/me/passkeys" -> {
        answered(visit, asked.path("credential"));
        passkeys.add(Map.of("id", asked.path("credential").path("id").asString(), "name", text(asked, "name"),
            "created",
            "2026-11-22T12:00:00Z", "used", "2026-11-22T12:00:00Z"));
        return new Answer(201, told(visit), null);
      }
      default -> {
        if (!passkeys.removeIf(key -> question.equals("DELETE /api/me/passkeys/" + key.get("id")))) {
          throw new Refusal(404, "there is nothing at this path");
        }
      }
    }
    return Answer.done();
  }

  private Answer leave(Visit visit) {
    visits.remove(visit.id);
    return Answer.done();
  }

  private Answer bootstrap(Visit visit, JsonNode asked) throws Refusal {
    proved(name.isEmpty() && text(asked, "code").equals(CODE));
    name = text(asked, "name");
    password = text(asked, "password");
    return enter(visit, "enrol", 201);
  }

  private Answer signIn(Visit visit, JsonNode asked) throws Refusal {
    if (wait > 0) {
      int seconds = wait;
      wait = 0;
      throw new Refusal(429, "too many attempts", seconds);
    }
    proved(text(asked, "name").equals(name) && text(asked, "password").equals(password));
    return enter(visit, totp || !passkeys.isEmpty() ? "second-factor" : "enrol", 200);
  }

  private Answer stepUp(Visit visit, JsonNode asked) throws Refusal, IOException {
    needs(visit, "signed-in");
    if (asked.has("rawId")) {
      answered(visit, asked);
    } else {
      proved(asked.has("code") ? APP.shows(text(asked, "code")) : text(asked, "password").equals(password));
    }
    visit.fresh = Instant.now().plusSeconds(FRESH_SECONDS);
    return Answer.ok(told(visit));
  }

  private Answer enter(Visit visit, String state, int status) {
    visits.remove(visit.id);
    visit.id = UUID.randomUUID().toString();
    visit.csrf = UUID.randomUUID().toString();
    visit.state = state;
    visit.fresh = null;
    kept(visit);
    return new Answer(status, told(visit), null);
  }

  private Visit kept(Visit visit) {
    visits.put(visit.id, visit);
    return visit;
  }

  private Map<String, @Nullable Object> told(Visit visit) {
    boolean known = !visit.state.equals("none");
    List<String> factors = new ArrayList<>(totp ? List.of("totp") : List.of());
    factors.addAll(passkeys.isEmpty() ? List.of() : List.of("passkey"));
    Map<String, @Nullable Object> ways = new LinkedHashMap<>(Map.of("password", true, "passkey", true));
    ways.put("oidc", name.isEmpty() ? null : "Example Ltd");
    Map<String, @Nullable Object> told = new LinkedHashMap<>(
        Map.of("state", visit.state, "bootstrap", name.isEmpty(),
            "csrf", visit.csrf, "ways", ways, "roles", known ? List.of("admin") : List.of(), "teams",
            List.of(), "factors",
            known ? factors : List.of(), "expires", Instant.now().plusSeconds(3600).toString()));
    told.put("name", known ? name : null);
    told.put("fresh_until", isFresh(visit) ? String.valueOf(visit.fresh) : null);
    return told;
  }

  private static boolean isFresh(Visit visit) {
    return visit.fresh != null && Instant.now().isBefore(visit.fresh);
  }

  private static String challenge(Visit visit) {
    visit.challenge = Base64.getUrlEncoder().withoutPadding()
        .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
    return visit.challenge;
  }

  /** Takes any answer to the challenge; once. Signatures are a real Weir's business. */
  private static void answered(Visit visit, JsonNode answer) throws Refusal, IOException {
    byte[] said = Base64.getUrlDecoder().decode(answer.path("response").path("clientDataJSON").asString(""));
    proved(!visit.challenge.isEmpty()
        && JsonMapper.shared().readTree(said).path("challenge").asString("").equals(visit.challenge));
    visit.challenge = "";
  }

  private static void needs(Visit visit, String state) throws Refusal {
    if (!visit.state.equals(state)) {
      throw new Refusal(visit.state.equals("none") ? 401 : 403, "not in the state " + visit.state);
    }
  }

  private static void proved(boolean right) throws Refusal {
    if (!right) {
      throw new Refusal(401, "name, password or code is wrong");
    }
  }

  private static String text(JsonNode asked, String name) {
    return asked.path(name).asString("");
  }
}
