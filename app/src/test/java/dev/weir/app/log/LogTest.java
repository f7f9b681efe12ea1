package dev.weir.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.text.Complaint;
import dev.weir.model.CallId;
import dev.weir.model.settings.Telemetry;
import dev.weir.model.settings.Telemetry.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The process has one log: nothing else may write to it meanwhile. */
@Isolated
final class LogTest {

  private static final Logger LOG = System.getLogger("dev.weir.test");

  private final java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
  private final List<Handler> before = Arrays.asList(root.getHandlers());
  private final java.util.logging.Level levelBefore = root.getLevel();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @AfterEach
  void putBack() {
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    before.forEach(root::addHandler);
    root.setLevel(levelBefore);
  }

  @Test
  void writesAnObjectForEachEvent() {
    begin(Format.JSON, Telemetry.Level.INFO);
    CallId call = CallId.next(1);
    LOG.log(Level.WARNING, "call {0} went to {1}", call, "pay");
    JsonNode event = events().getFirst();
    assertThat(Instant.parse(event.get("time").asString())).isBeforeOrEqualTo(Instant.now());
    assertThat(event.get("level").asString()).isEqualTo("warning");
    assertThat(event.get("logger").asString()).isEqualTo("dev.weir.test");
    assertThat(event.get("message").asString()).isEqualTo("call " + call.text() + " went to pay");
    assertThat(event.get("thread").asString()).isEqualTo(Thread.currentThread().getName());
    assertThat(event.get("call").asString()).isEqualTo(call.text());
    assertThat(event.has("trace")).isFalse();
    assertThat(event.has("error")).isFalse();
  }

  @Test
  void tellsWhereAnErrorComesFromAndNotWhatItSays() {
    for (Format format : Format.values()) {
      begin(format, Telemetry.Level.INFO);
      LOG.log(Level.ERROR, "it failed",
          new IOException("planted-s3cret", new IllegalStateException("planted-s3cret")));
      assertThat(text()).contains("java.io.IOException", "LogTest").doesNotContain("planted");
    }
    begin(Format.JSON, Telemetry.Level.INFO);
    LOG.log(Level.ERROR, "it failed", new IOException("no", new IllegalStateException("no")));
    JsonNode error = events().getFirst().get("error");
    assertThat(error.get("type").asString()).isEqualTo("java.io.IOException");
    assertThat(error.get("stack").get(0).asString()).contains("LogTest");
    assertThat(error.get("cause").get("type").asString()).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void staysOneLineWhateverIsLogged() {
    Random random = new Random(3);
    for (Format format : Format.values()) {
      begin(format, Telemetry.Level.INFO);
      for (int i = 0; i < 2000; i++) {
        StringBuilder text = new StringBuilder("x");
        for (int n = random.nextInt(30); n > 0; n--) {
          text.append((char) (random.nextBoolean() ? random.nextInt(0x30) : random.nextInt(0x10000)));
        }
        LOG.log(Level.INFO, "{0}\r\n{1}", text.toString(), "\u2028\u0085\u001b[2J{\"level\":\"error\"}");
      }
      List<String> lines = text().lines().toList();
      assertThat(lines).hasSize(2000).noneMatch(
          line -> line.chars().anyMatch(c -> c < ' ' || c >= 0x7f && c < 0xa0));
      if (format == Format.JSON) {
        assertThat(events()).hasSize(2000)
            .allMatch(event -> event.get("level").asString().equals("info"));
      }
    }
  }

  @Test
  void writesWhatIsBadEnoughAndLetsThatChange() {
    begin(Format.TEXT, Telemetry.Level.WARNING);
    LOG.log(Level.INFO, "harmless");
    assertThat(text()).isEmpty();
    Log.ofProcess().set(Telemetry.Level.DEBUG);
    LOG.log(Level.DEBUG, "looked at");
    System.getLogger("io.netty.test").log(Level.DEBUG, "a packet");
    assertThat(text()).contains("debug dev.weir.test: looked at").doesNotContain("packet");
    assertThat(Log.ofProcess().level()).isEqualTo(Telemetry.Level.DEBUG);
  }

  @Test
  void takesInWhatAPersonWouldBeTold() {
    begin(Format.JSON, Telemetry.Level.INFO);
    Voice.LOG.note("in force {0}");
    Voice.LOG.complain(new Complaint("wrong", "weir.yaml:1", "mend it"));
    assertThat(events()).extracting(event -> event.get("message").asString()).containsExactly("in force {0}",
        "wrong: weir.yaml:1; mend it");
  }

  private void begin(Format format, Telemetry.Level level) {
    written.reset();
    Log.ofProcess().begin(new Telemetry.Log(format, level),
        new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private List<JsonNode> events() {
    return text().lines().map(JsonMapper.shared()::readTree).toList();
  }
}
