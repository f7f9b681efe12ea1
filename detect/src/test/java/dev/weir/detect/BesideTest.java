package dev.weir.detect;

import static dev.weir.detect.Requests.SCOPE;
import static dev.weir.detect.Requests.all;
import static dev.weir.detect.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.weir.model.Finding;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codings have room for more than what they code: whoever undoes them passes over it, and so it would leave unseen. */
class BesideTest {

  private static final String CARD = "4111111111111111";
  private static final byte[] JSON = Bytes.utf8("{\"a\":\"hello there\"}").copy();

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  private static byte[] gzip(int flags, byte[] labels) throws IOException {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
      out.write(JSON);
    }
    byte[] bare = coded.toByteArray();
    byte[] all = ByteBuffer.allocate(bare.length + labels.length).put(bare, 0, 10).put(labels)
        .put(bare, 10, bare.length - 10).array();
    all[3] = (byte) flags;
    return all;
  }

  private static byte[] gzip(String where, String text) throws IOException {
    byte[] labels = switch (where) {
      case "extra" -> ByteBuffer.allocate(6 + text.length()).order(ByteOrder.LITTLE_ENDIAN)
          .putShort((short) (4 + text.length())).put((byte) 'A').put((byte) 'B')
          .putShort((short) text.length())
          .put(Bytes.utf8(text).copy()).array();
      default -> Bytes.utf8(text + "\0").copy();
    };
    return gzip(switch (where) {
      case "extra" -> 4;
      case "name" -> 8;
      default -> 16;
    }, labels);
  }

  private Examination sent(String coding, byte[] body) {
    return inspector.inspect(json("Content-Encoding", coding), Bytes.wrap(body), 1 << 20);
  }

  private static void hasTheCard(Examination inspection) {
    assertThat(inspection.findings()).extracting(Finding::kind).containsExactly(Kind.CREDIT_CARD);
    assertThatThrownBy(() -> inspection.rewrite(all(Operator.MASK), SCOPE)).isInstanceOf(CannotRewrite.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"extra", "name", "comment"})
  void findsWhatStandsInTheHeadOfGzip(String where) throws IOException {
    hasTheCard(sent("gzip", gzip(where, CARD)));
  }

  @Test
  void letsNamesOfFilesPass() throws IOException {
    assertThat(sent("gzip", gzip("name", "export-2026.json")).findings()).isEmpty();
  }

  @Test
  void findsItInTheSecondMemberAndInsideOfOtherCodings() throws IOException {
    byte[] member = gzip("comment", CARD);
    byte[] two = ByteBuffer.allocate(2 * member.length).put(gzip("comment", "x".repeat(CARD.length())))
        .put(member)
        .array();
    hasTheCard(sent("gzip", two));
    hasTheCard(sent("gzip, zstd", Zstd.compress(member)));
  }

  @Test
  void findsWhatStandsInFramesThatReadersPassOver() {
    byte[] frame = Zstd.compress(JSON);
    for (boolean first : new boolean[]{true, false}) {
      ByteBuffer both = ByteBuffer.allocate(frame.length + 8 + CARD.length()).order(ByteOrder.LITTLE_ENDIAN);
      if (!first) {
        both.put(frame);
      }
      both.putInt(0x184d2a57).putInt(CARD.length()).put(Bytes.utf8(CARD).copy());
      if (first) {
        both.put(frame);
      }
      hasTheCard(sent("zstd", both.array()));
    }
  }

  @Test
  void findsItInGzipThatStandsInAValue() throws IOException {
    String value = Base64.getEncoder().encodeToString(gzip("name", CARD));
    hasTheCard(inspector.inspect(json(), Bytes.utf8("{\"file\":\"" + value + "\"}"), 1 << 20));
  }
}
