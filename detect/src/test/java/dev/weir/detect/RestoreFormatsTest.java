package dev.weir.detect;

import static dev.weir.detect.Requests.SCOPE;
import static dev.weir.detect.Requests.all;
import static dev.weir.detect.Requests.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.body.Escape;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Operator;
import dev.weir.model.Restorer;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What was redacted in a body of any format, and comes back in it, is there again as it was. */
class RestoreFormatsTest {

  private static final List<String> PIECES = List.of("jane.doe@example.org", "o'brien@example.com",
      "4111 1111 1111 1111", "10.1.2.3", "GB82 WEST 1234 5698 7654 32", "Mr. Zoë O'Neil", " ", " & ", "<",
      "\"",
      "é", "😀", " x ", ", ", "=", "\n", ": ");
  private static final String MULTIPART = "multipart/mixed; boundary=frontier";

  private final MapTokens tokens = new MapTokens();
  private final PayloadInspector inspector = new PayloadInspector(new byte[32], tokens);
  private final TokenRestorer restorer = new TokenRestorer(tokens);
  private final Random random = new Random(21);

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(10); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size()))).append(" ");
    }
    return text.toString();
  }

  private int comesBack(String type, Bytes body) throws CannotRewrite {
    Rewritten sent = sent(type, body);
    assertThat(sent.body().utf8()).as(type).doesNotContain("jane.doe", "brien@");
    Restorer.Restored back = restorer.restore(sent.body(), type, SCOPE);
    assertThat(back.body().utf8()).as(type).isEqualTo(body.utf8());
    assertThat(back.count()).isEqualTo(sent.count());
    assertThat(cut(type, sent.body()).utf8()).as(type).isEqualTo(body.utf8());
    return sent.count();
  }

  private Rewritten sent(String type, Bytes body) throws CannotRewrite {
    return inspector.inspect(head("/", "Content-Type", type), body, 1 << 24)
        .rewrite(all(Operator.TOKENIZE), SCOPE);
  }

  private Bytes cut(String type, Bytes body) {
    Restorer.Stream stream = restorer.stream(type, SCOPE).orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int from = 0; from < body.length();) {
      int length = Math.min(body.length() - from, 1 + random.nextInt(30));
      out.writeBytes(stream.next(Bytes.wrap(body.array(), body.offset() + from, length)).copy());
      from += length;
    }
    out.writeBytes(stream.end().copy());
    return Bytes.wrap(out.toByteArray());
  }

  private void each(String type, UnaryOperator<String> written) throws CannotRewrite {
    int found = 0;
    for (int i = 0; i < 300; i++) {
      found += comesBack(type, Bytes.utf8(written.apply(text())));
    }
    assertThat(found).as(type).isGreaterThan(200);
  }

  @Test
  void inText() throws CannotRewrite {
    each("application/json", text -> "{\"a\": [\"" + Escape.JSON.write(text) + "\"]}");
    each("application/x-ndjson", text -> "{\"a\":\"" + Escape.JSON.write(text) + "\"}\n[1]\n");
    each("application/x-www-form-urlencoded", text -> "a=" + Escape.FORM.write(text) + "&b=1");
    each("text/plain; charset=utf-8", text -> text);
    each("text/csv", text -> "a,b\r\n\"" + Escape.CSV.write(text) + "\",1\r\n");
    each("text/event-stream", text -> "data: {\"a\":\"" + Escape.JSON.write(text) + "\"}\n\n");
  }

  @Test
  void inMarkup() throws CannotRewrite {
    each("application/xml", text -> "<a b=\"" + Escape.XML.write(text.replace('\n', ' ')) + "\">"
        + Escape.XML.write(text) + "</a>");
    Bytes body = Bytes.utf8("<a><![CDATA[to <b> jane.doe@example.org & co]]></a>");
    Rewritten sent = inspector.inspect(head("/", "Content-Type", "application/soap+xml"), body, 1 << 20)
        .rewrite(all(Operator.TOKENIZE), SCOPE);
    assertThat(restorer.restore(sent.body(), "application/soap+xml", SCOPE).body()).isEqualTo(body);
  }

  private static String parts(String... parts) {
    return "--frontier\r\n" + String.join("\r\n--frontier\r\n", parts) + "\r\n--frontier--\r\n";
  }

  @Test
  void inEachPartOfMultipart() throws CannotRewrite {
    each(MULTIPART, text -> parts("Content-Disposition: form-data; name=\"a\"\r\n\r\n" + text,
        "Content-Type: application/json\r\n\r\n{\"to\":\"" + Escape.JSON.write(text) + "\"}",
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getEncoder().encodeToString(("to " + text).getBytes(StandardCharsets.UTF_8))));
    Bytes quoted = Bytes
        .utf8(parts("Content-Transfer-Encoding: quoted-printable\r\n\r\nZo=C3=AB jane.doe@example.org"));
    comesBack(MULTIPART, quoted);
  }

  private static byte[] field(int number, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(number << 3 | 2);
    for (int left = value.length;; left >>>= 7) {
      out.write(left > 0x7f ? left & 0x7f | 0x80 : left);
      if (left <= 0x7f) {
        break;
      }
    }
    out.writeBytes(value);
    return out.toByteArray();
  }

  private static byte[] concat(byte[]... all) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List.of(all).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private byte[] message() {
    byte[] text = ("name " + text() + " end.").getBytes(StandardCharsets.UTF_8);
    return concat(new byte[]{8, 42}, field(2, field(1, text)), field(3, text), new byte[]{0x2d, 1, 2, 3, 4});
  }

  private static byte[] frame(byte[] message) {
    return concat(ByteBuffer.allocate(5).put((byte) 0).putInt(message.length).array(), message);
  }

  @Test
  void inProtocolBuffersAndTheFramesOfGrpc() throws CannotRewrite {
    int found = 0;
    for (int i = 0; i < 300; i++) {
      found += comesBack("application/x-protobuf", Bytes.wrap(message()));
      found += comesBack("application/grpc+proto", Bytes.wrap(concat(frame(message()), frame(message()))));
    }
    assertThat(found).isGreaterThan(500);
  }

  @Test
  void letsAFrameOfGrpcOnAsSoonAsItIsWhole() {
    byte[] frame = frame(field(1, "name jane".getBytes(StandardCharsets.UTF_8)));
    Restorer.Stream stream = restorer.stream("application/grpc", SCOPE).orElseThrow();
    assertThat(stream.next(Bytes.wrap(frame, 0, 7)).isEmpty()).isTrue();
    assertThat(stream.next(Bytes.wrap(concat(java.util.Arrays.copyOfRange(frame, 7, frame.length), frame), 0,
        frame.length)).copy()).isEqualTo(frame);
  }

  @Test
  void leavesMessagesAloneBeforeAnyWasPutIntoTokens() throws CannotRewrite {
    byte[] row = concat(frame(message()), frame(message()));
    Bytes sent = sent("application/grpc", Bytes.wrap(row)).body();
    AtomicBoolean wanted = new AtomicBoolean();
    Restorer.Stream stream = restorer.messages("application/grpc", SCOPE, wanted::get);
    assertThat(stream.next(sent).copy()).isEqualTo(sent.copy());
    wanted.set(true);
    assertThat(stream.next(sent).copy()).isEqualTo(row);
  }

  @Test
  void letsOnAsItIsWhatIsTooLongToHold() {
    byte[] large = new byte[3 << 20];
    for (String type : List.of(MULTIPART, "application/protobuf")) {
      assertThat(cutLarge(type, large)).as(type).isEqualTo(large);
    }
    assertThat(cutLarge("application/grpc", concat(frame(large), frame(new byte[]{8, 1}))))
        .isEqualTo(concat(frame(large), frame(new byte[]{8, 1})));
    assertThat(restorer.stream("multipart/x-mixed-replace; boundary=f", SCOPE)).isEmpty();
  }

  private byte[] cutLarge(String type, byte[] body) {
    Restorer.Stream stream = restorer.stream(type, SCOPE).orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int from = 0; from < body.length; from += 60_000) {
      out.writeBytes(stream.next(Bytes.wrap(body, from, Math.min(60_000, body.length - from))).copy());
    }
    out.writeBytes(stream.end().copy());
    return out.toByteArray();
  }

  @Test
  void standsAnyBytes() {
    for (int i = 0; i < 2_000; i++) {
      byte[] body = new byte[random.nextInt(200)];
      random.nextBytes(body);
      for (String type : List.of(MULTIPART, "application/protobuf", "application/grpc", "application/xml",
          "text/csv")) {
        assertThat(restorer.restore(Bytes.wrap(body), type, SCOPE).body().copy()).isEqualTo(body);
      }
    }
  }
}
