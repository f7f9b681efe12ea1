package dev.weir.detect;

import static dev.weir.detect.Requests.SCOPE;
import static dev.weir.detect.Requests.all;
import static dev.weir.detect.Requests.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Operator;
import dev.weir.model.net.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies in each format: what is found in them, what it is called, and what leaves instead. */
class FormatsTest {

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  private Examination look(String type, String body) {
    return look(type, Bytes.utf8(body));
  }

  private Examination look(String type, Bytes body) {
    return inspector.inspect(head("/", "Content-Type", type), body, 1 << 24);
  }

  private static List<String> pointers(Examination seen) {
    return seen.findings().stream().map(finding -> finding.where().pointer()).toList();
  }

  private String masked(String type, String body) throws CannotRewrite {
    return masked(look(type, body)).utf8();
  }

  private Bytes masked(Examination seen) throws CannotRewrite {
    return seen.rewrite(all(Operator.MASK), SCOPE).body();
  }

  private static final String PARTS = "multipart/form-data; boundary=\"b 1\"";

  private static String parts(String... parts) {
    StringBuilder body = new StringBuilder();
    for (String part : parts) {
      body.append("--b 1\r\n").append(part).append("\r\n");
    }
    return body.append("--b 1--\r\n").toString();
  }

  @Test
  void readsEachPartByItsOwnType() throws CannotRewrite {
    String disposition = "Content-Disposition: form-data; name=";
    String body = parts(disposition + "\"mail\"\r\n\r\na@b.io",
        disposition + "\"j\"\r\nContent-Type: application/json\r\n\r\n{\"to\":[\"c\\u0040d.io\"]}",
        disposition
            + "\"t\"; filename=\"e@f.io.csv\"\r\nContent-Type: text/csv\r\n\r\nname,mail\r\nx,g@h.io\r\n",
        disposition + "b\r\nContent-Transfer-Encoding: BASE64\r\n\r\n" + Layer.BASE64.wrap("to i@k.io!"),
        disposition
            + "q\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nto jane=2Ed=\r\noe=40example.org =3D");
    Examination seen = look(PARTS, body);
    assertThat(pointers(seen)).containsExactly("mail", "j/to/0", "t/Content-Disposition", "t/1/mail",
        "b/base64()", "q");
    assertThat(seen.content().coverage()).isEqualTo(Coverage.FULL);
    assertThat(masked(seen).utf8()).isEqualTo(parts(disposition + "\"mail\"\r\n\r\na***@***.io",
        disposition + "\"j\"\r\nContent-Type: application/json\r\n\r\n{\"to\":[\"c***@***.io\"]}",
        disposition + "\"t\"; filename=\"" + "e***@***.csv"
            + "\"\r\nContent-Type: text/csv\r\n\r\nname,mail\r\nx,g***@***.io\r\n",
        disposition + "b\r\nContent-Transfer-Encoding: BASE64\r\n\r\n" + Layer.BASE64.wrap("to i***@***.io!"),
        disposition + "q\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nto j***@***.org =3D"));
  }

  @Test
  void readsPartsInPartsAndTheirCharacterSets() throws CannotRewrite {
    byte[] inner = "--i\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n\u00fcber a@b.io\r\n--i--"
        .getBytes(StandardCharsets.ISO_8859_1);
    Bytes body = Bytes.wrap(("--o\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n"
        + new String(inner, StandardCharsets.ISO_8859_1) + "\r\n--o--\r\n")
        .getBytes(StandardCharsets.ISO_8859_1));
    Examination seen = look("multipart/related; boundary=o", body);
    assertThat(seen.content().coverage()).isEqualTo(Coverage.FULL);
    assertThat(seen.findings().getFirst().where().start()).isEqualTo(5);
    assertThat(new String(masked(seen).copy(), StandardCharsets.ISO_8859_1))
        .contains("\u00fcber a***@***.io\r\n--i--");
  }

  @Test
  void saysPartialOfPartsThatReadersTakeApartDifferently() {
    String part = "Content-Disposition: form-data; name=x\r\n\r\na@b.io";
    for (String body : List.of("--b 1\r\n" + part + "\r\n", "no boundary, a@b.io",
        parts("X: 1\r\nX: 2\r\n\r\na@b.io"),
        parts(part + "\r\n--b 1x\r\nmore"), parts("no colon here\r\n\r\na@b.io"), parts("X: a@b.io"),
        parts("Content-Transfer-Encoding: x-uue\r\n\r\na@b.io"),
        parts("Content-Transfer-Encoding: base64\r\n\r\na@b.io"),
        parts("X: " + "y".repeat(20_000) + "\r\n\r\na@b.io"),
        parts("Content-Type: image/png\r\n\r\n\u0001\u0002", part))) {
      Examination seen = look(PARTS, body);
      assertThat(seen.content().coverage()).as(body).isEqualTo(Coverage.PARTIAL);
      assertThat(seen.findings()).as(body).extracting(Finding::kind).isNotEmpty();
    }
    assertThat(look(PARTS, "preamble c@d.io\r\n" + parts(part) + "epilogue e@f.io").findings()).hasSize(3);
  }

  @Test
  void readsElementsAttributesAndCdata() throws CannotRewrite {
    String xml = """
        <?xml version="1.0"?><!-- c@d.io --><soap:Envelope xmlns:soap="x"><soap:Body>
        <user mail='a&#64;b.io' id=4><note><![CDATA[to <e@f.io>]]></note>g&commat;h.io &amp; <b/>i@k.io</user>
        </soap:Body></soap:Envelope>""";
    Examination seen = look("application/soap+xml", xml);
    assertThat(seen.content().coverage()).isEqualTo(Coverage.FULL);
    assertThat(pointers(seen)).containsExactly("", "/soap:Envelope/soap:Body/user/mail",
        "/soap:Envelope/soap:Body/user/note", "/soap:Envelope/soap:Body/user",
        "/soap:Envelope/soap:Body/user");
    assertThat(masked(seen).utf8()).isEqualTo(xml.replace("c@d.io", "c***@***.io")
        .replace("a&#64;b.io", "a***@***.io").replace("e@f.io", "e***@***.io")
        .replace("g&commat;h.io", "g***@***.io").replace("i@k.io", "i***@***.io"));
  }

  @Test
  void saysPartialOfEntitiesThatADocumentMakesItself() {
    assertThat(look("text/xml", "<!DOCTYPE r [<!ENTITY e \"a@b.io\">]><r>&e;</r>").content().coverage())
        .isEqualTo(Coverage.PARTIAL);
    assertThat(look("text/xml", "<r>a@b.io").findings()).hasSize(1);
    assertThat(look("text/xml", "<r a='").content().coverage()).isEqualTo(Coverage.PARTIAL);
  }

  @Test
  void refusesToRewriteANameOfAnElement() {
    Examination seen = look("text/xml", "<r><x4111111111111111 y='1'/><p a@b.io=''/></r>");
    assertThat(seen.findings()).isNotEmpty();
    assertThatThrownBy(() -> masked(seen)).isInstanceOf(CannotRewrite.class);
  }

  @Test
  void readsCellsUnderTheNamesOfTheirColumns() throws CannotRewrite {
    String csv = "id;\"e-mail\";note\r\n1;a@b.io;\"say \"\"c@d.io\"\"; or\r\nnot\"\r\n2;\"e@f.io\" ;\r\n";
    Examination seen = look("text/csv; charset=utf-8", csv);
    assertThat(pointers(seen)).containsExactly("/1/e-mail", "/1/note", "/2/e-mail");
    assertThat(masked(seen).utf8())
        .isEqualTo(csv.replace("a@b.io", "a***@***.io").replace("c@d.io", "c***@***.io")
            .replace("e@f.io", "e***@***.io"));
    assertThat(pointers(look("text/tab-separated-values", "a@b.io\t1\nc@d.io\t2\n"))).containsExactly("/0/0",
        "/1/0");
  }

  @Test
  void joinsWhatAModelSentInPieces() throws CannotRewrite {
    String body = """
        data: {"choices":[{"index":0,"delta":{"content":"to ja"}}]}

        data: {"choices":[{"index":1,"delta":{"content":"4111 1111 "}}]}

        : still here

        data: {"choices":[{"index":0,"delta":{"content":"ne@exa"}}]}

        data: {"choices":[{"index":1,"delta":{"content":"1111 1111 is it"}}]}

        data: {"choices":[{"index":0,"delta":{"content":"mple.org now"}}]}

        data: [DONE]

        """;
    Examination seen = look("text/event-stream", body);
    assertThat(seen.content().coverage()).isEqualTo(Coverage.FULL);
    assertThat(pointers(seen)).containsExactly("/0/choices/0/delta/content/joined()",
        "/1/choices/0/delta/content/joined()");
    assertThat(masked(seen).utf8()).isEqualTo(body.replace("to ja", "to j***@***.org").replace("ne@exa", "")
        .replace("mple.org now", " now").replace("4111 1111 ", "**** **** **** 1111")
        .replace("1111 1111 is it", " is it"));
  }

  @Test
  void joinsTheArgumentsOfACallAndReadsThemAsJson() throws CannotRewrite {
    String event = "event: x\ndata: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\","
        + "\"partial_json\":\"#\"}}\n\n";
    String body = event.replace("#", "{\\\"to\\\": \\\"jane\\\\u00") + event.replace("#", "40example.o")
        + event.replace("#", "rg\\\", \\\"n\\\": 1}");
    Examination seen = look("text/event-stream", body);
    assertThat(pointers(seen)).containsExactly("/0/delta/partial_json/joined()/json()/to");
    assertThat(masked(seen).utf8()).isEqualTo(event.replace("#", "{\\\"to\\\": \\\"j***@***.org")
        + event.replace("#", "") + event.replace("#", "\\\", \\\"n\\\": 1}"));
  }

  @Test
  void joinsTheLinesOfOneEvent() throws CannotRewrite {
    assertThat(masked("text/event-stream", "data: {\"to\":\ndata: \"a@b.io\"}\n\ndata: c@d.io\n\n"))
        .isEqualTo("data: {\"to\":\ndata: \"a***@***.io\"}\n\ndata: c***@***.io\n\n");
  }

  @Test
  void readsOtherCharacterSetsAndWritesThem() throws CannotRewrite {
    for (String name : List.of("UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252", "Shift_JIS",
        "UTF-32BE")) {
      Charset charset = Charset.forName(name);
      String text = name.equals("Shift_JIS") ? "\u65e5\u672c a@b.io" : "\u00fcber a@b.io";
      Examination seen = look("text/plain; charset=\"" + name + "\"", Bytes.wrap(text.getBytes(charset)));
      assertThat(seen.content().coverage()).as(name).isEqualTo(Coverage.FULL);
      assertThat(new String(masked(seen).copy(), charset)).isEqualTo(text.replace("a@b.io", "a***@***.io"));
    }
    String json = "\ufeff{\"t\":\"a@b.io\"}";
    Examination marked = look("application/json", Bytes.wrap(json.getBytes(StandardCharsets.UTF_16LE)));
    assertThat(pointers(marked)).containsExactly("/t");
    assertThat(new String(masked(marked).copy(), StandardCharsets.UTF_16LE))
        .isEqualTo("\ufeff{\"t\":\"a***@***.io\"}");
    assertThat(
        pointers(look("application/json", Bytes.wrap(json.substring(1).getBytes(StandardCharsets.UTF_16LE)))))
        .containsExactly("/t");
    assertThat(
        look("text/plain", Bytes.wrap("\u00fcber a@b.io".getBytes(StandardCharsets.ISO_8859_1))).content()
            .coverage())
        .isEqualTo(Coverage.FULL);
  }

  @Test
  void saysPartialOfACharacterSetThatIsNotTheTextsOwn() {
    for (String name : List.of("utf-16", "utf-7", "x-unknown", "ibm037")) {
      Examination seen = look("application/json; charset=" + name, "{\"t\":\"a@b.io\"}");
      assertThat(seen.findings()).as(name).hasSize(1);
      assertThat(seen.content().coverage()).as(name).isEqualTo(Coverage.PARTIAL);
    }
  }

  private static byte[] field(int number, byte[] value) {
    byte[] length = value.length < 128
        ? new byte[]{(byte) value.length}
        : new byte[]{(byte) (value.length & 0x7f | 0x80), (byte) (value.length >> 7)};
    return Bytes.wrap(concat(new byte[]{(byte) (number << 3 | 2)}, length, value)).copy();
  }

  private static byte[] concat(byte[]... parts) {
    var out = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] message(String mail, String json) {
    return concat(new byte[]{8, 42}, field(2, concat(field(1, utf8(mail)), new byte[]{16, 1})),
        field(3, utf8(json)),
        field(4, field(1, utf8("x ".repeat(60) + mail))), new byte[]{0x2d, 1, 2, 3, 4});
  }

  @Test
  void readsMessagesWithoutTheirSchemaAndPutsTheirLengthsRight() throws CannotRewrite {
    byte[] body = message("jane.doe@example.org", "{\"n\":4111111111111111}");
    Examination seen = look("application/x-protobuf", Bytes.wrap(body));
    assertThat(pointers(seen)).containsExactly("/2/1", "/3/n", "/4/1");
    assertThat(seen.content().coverage()).isEqualTo(Coverage.FULL);
    assertThat(masked(seen).copy()).isEqualTo(concat(new byte[]{8, 42},
        field(2, concat(field(1, utf8("j***@***.org")), new byte[]{16, 1})),
        field(3, utf8("{\"n\":\"************1111\"}")),
        field(4, field(1, utf8("x ".repeat(60) + "j***@***.org"))), new byte[]{0x2d, 1, 2, 3, 4}));
  }

  @Test
  void readsTheFramesOfGrpc() throws CannotRewrite {
    byte[] message = message("a@b.io", "{}");
    byte[] packed = Base64.getDecoder().decode(Layer.GZIP.wrap("\n\u0006c@d.io"));
    byte[] body = concat(new byte[]{0, 0, 0, 0, (byte) message.length}, message,
        new byte[]{1, 0, 0, 0, (byte) packed.length}, packed);
    body[3] = (byte) (message.length >> 8);
    Examination seen = look("application/grpc+proto", Bytes.wrap(body));
    assertThat(seen.content().coverage()).isEqualTo(Coverage.FULL);
    assertThat(pointers(seen)).contains("/0/2/1", "/1/1");
    Examination again = look("application/grpc", masked(seen));
    assertThat(again.content().coverage()).isEqualTo(Coverage.FULL);
    assertThat(again.findings()).isEmpty();
    assertThat(look("application/grpc", Bytes.wrap(new byte[]{0, 0, 0, 9, 9, 1})).content().coverage())
        .isEqualTo(Coverage.PARTIAL);
  }

  @Test
  void saysPartialOfFieldsThatAreNeitherTextNorMessage() {
    assertThat(look("application/protobuf", Bytes.wrap(field(1, new byte[]{(byte) 0xff, 0, 1}))).content()
        .coverage())
        .isEqualTo(Coverage.PARTIAL);
    assertThat(look("application/protobuf", Bytes.wrap(new byte[]{8, (byte) 0x87, (byte) 0x8f, (byte) 0x9a,
      (byte) 0xad, (byte) 0xe1, (byte) 0xbb, 1})).content().coverage()).isEqualTo(Coverage.FULL);
  }

  @Test
  void framesInBase64AreNotReadAndThatIsSaid() {
    String body = Base64.getEncoder()
        .encodeToString(new byte[]{0, 0, 0, 0, 8, 10, 6, 'a', '@', 'b', '.', 'i', 'o'});
    assertThat(look("application/grpc-web-text+proto", body).content().coverage())
        .isEqualTo(Coverage.PARTIAL);
  }

  @Test
  void aMailsSoftBreaksAreTakenOutOfTheValueThatItStandsIn() throws CannotRewrite {
    String mail = "Subject: x\\r\\n\\r\\nThe card that I paid for the two boxes of tea with is 4111 1111 =\\r\\n1111 1111 and I am Zo=C3=AB Adler.=20";
    Examination seen = look("application/json", "{\"raw\":\"" + mail + "\"}");
    assertThat(seen.findings().stream().map(one -> one.kind().name())).containsExactly("CREDIT_CARD",
        "PERSON");
    assertThat(pointers(seen)).containsOnly("/raw/quoted()");
    assertThat(masked(seen).utf8()).doesNotContain("4111").contains("and I am");
    assertThat(seen.rewrite(all(Operator.TOKENIZE), SCOPE).body().utf8())
        .startsWith("{\"raw\":\"Subject: x\\r\\n\\r\\nThe card that I paid for the two boxes of tea with is ")
        .endsWith(".=20\"}");
    String padded = "security.jwt.secret-key=ywK9AqkxuIWQ30tha3rz/a+ASlyYaEIx9lJwuqh3F/z=\nsecurity.jwt.time=3600000";
    assertThat(pointers(look("text/plain", padded))).containsExactly("");
    assertThat(look("text/plain", "int a =\n  b == 2 ? x :=\ny;\nsee 4111 1111 1111 1111").findings())
        .hasSize(1);
  }

  @Test
  void anEncodedWordOfAMailsHeadIsReadAndWrittenAsOne() throws CannotRewrite {
    Examination seen = look("application/json",
        "{\"subject\": \"=?iso-8859-1?q?the_ssn_536=2D22=2D1847_of_jane=2Edoe=40example.org?=\"}");
    assertThat(seen.findings().stream().map(one -> one.kind().name())).containsExactly("US_SSN", "EMAIL");
    assertThat(pointers(seen)).containsOnly("/subject/word()");
    assertThat(masked(seen).utf8()).isEqualTo(
        "{\"subject\": \"=?iso-8859-1?q?the_ssn_***-**-1847_of_j***=40***=2Eorg?=\"}");
    assertThat(look("application/json", "{\"q\": \"=?what_536=2D22=2D1847\"}").findings()).isEmpty();
  }
}
