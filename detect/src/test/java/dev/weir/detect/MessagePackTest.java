package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.detect.body.MessagePack;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.Restorer;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;

/** Bodies in MessagePack, written and read back by the format's own library. */
class MessagePackTest {

  private static final String TYPE = "application/msgpack";

  private final MapTokens tokens = new MapTokens();
  private final PayloadInspector inspector = new PayloadInspector(new byte[32], tokens);

  private Examination look(byte[] body) {
    return inspector.inspect(Requests.head("/", "Content-Type", TYPE), Bytes.wrap(body), 1 << 20);
  }

  private static byte[] span() throws IOException {
    try (MessageBufferPacker out = org.msgpack.core.MessagePack.newDefaultBufferPacker()) {
      out.packArrayHeader(1);
      out.packMapHeader(8);
      out.packString("service").packString("web");
      out.packString("email").packString("jane.doe@example.org");
      out.packString("json").packString("{\"card\":\"4111 1111 1111 1111\"}");
      out.packString("account").packLong(4111111111111111L);
      out.packString("password").packString("tr4vel-Kite-88!x");
      out.packString("ratio").packDouble(0.5);
      out.packString("tags").packMapHeader(1).packString("to").packArrayHeader(2)
          .packString("x ".repeat(120) + "c@d.io")
          .packNil();
      out.packString("at").packTimestamp(Instant.EPOCH);
      return out.toByteArray();
    }
  }

  private static String read(Bytes body) throws IOException {
    List<Value> values = new ArrayList<>();
    try (MessageUnpacker in = org.msgpack.core.MessagePack.newDefaultUnpacker(body.copy())) {
      while (in.hasNext()) {
        values.add(in.unpackValue());
      }
    }
    return values.toString();
  }

  @Test
  void findsTextsNamesAndNumbersWhereTheyStand() throws IOException {
    Examination seen = look(span());
    assertThat(seen.content().coverage()).isEqualTo(Coverage.FULL);
    assertThat(seen.findings()).extracting(finding -> finding.where().pointer()).containsExactly("/0/email",
        "/0/json/card", "/0/account", "/0/password", "/0/tags/to/0");
    assertThat(seen.findings()).extracting(Finding::kind).containsExactly(Kind.EMAIL, Kind.CREDIT_CARD,
        Kind.CREDIT_CARD, Kind.SECRET, Kind.EMAIL);
  }

  @Test
  void putsLengthsRight() throws IOException, CannotRewrite {
    byte[] body = withoutNumber();
    Bytes masked = look(body).rewrite(Requests.all(Operator.REPLACE), Requests.SCOPE).body();
    assertThat(read(masked)).isEqualTo(
        "[{\"mail\":\"<EMAIL>\",\"list\":[1,\"at <EMAIL>, and <EMAIL>\",true],\"<EMAIL>\":-7}, <EMAIL>]");
    assertThat(look(masked.copy()).content().coverage()).isEqualTo(Coverage.FULL);
  }

  private static byte[] withoutNumber() throws IOException {
    try (MessageBufferPacker out = org.msgpack.core.MessagePack.newDefaultBufferPacker()) {
      out.packMapHeader(3);
      out.packString("mail").packString("somebody.with.a.long.name@mail.example.com");
      out.packString("list").packArrayHeader(3).packInt(1).packString("at a@b.io, and jane.doe@example.org")
          .packBoolean(true);
      out.packString("e@f.io").packInt(-7);
      byte[] bytes = "c@d.io".getBytes(StandardCharsets.UTF_8);
      out.packBinaryHeader(bytes.length).writePayload(bytes);
      return out.toByteArray();
    }
  }

  @Test
  void bringsTokensBack() throws IOException, CannotRewrite {
    byte[] body = withoutNumber();
    Bytes sent = look(body).rewrite(Requests.all(Operator.TOKENIZE), Requests.SCOPE).body();
    assertThat(read(sent)).doesNotContain("@");
    Restorer.Restored back = new TokenRestorer(tokens).restore(sent, TYPE, Requests.SCOPE);
    assertThat(read(back.body())).isEqualTo(read(Bytes.wrap(body)));
  }

  @Test
  void cannotWriteANumberInAnotherWay() throws IOException {
    Examination seen = look(span());
    assertThatThrownBy(() -> seen.rewrite(Requests.all(Operator.MASK), Requests.SCOPE))
        .isInstanceOf(CannotRewrite.class);
  }

  @Test
  void saysWhatItCouldNotLookAt() throws IOException {
    try (MessageBufferPacker out = org.msgpack.core.MessagePack.newDefaultBufferPacker()) {
      out.packBinaryHeader(4).writePayload(new byte[]{(byte) 0xff, 0, 1, (byte) 0x80});
      assertThat(look(out.toByteArray()).content().coverage()).isEqualTo(Coverage.PARTIAL);
    }
    byte[] whole = span();
    for (int end = 1; end < whole.length; end++) {
      assertThat(look(Arrays.copyOf(whole, end)).content().coverage()).isEqualTo(Coverage.PARTIAL);
    }
    assertThat(look(new byte[]{(byte) 0xc1}).content().coverage()).isEqualTo(Coverage.PARTIAL);
  }

  @Test
  void takesNoCountAtItsWord() {
    byte[] many = {(byte) 0xdf, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 1};
    assertThat(look(many).content().coverage()).isEqualTo(Coverage.PARTIAL);
    byte[] deep = new byte[100_000];
    Arrays.fill(deep, (byte) 0x91);
    assertThat(look(deep).content().coverage()).isEqualTo(Coverage.PARTIAL);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 255, 256, 65_535, 65_536})
  void writesHeadsThatItReads(int length) {
    for (int was : new int[]{0xa3, 0xd9, 0xda, 0xdb, 0xc4, 0xc5, 0xc6}) {
      byte[] head = MessagePack.head((byte) was, length);
      byte[] all = Arrays.copyOf(head, head.length + length);
      assertThat(MessagePack.item(all, 0, all.length)).hasValueSatisfying(item -> {
        assertThat(item.to() - item.from()).isEqualTo(length);
        assertThat(item.kind()).isEqualTo(
            was >= 0xc4 && was < 0xc7 ? MessagePack.Kind.BINARY : MessagePack.Kind.STRING);
      });
    }
  }
}
