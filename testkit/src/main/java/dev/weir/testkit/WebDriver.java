package dev.weir.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said to a driver of browsers, in the commands of W3C WebDriver: JSON there and back. */
final class WebDriver implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE)
      .version(HttpClient.Version.HTTP_1_1).build();
  private final URI driver;

  WebDriver(URI driver) {
    this.driver = driver;
  }

  /** Returns the value that the answer to {@code POST path} holds; throws {@link Refused} with the driver's own word. */
  @Nullable
  Object post(String path, String json) throws IOException, InterruptedException {
    return say(HttpRequest.newBuilder(driver.resolve(path)).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json)));
  }

  /** The same by GET. */
  @Nullable
  Object get(String path) throws IOException, InterruptedException {
    return say(HttpRequest.newBuilder(driver.resolve(path)).GET());
  }

  /** The same by DELETE. */
  @Nullable
  Object delete(String path) throws IOException, InterruptedException {
    return say(HttpRequest.newBuilder(driver.resolve(path)).DELETE());
  }

  private @Nullable Object say(HttpRequest.Builder request) throws IOException, InterruptedException {
    String answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString()).body();
    Object value = Json.object(answer).get("value");
    if (value instanceof Map<?, ?> told && told.get("error") instanceof String error) {
      throw new Refused(error, error + ": " + told.get("message"));
    }
    return value;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** The driver did not do what it was asked. */
  static final class Refused extends IOException {

    private final String error;

    Refused(String error, String message) {
      super(message);
      this.error = error;
    }

    /** Returns the error's code as WebDriver names it. */
    String error() {
      return error;
    }
  }
}
