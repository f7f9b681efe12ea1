package dev.weir.testkit;

import dev.weir.x509.Pem;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * A real provider of OpenID Connect at 127.0.0.1, which for browsers is another site than {@code localhost}: Glewlwyd, as
 * Debian ships it, which demands PKCE by S256. It knows one client,
 * {@code weir}, and one person, {@code ada}, of the groups {@code weir-admins} and {@code staff}. Its data is written by whatever
 * driver of SQLite the test has.
 */
public final class OpenIdServer implements AutoCloseable {

  /** The secret of the client {@code weir}. */
  public static final String CLIENT_SECRET = "a-secret-of-weir-and-glewlwyd";

  private static final String ADAS_PASSWORD = "an-engine-of-1843";
  private static final Duration PATIENCE = Daemon.PATIENCE;
  private static final Path TABLES = Path.of("/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3");
  private static final String PATH = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");

  private final Path folder;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;
  /** The session of whoever signed in last. */
  private String cookie = "none=";

  private OpenIdServer(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    process = run();
  }

  /** Returns whether this machine has Glewlwyd. */
  public static boolean isHere() {
    return Files.isReadable(TABLES) && Stream.of(PATH.split(File.pathSeparator, -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "glewlwyd")));
  }

  /** Returns one that runs, keeps its data in {@code folder} and sends people back to {@code redirect} alone. */
  public static OpenIdServer start(Path folder, URI redirect) throws IOException, InterruptedException {
    int port = FreePort.find();
    try (Connection data = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data"));
        Statement statement = data.createStatement()) {
      for (String each : Files.readString(TABLES).split(";\\R", -1)) {
        if (!each.isBlank()) {
          statement.execute(each);
        }
      }
      // People have groups beside what they have anyway.
      statement.execute("UPDATE g_user_module_instance SET gumi_parameters = json_set(gumi_parameters, "
          + "'$.data-format.groups', json('{\"multiple\":true,\"read\":true,\"write\":true}'))");
    } catch (SQLException e) {
      throw new IOException(e);
    }
    OpenIdServer server = new OpenIdServer(folder, port);
    server.listens();
    server.furnish(redirect);
    return server;
  }

  private Process run() throws IOException {
    Path configuration = Files.writeString(folder.resolve("conf"), """
        port = %d
        bind_address = "127.0.0.1"
        external_url = "http://127.0.0.1:%1$d"
        login_url = "login.html"
        api_prefix = "api"
        static_files_path = "/usr/share/glewlwyd/webapp/"
        log_mode = "console"
        log_level = "WARNING"
        cookie_domain = "127.0.0.1"
        cookie_secure = 0
        admin_scope = "g_admin"
        profile_scope = "g_profile"
        hash_algorithm = "SHA512"
        user_module_path = "/usr/lib/glewlwyd/user"
        client_module_path = "/usr/lib/glewlwyd/client"
        user_auth_scheme_module_path = "/usr/lib/glewlwyd/scheme"
        plugin_module_path = "/usr/lib/glewlwyd/plugin"
        static_files_mime_types = ({ extension = ".html" mime_type = "text/html" },
          { extension = ".js" mime_type = "text/javascript" }, { extension = ".css" mime_type = "text/css" },
          { extension = ".json" mime_type = "application/json" })
        database = { type = "sqlite3" path = "%2$s" };
        """.formatted(port, folder.resolve("data")));
    return new ProcessBuilder("glewlwyd", "-c", configuration.toString()).redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile()).start();
  }

  private void listens() throws IOException, InterruptedException {
    Daemon.listens(process, port, folder.resolve("log"));
  }

  private void furnish(URI redirect) throws IOException, InterruptedException {
    signIn("admin", "password");
    say("POST", "/mod/plugin/", plugin());
    say("POST", "/user/", """
        {"username": "ada", "name": "Ada Lovelace", "password": "%s", "enabled": true, "scope": ["openid"],
         "email": "ada@weir.example", "groups": ["weir-admins", "staff"]}
        """.formatted(ADAS_PASSWORD));
    say("POST", "/client/",
        """
            {"client_id": "weir", "name": "Weir", "confidential": true, "enabled": true, "client_secret": %s, "scope": [],
             "redirect_uri": [%s], "authorization_type": ["code"], "token_endpoint_auth_method": ["client_secret_basic"]}
            """
            .formatted(Json.quote(CLIENT_SECRET), Json.quote(redirect.toString())));
  }

  private String plugin() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair keys = generator.generateKeyPair();
      return """
          {"module": "oidc", "name": "oidc", "display_name": "OpenID Connect", "parameters": {"iss": "%s", "jwks-show": true,
           "jwt-type": "rsa", "jwt-key-size": "256", "key": %s, "cert": %s, "access-token-duration": 60,
           "refresh-token-duration": 60, "code-duration": 60, "refresh-token-rolling": false, "allow-non-oidc": false,
           "auth-type-code-enabled": true, "auth-type-token-enabled": false, "auth-type-id-token-enabled": true,
           "auth-type-none-enabled": false, "auth-type-password-enabled": false, "auth-type-client-enabled": false,
           "auth-type-device-enabled": false, "auth-type-refresh-enabled": false, "subject-type": "public",
           "allowed-scope": ["openid"], "pkce-allowed": true, "pkce-method-plain-allowed": false, "pkce-required": true,
           "oauth-as-iss-id": true, "name-claim": "mandatory", "email-claim": "mandatory", "scope-claim": "no", "claims":
           [{"name": "groups", "user-property": "groups", "type": "string", "mandatory": true, "scope": []}]}}
          """
          .formatted(issuer(), Json.quote(Pem.ofUnencrypted(keys.getPrivate())),
              Json.quote("-----BEGIN PUBLIC KEY-----\n"
                  + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                  + "\n-----END PUBLIC KEY-----\n"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the issuer, as it calls itself. */
  public URI issuer() {
    return URI.create("http://127.0.0.1:" + port + "/api/oidc");
  }

  /** Signs with a new key from now on, and shows the old one no more. */
  public void changeKeys() throws IOException, InterruptedException {
    signIn("admin", "password");
    say("PUT", "/mod/plugin/oidc", plugin());
    say("PUT", "/mod/plugin/oidc/reset", "");
  }

  /** Returns where ada's browser is sent to by {@code request}, once she has signed in and agreed. */
  public URI visit(URI request) throws IOException, InterruptedException {
    signIn("ada", ADAS_PASSWORD);
    say("PUT", "/auth/grant/weir", "{\"scope\": \"openid\"}");
    HttpResponse<String> answer = http.send(
        HttpRequest.newBuilder(URI.create(request + "&g_continue")).timeout(PATIENCE).header("Cookie", cookie)
            .build(),
        BodyHandlers.ofString());
    return URI.create(answer.headers().firstValue("Location")
        .orElseThrow(() -> new IOException(answer.statusCode() + " " + answer.body())));
  }

  /** Has ada sign in and agree in {@code browser}, on a page of the provider's. */
  public void knowsAdaIn(Browser browser) throws IOException, InterruptedException {
    browser.open(URI.create(issuer() + "/.well-known/openid-configuration"));
    browser.run("""
        const say = (method, path, body) => fetch('/api' + path, {method, body: JSON.stringify(body),
          headers: {'Content-Type': 'application/json'}});
        return say('POST', '/auth/', {username: 'ada', password: '%s'})
          .then(() => say('PUT', '/auth/grant/weir', {scope: 'openid'}));
        """.formatted(ADAS_PASSWORD));
  }

  /** Goes on in {@code browser}, which has come here from the client, as its login page does once all is agreed. */
  public void goesOnIn(Browser browser) throws IOException, InterruptedException {
    browser.run("location.href = new URLSearchParams(location.search).get('callback_url') + '&g_continue'");
  }

  private void signIn(String name, String password) throws IOException, InterruptedException {
    cookie = "none=";
    HttpResponse<String> answer = say("POST", "/auth/",
        "{\"username\": \"" + name + "\", \"password\": \"" + password + "\"}");
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    cookie = set.substring(0, set.indexOf(';'));
  }

  private HttpResponse<String> say(String method, String path, String json)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api" + path)).timeout(PATIENCE)
            .header("Content-Type", "application/json").header("Cookie", cookie)
            .method(method, BodyPublishers.ofString(json)).build(),
        BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  /** Starts it again, at the same port and with the data that it has kept. */
  public void restart() throws IOException, InterruptedException {
    process = run();
    listens();
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
    http.shutdownNow();
  }
}
