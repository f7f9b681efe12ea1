package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Operator;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Bodies of nine MiB that ask for more than their share, in a heap of 128. */
class HostileTest {

  private static final int SIZE = 9 << 20;

  /** A body: {@code start}, then {@code unit} as often as it goes, then {@code end}. */
  private record Body(String type, String start, String unit, String end) {
    /** Without a text of it, which would take more of the heap than looking at it does. */
    Bytes bytes() {
      byte[] repeated = unit.getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream body = new ByteArrayOutputStream(SIZE + end.length());
      body.writeBytes(start.getBytes(StandardCharsets.UTF_8));
      for (int times = (SIZE - start.length()) / repeated.length; times > 0; times--) {
        body.writeBytes(repeated);
      }
      body.writeBytes(end.getBytes(StandardCharsets.UTF_8));
      return Bytes.wrap(body.toByteArray());
    }
  }

  private static final List<Body> BODIES = List.of(
      new Body("application/json", "[", "\"a@b.io\",", "1]"),
      new Body("application/json", "[", "4111111111111111,", "1]"),
      new Body("application/json", "[", "[],", "1]"),
      new Body("application/json", "[", "\"\uff41\uff20b.io\",", "1]"),
      new Body("application/json", "[\"", "a\u200b", "\"]"),
      new Body("application/json", "[\"", "\\\\u0040", "\"]"),
      new Body("application/json", "[", "\"{\\\"a\\\":\\\"a@b.io\\\"}\",", "1]"),
      new Body("application/json", "[",
          "\"" + Base64.getEncoder().encodeToString("to a@b.io, c@d.io".getBytes(StandardCharsets.UTF_8))
              + "\",",
          "1]"),
      new Body("text/plain", "", "a@b.io ", ""),
      new Body("application/xml", "<r>", "<a></a>", "</r>"),
      new Body("text/csv", "mail\n", "a@b.io\n", ""),
      new Body("text/event-stream", "", "data: a\n", "\n"),
      new Body("text/event-stream", "", "data: {\"delta\":\"a@b.io \"}\n\n", ""),
      new Body("multipart/form-data; boundary=b", "", "--b\r\nA: b\r\n\r\na@b.io\r\n", "--b--"),
      new Body("application/protobuf", "", "\n\u0006a@b.io", ""),
      new Body("application/x-www-form-urlencoded", "a=1", "&a=%2541aaaaaaa", ""));

  /** Inspects and rewrites each of them: what the test runs in a virtual machine of its own. */
  public static void main(String[] args) throws CannotRewrite {
    PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());
    for (Body body : BODIES) {
      inspector.inspect(Requests.head("/", "Content-Type", body.type()), body.bytes(), SIZE + 1000)
          .rewrite(Requests.all(Operator.MASK), Requests.SCOPE);
    }
  }

  @Test
  void fitsIntoASmallHeap() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m",
        "-cp", System.getProperty("java.class.path"), HostileTest.class.getName()).redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
