package dev.weir.admin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A browser as far as sessions go: keeps cookies, and sends the CSRF token that it was last told. */
public final class Browser {

  /** An answer; {@code json} is a missing node where there is none. */
  public record Got(int status, JsonNode json, HttpResponse<String> raw) {
    String text(String name) {
      return json.path(name).asString("");
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final AdminServer server;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> fields = new LinkedHashMap<>();
  private String csrf = "";

  public Browser(AdminServer server) {
    this.server = server;
    fields.put("User-Agent", "browser");
  }

  /** Returns one that shows a token in place of a cookie. */
  static Browser program(AdminServer server, String token) {
    return new Browser(server).with("Authorization", "Bearer " + token);
  }

  /** Sends this field from now on. */
  Browser with(String name, String value) {
    fields.put(name, value);
    return this;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  String csrf() {
    return csrf;
  }

  void csrf(String next) {
    csrf = next;
  }

  Got get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  Got post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  public Got send(String method, String path, String body, String... more)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + server.bound() + path))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    List<String> all = new ArrayList<>();
    fields.forEach((name, value) -> all.addAll(List.of(name, value)));
    if (!csrf.isEmpty()) {
      all.addAll(List.of("X-CSRF-Token", csrf));
    }
    if (!cookies.isEmpty()) {
      all.addAll(
          List.of("Cookie", cookies.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining("; "))));
    }
    all.addAll(List.of(more));
    request.headers(all.toArray(new String[0]));
    HttpResponse<String> raw = CLIENT.send(request.build(), BodyHandlers.ofString());
    raw.headers().allValues("Set-Cookie").forEach(this::keep);
    boolean json = raw.headers().firstValue("Content-Type").filter(type -> type.contains("json")).isPresent();
    Got got = new Got(raw.statusCode(), json ? JSON.readTree(raw.body()) : JSON.missingNode(), raw);
    if (!got.text("csrf").isEmpty()) {
      csrf = got.text("csrf");
    }
    return got;
  }

  private void keep(String line) {
    String pair = line.split(";", 2)[0];
    int equals = pair.indexOf('=');
    if (equals == pair.length() - 1) {
      cookies.remove(pair.substring(0, equals));
    } else {
      cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
  }

  /** Goes to the page of sign-in and shows a password. */
  public Got password(String name, String password) throws IOException, InterruptedException {
    get("/api/session");
    return post("/api/session", JSON.writeValueAsString(Map.of("name", name, "password", password)));
  }

  /** Signs in an account that has no second factor yet, sets up its app, and returns the app. */
  public App enrol(Office office, String name) throws IOException, InterruptedException {
    password(name, Office.PASSWORD);
    App app = new App(office.clock(), post("/api/me/totp", "").text("secret"));
    send("PUT", "/api/me/totp", "{\"code\":\"" + app.code() + "\"}");
    get("/api/session");
    return app;
  }
}
