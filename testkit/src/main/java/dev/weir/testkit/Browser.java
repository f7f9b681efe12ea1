package dev.weir.testkit;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Chromium without a window, driven by ChromeDriver: it finds no name but {@code localhost}, and waits for what it is
 * asked to find. What is looked for is a CSS selector, or an XPath where that begins with {@code /}.
 */
public final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PATH = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu",
      "--disable-quic",
      "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1");

  private final Process driver;
  private final WebDriver wire;
  private final String session;

  private Browser(Process driver, WebDriver wire, String session) {
    this.driver = driver;
    this.wire = wire;
    this.session = session;
  }

  /** Returns whether this machine has a Chromium and its driver. */
  public static boolean isHere() {
    return Stream.of("chromium", "chromedriver")
        .allMatch(program -> Stream.of(PATH.split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
  }

  /** Returns a browser that nobody has used before; it keeps its profile in {@code folder}, which must be empty. */
  public static Browser start(Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("driver.log");
    Process driver = new ProcessBuilder("chromedriver", "--port=0").directory(folder.toFile())
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    WebDriver wire = new WebDriver(URI.create("http://127.0.0.1:" + port(driver, log)));
    try {
      Object made = wire.post("/session", wanted(folder.resolve("profile")));
      if (made instanceof Map<?, ?> told && told.get("sessionId") instanceof String id) {
        return new Browser(driver, wire, "/session/" + id);
      }
      throw new IOException("the driver gave no session: " + made);
    } catch (IOException | InterruptedException e) {
      wire.close();
      end(driver);
      throw e;
    }
  }

  private static String wanted(Path profile) {
    String flags = Stream.concat(FLAGS.stream(), Stream.of("--user-data-dir=" + profile)).map(Json::quote)
        .collect(Collectors.joining(","));
    return """
        {"capabilities": {"alwaysMatch": {"browserName": "chrome", "timeouts": {"implicit": %d, "script": %1$d},
         "goog:loggingPrefs": {"browser": "ALL"}, "goog:chromeOptions": {"args": [%s]}}}}
        """
        .formatted(PATIENCE.toMillis(), flags);
  }

  private static int port(Process driver, Path log) throws IOException, InterruptedException {
    String before = "started successfully on port ";
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      String said = Files.readString(log);
      int at = said.indexOf(before);
      int dot = said.indexOf('.', Math.max(at, 0));
      if (at >= 0 && dot > at) {
        return Integer.parseInt(said.substring(at + before.length(), dot));
      }
      if (System.nanoTime() > end || !driver.isAlive()) {
        end(driver);
        throw new IOException("no ChromeDriver: " + said);
      }
      Thread.sleep(10);
    }
  }

  /** Goes to {@code page} and waits until it is loaded. */
  public void open(URI page) throws IOException, InterruptedException {
    post("/url", "{\"url\":" + Json.quote(page.toString()) + "}");
  }

  /** Returns where it is. */
  public URI at() throws IOException, InterruptedException {
    return URI.create(String.valueOf(wire.get(session + "/url")));
  }

  /** Returns the text that a person sees of {@code what}. */
  public String text(String what) throws IOException, InterruptedException {
    return onElement(what, element -> String.valueOf(wire.get(element + "/text")));
  }

  /** Returns what {@code what} is called by who cannot see it: its name as screen readers say it. */
  public String label(String what) throws IOException, InterruptedException {
    return onElement(what, element -> String.valueOf(wire.get(element + "/computedlabel")));
  }

  /** Waits for {@code what} and clicks on it as a person does. */
  public void click(String what) throws IOException, InterruptedException {
    onElement(what, element -> wire.post(element + "/click", "{}"));
  }

  /** Waits for {@code what}, empties it and types {@code text} into it. */
  public void type(String what, String text) throws IOException, InterruptedException {
    onElement(what, element -> {
      wire.post(element + "/clear", "{}");
      return wire.post(element + "/value", "{\"text\":" + Json.quote(text) + "}");
    });
  }

  /** Returns what the body of a function returns in the page; the value of a promise where it returns one. */
  public @Nullable Object run(String body) throws IOException, InterruptedException {
    return post("/execute/sync", "{\"args\":[],\"script\":" + Json.quote(body) + "}");
  }

  /** Returns what Chromium says to a command of its DevTools protocol: for what WebDriver has no word for, such as dark mode. */
  public Map<?, ?> devTools(String command, String params) throws IOException, InterruptedException {
    Object said = post("/goog/cdp/execute",
        "{\"cmd\":" + Json.quote(command) + ",\"params\":" + params + "}");
    return said instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Returns what pages and the browser have complained of since this was asked last: errors, and what a policy refused. */
  public List<String> complaints() throws IOException, InterruptedException {
    Object told = post("/se/log", "{\"type\":\"browser\"}");
    return told instanceof List<?> lines
        ? lines.stream().map(each -> (Map<?, ?>) each).filter(line -> "SEVERE".equals(line.get("level")))
            .map(line -> String.valueOf(line.get("message"))).toList()
        : List.of();
  }

  /** Returns an authenticator within this browser, which keeps passkeys and knows its user at once; nobody is asked. */
  public Authenticator authenticator() throws IOException, InterruptedException {
    Object id = post("/webauthn/authenticator", """
        {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
         "isUserConsenting": true, "isUserVerified": true}
        """);
    return new Authenticator(wire, session + "/webauthn/authenticator/" + id);
  }

  /** Passkeys in a browser of tests. */
  public static final class Authenticator {

    private final WebDriver wire;
    private final String path;

    private Authenticator(WebDriver wire, String path) {
      this.wire = wire;
      this.path = path;
    }

    /** Tells it whether the next who uses it proves to be its owner. */
    public void knowsItsUser(boolean verified) throws IOException, InterruptedException {
      wire.post(path + "/uv", "{\"isUserVerified\":" + verified + "}");
    }

    /** Returns how many passkeys it keeps. */
    public int passkeys() throws IOException, InterruptedException {
      return wire.get(path + "/credentials") instanceof List<?> kept ? kept.size() : 0;
    }
  }

  /** What is done to an element by its path. */
  private interface Act<T extends @Nullable Object> {
    T to(String element) throws IOException, InterruptedException;
  }

  /** Does {@code act}, anew where the page has drawn the element anew between finding and doing. */
  private <T extends @Nullable Object> T onElement(String what, Act<T> act)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return act.to(session + "/element/" + find(what));
      } catch (WebDriver.Refused e) {
        boolean passes = List
            .of("stale element reference", "element click intercepted", "element not interactable")
            .contains(e.error());
        if (!passes || System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(20);
      }
    }
  }

  private Object find(String what) throws IOException, InterruptedException {
    Object found = post("/element", "{\"using\":\"" + (what.startsWith("/") ? "xpath" : "css selector")
        + "\",\"value\":" + Json.quote(what) + "}");
    if (found instanceof Map<?, ?> element && element.get(ELEMENT) instanceof String id) {
      return id;
    }
    throw new IOException("no element: " + found);
  }

  private @Nullable Object post(String path, String json) throws IOException, InterruptedException {
    return wire.post(session + path, json);
  }

  /** Ends the browser and its driver. */
  @Override
  public void close() throws IOException {
    try (wire) {
      wire.delete(session);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(driver);
    }
  }

  private static void end(Process driver) {
    driver.descendants().forEach(ProcessHandle::destroyForcibly);
    try {
      driver.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
