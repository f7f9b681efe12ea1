package dev.weir.detect.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.detect.Detectors;
import dev.weir.detect.Examination;
import dev.weir.detect.MapTokens;
import dev.weir.detect.PayloadInspector;
import dev.weir.detect.engine.About;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long body in small pieces. */
class LongBodyTest {

  private static final int PIECE = 4000;
  private static final int LONGEST = 1 << 20;

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/csv", "text/tab-separated-values", "application/x-ndjson"})
  void findsTheSameHoweverTheBytesCome(String type) throws IOException, TooLong {
    byte[] bytes = body(type, 7);
    List<String> atOnce = found(type, new ByteArrayInputStream(bytes));
    assertThat(atOnce).hasSizeGreaterThan(100);
    for (int seed = 0; seed < 12; seed++) {
      assertThat(found(type, new Drops(bytes, new Random(seed)))).isEqualTo(atOnce);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/csv", "text/tab-separated-values", "application/x-ndjson"})
  void findsWhatIsFoundInTheWhole(String type) throws IOException, TooLong {
    byte[] bytes = body(type, 8);
    Examination whole = type.equals("text/plain")
        ? inspector.examine(new String(bytes, StandardCharsets.UTF_8))
        : inspector.examine(type, Bytes.wrap(bytes));
    List<String> expected = new ArrayList<>();
    LongBody.give(whole, Optional::of, (finding, value) -> expected.add(finding + " " + value));
    assertThat(found(type, new ByteArrayInputStream(bytes))).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void findsWhatStandsOnEverySeam() throws IOException, TooLong {
    String mail = "jane.doe@example.org";
    for (int before = PIECE - 40; before < PIECE + 10; before++) {
      String text = "é ".repeat(before / 3) + "x".repeat(before % 3) + " " + mail + " and more".repeat(3000);
      assertThat(found("text/plain", stream(text))).singleElement().asString().endsWith(" " + mail)
          .contains("start=" + text.indexOf(mail));
    }
  }

  @Test
  void tellsWhereADocumentInTheTextBegins() throws IOException, TooLong {
    String text = "a few words ".repeat(1000) + "amFuZS5kb2VAZXhhbXBsZS5vcmc= and more";
    assertThat(found("text/plain", stream(text))).singleElement().asString()
        .contains("pointer=/base64(12000)");
  }

  @Test
  void aBrokenLineSpoilsNoOther() throws IOException, TooLong {
    String lines = "{\"a\":\"jane@example.org\"}\n{\"a\":\n\n{\"b\":\"joe@example.org\"}\n";
    List<String> found = new ArrayList<>();
    boolean whole = LongBody.of(inspector, "application/x-ndjson").orElseThrow()
        .read(stream(lines), (finding, value) -> found.add(finding.where().pointer() + " " + value));
    assertThat(found).containsExactly("/0/a jane@example.org", "/2/b joe@example.org");
    assertThat(whole).as("the broken line is looked at as text").isFalse();
  }

  @Test
  void aRecordMayNotBeEndless() {
    assertThatExceptionOfType(TooLong.class)
        .isThrownBy(() -> found("application/x-ndjson", stream("[" + "1,".repeat(LONGEST))))
        .satisfies(e -> assertThat(e.longest()).isEqualTo(LONGEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/xml", "text/event-stream", "multipart/mixed",
    "text/plain; charset=utf-16", "application/octet-stream"})
  void holdsOtherTypesWhole(String type) {
    assertThat(LongBody.of(inspector, type)).isEmpty();
  }

  private List<String> found(String type, InputStream in) throws IOException, TooLong {
    List<String> found = new ArrayList<>();
    LongBody body = type.equals("text/plain")
        ? new LongText(inspector, PIECE, 1000)
        : LongBody.of(inspector, type, PIECE, LONGEST).orElseThrow();
    assertThat(body.read(in, (finding, value) -> found.add(finding + " " + value))).isTrue();
    return found;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What detectors name as their examples, on lines, in cells or in documents, in any order. */
  private static byte[] body(String type, int seed) {
    List<String> hits = Detectors.all().stream().map(About::hits).flatMap(List::stream)
        .filter(hit -> hit.chars().noneMatch(c -> c < ' ')).toList();
    Random random = new Random(seed);
    StringBuilder body = new StringBuilder(type.equals("text/plain") ? "" : heading(type));
    for (int i = 0; i < 300; i++) {
      String hit = hits.get(random.nextInt(hits.size()));
      String other = "just some words, and \"quoted\" ones; 東京 ".repeat(random.nextInt(6));
      body.append(switch (type) {
        case "text/csv" -> i + "," + quoted(hit) + "," + quoted(other + "\nof two lines") + "\n";
        case "text/tab-separated-values" -> i + "\t" + quoted(hit) + "\t" + quoted(other) + "\r\n";
        case "application/x-ndjson" ->
          "{\"n\":" + i + ",\"note\":" + json(hit) + ",\"x\":" + json(other) + "}\n";
        default -> hit + "\n\n" + other + "\n" + "and so on. ".repeat(20) + "\n";
      });
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String heading(String type) {
    return switch (type) {
      case "text/csv" -> "n,note,x\n";
      case "text/tab-separated-values" -> "n\tnote\tx\r\n";
      default -> "";
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String json(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Gives a few bytes at a time. */
  private static final class Drops extends InputStream {
    private final byte[] bytes;
    private final Random random;
    private int at;

    Drops(byte[] bytes, Random random) {
      this.bytes = bytes;
      this.random = random;
    }

    @Override
    public int read() {
      return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int given = Math.min(Math.min(length, 1 + random.nextInt(1500)), bytes.length - at);
      System.arraycopy(bytes, at, into, from, given);
      at += given;
      return given > 0 ? given : -1;
    }
  }
}
