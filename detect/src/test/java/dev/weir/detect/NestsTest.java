package dev.weir.detect;

import static dev.weir.detect.Requests.SCOPE;
import static dev.weir.detect.Requests.all;
import static dev.weir.detect.Requests.head;
import static dev.weir.detect.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.detect.body.Escape;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.Terms;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents in values: found, named and rewritten through any layers. */
class NestsTest {

  private static final List<String> VALUES = List.of("jane.doe@example.org", "4111 1111 1111 1111",
      "536-22-1847", "GB82 WEST 1234 5698 7654 32", "203.0.113.77");

  private static final List<Layer> LAYERS = List.of(Layer.values());

  private final MapTokens tokens = new MapTokens();
  private final PayloadInspector inspector = new PayloadInspector(new byte[32], tokens);

  private Examination look(String body) {
    return inspector.inspect(json(), Bytes.utf8(body), 1 << 24);
  }

  private static List<Layer> layers(Random random) {
    List<Layer> layers = new ArrayList<>();
    for (int n = random.nextInt(4); n >= 0; n--) {
      layers.add(LAYERS.get(random.nextInt(LAYERS.size())));
    }
    return layers;
  }

  private static String wrapped(List<Layer> layers, String text) {
    String wrapped = text;
    for (Layer layer : layers) {
      wrapped = layer.wrap(wrapped);
    }
    return "{ \"a\" : \"x\\u002fy\", \"in\":\"" + Escape.JSON.write(wrapped) + "\" , \"z\":[1.50,null]}\n";
  }

  private static String unwrapped(List<Layer> layers, String body) {
    int from = body.indexOf("\"in\":\"") + 6;
    byte[] bytes = body.substring(from, body.lastIndexOf("\" , \"z\"")).getBytes(StandardCharsets.UTF_8);
    String text = new String(Escape.JSON.read(bytes, 0, bytes.length), StandardCharsets.UTF_8);
    for (Layer layer : layers.reversed()) {
      text = layer.unwrap(text);
    }
    return text;
  }

  private static byte[] file(int... first) {
    byte[] file = new byte[120];
    new Random(first[0]).nextBytes(file);
    for (int i = 0; i < first.length; i++) {
      file[i] = (byte) first[i];
    }
    return file;
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileInAValueIsNotReadAndSaysSo(byte[] file) {
    for (String coded : List.of(Base64.getEncoder().encodeToString(file),
        Base64.getUrlEncoder().encodeToString(file),
        Base64.getMimeEncoder().encodeToString(file), HexFormat.of().formatHex(file))) {
      for (String value : List.of(coded, "data:application/octet-stream;base64," + coded,
          "see " + coded + " there")) {
        String body = "{\"to\":\"jane.doe@example.org\",\"file\":\"" + Escape.JSON.write(value) + "\"}";
        assertThat(look(body).content().coverage()).as(body).isEqualTo(Coverage.PARTIAL);
        assertThat(look(body).findings()).as(body).hasSize(1);
      }
    }
  }

  static List<byte[]> files() {
    return List.of(file(0x89, 'P', 'N', 'G', 13, 10, 26, 10), file(0xff, 0xd8, 0xff, 0xe0),
        file('P', 'K', 3, 4),
        file('%', 'P', 'D', 'F', '-', '1', '.', '7', 10), file('G', 'I', 'F', '8', '9', 'a'),
        file(0x1f, 0x8b, 8, 0),
        file(0, 0, 0, 32, 'f', 't', 'y', 'p', 'm', 'p', '4', '2'), file('R', 'I', 'F', 'F', 0, 1, 2, 3));
  }

  @Test
  void dataOfAnyTypeThatIsNoTextIsNotRead() {
    String random = Base64.getEncoder().encodeToString(file(0xfe, 3));
    assertThat(look("{\"a\":\"data:image/x-own;base64," + random + "\"}").content().coverage())
        .isEqualTo(Coverage.PARTIAL);
    String text = Base64.getEncoder()
        .encodeToString("a text, as plain as can be".getBytes(StandardCharsets.UTF_8));
    assertThat(look("{\"a\":\"data:text/plain;base64," + text + "\"}").content().coverage())
        .isEqualTo(Coverage.FULL);
    assertThat(look("{\"a\":\"data:text/plain,hello\"}").content().coverage()).isEqualTo(Coverage.FULL);
  }

  @Test
  void whatIsRandomOrReadAsTextIsRead() {
    Random random = new Random(3);
    for (int size : List.of(16, 32, 64, 256)) {
      byte[] key = new byte[size];
      random.nextBytes(key);
      assertThat(
          look("{\"signature\":\"" + Base64.getEncoder().encodeToString(key) + "\"}").content().coverage())
          .isEqualTo(Coverage.FULL);
      assertThat(look("{\"digest\":\"" + HexFormat.of().formatHex(key) + "\"}").content().coverage())
          .isEqualTo(Coverage.FULL);
    }
    String text = Base64.getEncoder()
        .encodeToString("%PDF is how such a file begins, and this is none of them at all."
            .getBytes(StandardCharsets.UTF_8));
    assertThat(look("{\"note\":\"" + text + "\"}").content().coverage()).isEqualTo(Coverage.FULL);
  }

  @Test
  void findsInAnyNestingAndRewritesNothingElse() throws CannotRewrite {
    Random random = new Random(21);
    for (int i = 0; i < 3000; i++) {
      List<Layer> layers = layers(random);
      String value = VALUES.get(random.nextInt(VALUES.size()));
      String text = "Grüße, note that " + value + " is \"hers\"; thanks";
      String body = wrapped(layers, text);
      Examination seen = look(body);
      assertThat(seen.content().coverage()).as("%s %s", layers, body).isEqualTo(Coverage.FULL);
      assertThat(seen.findings()).as("%s %s", layers, body).hasSize(1);
      assertThat(seen.revealed(0)).isEqualTo(value);
      Finding found = seen.findings().getFirst();
      assertThat(found.where().pointer()).startsWith("/in");
      assertThat(found.where().start()).isEqualTo(text.indexOf(value));
      String token = tokens.tokenFor(found.kind(), value, SCOPE, Terms.USUAL);
      String after = seen.rewrite(all(Operator.TOKENIZE), SCOPE).body().utf8();
      assertThat(unwrapped(layers, after)).as("%s", layers).isEqualTo(text.replace(value, token));
      assertThat(after).startsWith("{ \"a\" : \"x\\u002fy\", \"in\":\"")
          .endsWith("\" , \"z\":[1.50,null]}\n");
      assertThat(look(after).findings()).isEmpty();
    }
  }

  @Test
  void namesTheWayInside() {
    String mail = "jane.doe@example.org";
    assertThat(pointer("{\"args\":\"{\\\"q\\\":{\\\"to\\\":\\\"" + mail + "\\\"}}\"}"))
        .isEqualTo("/args/json()/q/to");
    assertThat(pointer("{\"f\":\"" + Layer.BASE64.wrap("{\"to\":\"" + mail + "\"}") + "\"}"))
        .isEqualTo("/f/base64()/to");
    assertThat(pointer("{\"f\":\"" + Layer.GZIP.wrap(mail) + "\"}")).isEqualTo("/f/base64()/gzip()");
    assertThat(pointer("{\"f\":\"see " + Layer.BASE64.wrap(mail) + "\"}")).isEqualTo("/f/base64(4)");
    assertThat(pointer("{\"f\":\"<a><b c='" + mail + "'/></a>\"}")).isEqualTo("/f/xml()/a/b/c");
    assertThat(pointer("{\"f\":\"jane%2Edoe%40example.org\"}")).isEqualTo("/f/percent()");
  }

  private String pointer(String body) {
    List<Finding> findings = look(body).findings();
    assertThat(findings).as(body).hasSize(1);
    return findings.getFirst().where().pointer();
  }

  @Test
  void rewritesSeveralAtSeveralDepthsAtOnce() throws CannotRewrite {
    String inner = Escape.JSON.write("{\"x\":\"a@b.io\",\"y\":\"\\u002f\",\"n\":4111111111111111}");
    String body = "{\"p\":\"c@d.io\",\"q\":\"" + inner + "\",\"r\":\"" + Layer.HEX.wrap("e@f.io, g@h.io")
        + " k@l.io\"}";
    String after = look(body).rewrite(all(Operator.MASK), SCOPE).body().utf8();
    assertThat(after).isEqualTo("{\"p\":\"c***@***.io\",\"q\":\""
        + Escape.JSON.write("{\"x\":\"a***@***.io\",\"y\":\"\\u002f\",\"n\":\"************1111\"}")
        + "\",\"r\":\"" + Layer.HEX.wrap("e***@***.io, g***@***.io") + " k***@***.io\"}");
  }

  @Test
  void aFormInAValueHasPlusSignsForItsSpaces() throws CannotRewrite {
    String body = "{\"body\":\"a=1&note=pay+4111+1111+1111+1111%2C+says+jane.doe%40example.org\"}";
    assertThat(revealed(look(body))).containsExactly("4111 1111 1111 1111", "jane.doe@example.org");
    assertThat(look(body).rewrite(all(Operator.REPLACE), SCOPE).body().utf8())
        .isEqualTo("{\"body\":\"a=1&note=pay+%3CCREDIT_CARD%3E%2C+says+%3CEMAIL%3E\"}");
    String coded = Base64.getEncoder()
        .encodeToString("jane.doe@example.org is >>> x".getBytes(StandardCharsets.UTF_8));
    assertThat(coded).contains("+");
    assertThat(revealed(look("{\"a\":\"x%3D" + coded + "\"}"))).containsExactly("jane.doe@example.org");
    assertThat(revealed(look("{\"a\":\"tel:+49%2030%20901820\"}"))).containsExactly("+49 30 901820");
  }

  @Test
  void base32IsOfEitherCaseAndKeepsIt() throws CannotRewrite {
    String upper = "NVQWS3BANJQW4ZJOMRXWKQDFPBQW24DMMUXG64THEE======";
    for (String text : List.of(upper, upper.replace("=", ""), upper.toLowerCase(Locale.ROOT))) {
      Examination seen = look("{\"a\":\"" + text + "\"}");
      assertThat(seen.findings()).as(text).singleElement().extracting(finding -> finding.where().pointer())
          .isEqualTo("/a/base32()");
      String changed = seen.rewrite(all(Operator.MASK), SCOPE).body().utf8();
      assertThat(changed).startsWith("{\"a\":\"" + text.substring(0, 8))
          .doesNotContain(text.substring(8, 24));
      assertThat(changed.contains("=")).as(changed).isEqualTo(text.contains("="));
    }
  }

  /** A protocol buffer, MessagePack, CBOR and Java's own form. */
  @ParameterizedTest
  @ValueSource(strings = {"\n\u0010%s\u0010\u0001", "\u0082\u00a4card\u00b0%s\u00a3exp\u000c",
    "\u00a2dcardp%scexp\u000c", "\u00ac\u00ed\0\u0005t\0\u0010%s"})
  void textsOfABinaryFormInBase64AreRead(String form) {
    byte[] record = String.format(form, "4111111111111111").getBytes(StandardCharsets.ISO_8859_1);
    Examination seen = look("{\"a\":\"" + Base64.getEncoder().encodeToString(record) + "\"}");
    assertThat(seen.findings()).singleElement().extracting(finding -> finding.where().pointer())
        .isEqualTo("/a/base64()");
    assertThat(seen.content().coverage()).isEqualTo(Coverage.FULL);
    assertThatThrownBy(() -> seen.rewrite(all(Operator.MASK), SCOPE))
        .isInstanceOf(CannotRewrite.class);
  }

  @Test
  void hexMayHaveItsPrefix() {
    String hex = HexFormat.of().withUpperCase()
        .formatHex("to jane.doe@example.org".getBytes(StandardCharsets.UTF_8));
    assertThat(revealed(look("[\"0x" + hex + "\"]"))).containsExactly("jane.doe@example.org");
  }

  @Test
  void keepsHowFarLinesOfBase64AreIndented() throws CannotRewrite {
    String text = "line after line, and among them jane.doe@example.org, and more of it behind. ".repeat(3);
    Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n    ".getBytes(StandardCharsets.UTF_8));
    String lines = encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    String after = look("[\"" + Escape.JSON.write("data:\n    " + lines) + "\"]")
        .rewrite(all(Operator.MASK), SCOPE).body().utf8();
    assertThat(after).isEqualTo("[\"" + Escape.JSON.write("data:\n    " + encoder.encodeToString(
        text.replace("jane.doe@example.org", "j***@***.org").getBytes(StandardCharsets.UTF_8))) + "\"]");
  }

  private static List<String> revealed(Examination seen) {
    return IntStream.range(0, seen.findings().size()).mapToObj(seen::revealed).toList();
  }

  @Test
  void keepsTheLinesOfBase64AndItsSpelling() throws CannotRewrite {
    String text = "line after line, and among them jane.doe@example.org, and more of it behind. ".repeat(3);
    String lines = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    String after = look("[\"" + Escape.JSON.write(lines) + "\"]").rewrite(all(Operator.MASK), SCOPE).body()
        .utf8();
    assertThat(after).isEqualTo("[\"" + Escape.JSON.write(Base64.getMimeEncoder()
        .encodeToString(
            text.replace("jane.doe@example.org", "j***@***.org").getBytes(StandardCharsets.UTF_8)))
        + "\"]");
    assertThat(look("[\"" + Layer.HEX.wrap("to jane@b.io").toUpperCase(java.util.Locale.ROOT) + "\"]")
        .rewrite(all(Operator.MASK), SCOPE).body().utf8())
        .isEqualTo("[\"" + Layer.HEX.wrap("to j***@***.io").toUpperCase(java.util.Locale.ROOT) + "\"]");
  }

  @Test
  void findsTheClaimsOfASignedTokenAndRefusesToChangeThem() {
    String jwt = Layer.BASE64URL.wrap("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
        + Layer.BASE64URL.wrap("{\"sub\":\"42\",\"email\":\"jane.doe@example.org\"}") + "."
        + "dyt0CoTl4WoVjAHI9Q_CwSKhl6d_9rhM3NrXuJttkao";
    Examination seen = look("{\"t\":\"" + jwt + "\"}");
    assertThat(seen.findings()).extracting(Finding::kind).contains(Kind.EMAIL, Kind.SECRET);
    assertThatThrownBy(() -> seen.rewrite(all(Operator.MASK).subList(0, 1), SCOPE))
        .isInstanceOf(CannotRewrite.class).hasMessageContaining("signed token")
        .hasMessageNotContaining("jane");
  }

  @Test
  void losesWhatIsInsideWithWhatIsRoundIt() throws CannotRewrite {
    String jwt = Layer.BASE64URL.wrap("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
        + Layer.BASE64URL.wrap("{\"sub\":\"42\",\"name\":\"Jane Doe\"}") + "."
        + "dyt0CoTl4WoVjAHI9Q_CwSKhl6d_9rhM3NrXuJttkao";
    assertThat(look("{\"t\":\"" + jwt + "\"}").rewrite(all(Operator.MASK), SCOPE).body().utf8())
        .isEqualTo("{\"t\":\"********\"}");
  }

  @Test
  void knowsWhatOnlyLooksLikeAValueAndRewritesAllOfIt() throws CannotRewrite {
    for (String body : List.of("[\"to ｊａｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ!\"]", "[\"to ja\\u200bne@exa\u200dmple.o\u00adrg!\"]",
        "[\"to jаne@exаmple.org!\"]", "[\"to 𝐣𝐚𝐧𝐞@example.org!\"]", "[\"to jane＠example․org!\"]")) {
      Examination seen = look(body);
      assertThat(seen.findings()).as(body).hasSize(1);
      assertThat(seen.rewrite(all(Operator.MASK), SCOPE).body().utf8()).isEqualTo("[\"to j***@***.org!\"]");
      assertThat(seen.findings().getFirst().fingerprint())
          .isEqualTo(look("[\"jane@example.org\"]").findings().getFirst().fingerprint());
    }
    for (String card : List.of("４１１１ １１１１ １１１１ １１１１", "٤١١١ ١١١١ ١١١١ ١١١١", "४१११ ११११ ११११ ११११",
        "4111\u00a01111\u20021111\u30001111", "4111–1111–1111–1111",
        "4\u200b1\u200b1\u200b1 1111 1111 11\ufeff11")) {
      Examination seen = look("{\"c\":\"№ " + card + "\"}");
      assertThat(seen.findings()).as(card).extracting(Finding::kind).containsExactly(Kind.CREDIT_CARD);
      assertThat(seen.revealed(0)).isEqualTo(card);
      assertThat(seen.findings().getFirst().where().start()).isEqualTo(2);
      assertThat(seen.findings().getFirst().where().end())
          .isEqualTo(2 + card.codePointCount(0, card.length()));
    }
  }

  @Test
  void leavesWordsOfOtherScriptsAlone() {
    assertThat(look("[\"Она сидела у окна, не вор, 日本語のテキスト café\"]").findings()).isEmpty();
  }

  @Test
  void looksIntoCookiesQueriesAndHeaders() {
    String mail = Layer.BASE64.wrap("jane.doe@example.org");
    assertThat(inspector.inspect(head("/?d=" + Layer.BASE64URL.wrap("jane.doe@example.org"), "Cookie",
        "s=1; who=jane%40example.org; p=" + mail, "X-Forwarded-Authorization",
        "Basic " + Layer.BASE64.wrap("a@b.io:x")),
        Bytes.EMPTY, 1000).findings()).extracting(finding -> finding.where().pointer())
        .contains("d/base64()", "Cookie/who/percent()", "Cookie/p/base64()",
            "X-Forwarded-Authorization/base64(6)");
  }

  @Test
  void saysPartialWhereNestingGoesBeyondItsLimits() {
    String deep = "jane.doe@example.org";
    for (int i = 0; i < 20; i++) {
      deep = Layer.BASE64.wrap(deep);
    }
    assertThat(look("[\"" + deep + "\"]").content().coverage()).isEqualTo(Coverage.PARTIAL);
    String bomb = Layer.GZIP.wrap("0".repeat(50 << 20));
    assertThat(look("[\"" + bomb + "\"]").content().coverage()).isEqualTo(Coverage.PARTIAL);
    String many = ("\"" + Layer.BASE64.wrap("some text here") + "\",").repeat(30_000);
    assertThat(look("[" + many + "1]").content().coverage()).isEqualTo(Coverage.PARTIAL);
  }

  @Test
  void takesRandomLettersForNothing() {
    Random random = new Random(22);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[12 + random.nextInt(60)];
      random.nextBytes(bytes);
      String body = "[\"" + Base64.getEncoder().encodeToString(bytes) + "\",\""
          + java.util.HexFormat.of().formatHex(bytes) + "\"]";
      assertThat(look(body).content().coverage()).as(body).isEqualTo(Coverage.FULL);
    }
  }

  @Test
  void tellsPlacesInATextAlsoOfDocumentsInIt() {
    String text = "😀 see {\"to\": \"ann@example.com\"} and <a><b>bob@example.com</b></a>";
    assertThat(inspector.examine(text).findings()).extracting(finding -> finding.where().pointer(),
        finding -> finding.where().start(), finding -> finding.where().end())
        .contains(tuple("", 14, 29), tuple("", 42, 57));
    String document = "{\"to\": \"ann@example.com\"}";
    assertThat(inspector.examine(document).findings()).singleElement()
        .satisfies(finding -> assertThat(finding.where().start()).isEqualTo(8));
  }
}
