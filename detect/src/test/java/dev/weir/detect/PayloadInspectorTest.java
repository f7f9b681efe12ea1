package dev.weir.detect;

import static dev.weir.detect.Requests.head;
import static dev.weir.detect.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.DetectorId;
import dev.weir.model.Finding;
import dev.weir.model.Head;
import dev.weir.model.Kind;
import dev.weir.model.Span;
import dev.weir.model.Span.Part;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadInspectorTest {

  private static final long CAP = 1 << 20;

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  private Examination look(Head head, String body) {
    return inspector.inspect(head, Bytes.utf8(body), CAP);
  }

  private void finds(Examination seen, Kind kind, Part part, String pointer, String text) {
    assertThat(seen.findings()).hasSize(1);
    Finding only = seen.findings().getFirst();
    assertThat(only.kind()).isEqualTo(kind);
    assertThat(only.where().part()).isEqualTo(part);
    assertThat(only.where().pointer()).isEqualTo(pointer);
    assertThat(seen.revealed(0)).isEqualTo(text);
  }

  @Test
  void namesTheJsonValueAndCountsItsCodePoints() {
    Examination seen = look(json(), """
        {"a/b": [1, {"m~": "\\ud83d\\ude00 é a\\u0040b.io!"}]}""");
    finds(seen, Kind.EMAIL, Part.BODY, "/a~1b/1/m~0", "a@b.io");
    assertThat(seen.findings().getFirst().where()).isEqualTo(new Span(Part.BODY, "/a~1b/1/m~0", 4, 10));
    assertThat(seen.content().coverage()).isEqualTo(Coverage.FULL);
  }

  @Test
  void findsInNumbersAndKeysAndDuplicateKeys() {
    assertThat(look(json(), "{\"card\":4111111111111111}").findings()).hasSize(1);
    assertThat(look(json(), "{\"a\":\"a@b.io\",\"a\":\"c@d.io\"}").findings()).hasSize(2);
    finds(look(json(), "{\"a@b.io\":1}"), Kind.EMAIL, Part.BODY, "/*", "a@b.io");
  }

  @Test
  void namesValuesByEveryKindOfStep() {
    String ten = "0,".repeat(10);
    finds(look(json(), "[" + ten + "{\"to\":[" + ten + "\"a@b.io\"]}]"), Kind.EMAIL, Part.BODY, "/10/to/10",
        "a@b.io");
    finds(look(json(), "{\"a/b\":{\"to\":\"a@b.io\"}}"), Kind.EMAIL, Part.BODY, "/a~1b/to", "a@b.io");
    finds(look(json(), "{\"à\":{\"to\":\"a@b.io\"}}"), Kind.EMAIL, Part.BODY, "/à/to", "a@b.io");
    assertThat(look(json(), "{\"a@b.io\":{\"to\":\"c@d.io\"}}").findings())
        .extracting(f -> f.where().pointer()).containsExactly("/*", "/*/to");
  }

  @Test
  void cutsAPointerAtItsOutermostSteps() {
    for (int depth : new int[]{102, 103, 200}) {
      String body = "{\"name\":".repeat(depth) + "\"a@b.io\"" + "}".repeat(depth);
      finds(look(json(), body), Kind.EMAIL, Part.BODY, "/name".repeat(Math.min(depth, 103)), "a@b.io");
    }
  }

  @Test
  void neverNamesAValueByAKeyThatHoldsAFinding() {
    assertThat(look(json(), "{\"a@b.io\":\"c@d.io\"}").findings()).extracting(f -> f.where().pointer())
        .containsOnly("/*");
  }

  @Test
  void namesTheDocumentOfSeveral() {
    finds(look(head("/", "Content-Type", "application/x-ndjson"), "{\"a\":1}\n{\"b\":\"a@b.io\"}\n"),
        Kind.EMAIL, Part.BODY,
        "/1/b", "a@b.io");
  }

  @Test
  void looksBehindAWrongType() {
    finds(look(head("/", "Content-Type", "text/plain"), "{\"b\":\"a\\u0040b.io\"}"), Kind.EMAIL, Part.BODY,
        "/b", "a@b.io");
    finds(look(head("/"), "[\"a\\u0040b.io\"]"), Kind.EMAIL, Part.BODY, "/0", "a@b.io");
  }

  @Test
  void looksAtPathQueryAndHeaders() {
    finds(look(head("/u/a%40b.io/x"), ""), Kind.EMAIL, Part.PATH, "", "a@b.io");
    finds(look(head("/?q=1&mail=a%40b.io"), ""), Kind.EMAIL, Part.QUERY, "mail", "a@b.io");
    finds(look(head("/", "X-Forwarded-For", "203.0.113.7"), ""), Kind.IP_ADDRESS, Part.HEADER,
        "X-Forwarded-For",
        "203.0.113.7");
    finds(look(head("/", "Content-Type", "application/x-www-form-urlencoded"), "n=1&m=a%40b.io"), Kind.EMAIL,
        Part.BODY,
        "m", "a@b.io");
  }

  @Test
  void looksAtNamesOfHeadersThatHaveRoomForMore() {
    Examination card = look(head("/", "4111111111111111", "1", "X-B", "a@b.io"), "");
    assertThat(card.findings()).extracting(Finding::kind).containsExactly(Kind.CREDIT_CARD, Kind.EMAIL);
    assertThat(card.findings()).extracting(Finding::where).extracting(Span::part).containsOnly(Part.HEADER);
    assertThat(card.toString()).doesNotContain("4111");
    assertThat(look(head("/", "X-Amz-Server-Side-Encryption-Customer-Key-Md5", "x",
        "Access-Control-Request-Private-Network", "true", "X-Request-Id-20261123", "7"), "").findings())
        .isEmpty();
  }

  @Test
  void findsInWhatProgramsWriteWhatLooksLikeNoVersionOrHash() {
    for (String field : List.of("User-Agent", "Accept-Language", "If-None-Match", "Via", "Date", "Digest",
        "Content-Type")) {
      assertThat(look(head("/", field, "4111111111111111"), "").findings()).as(field)
          .extracting(Finding::kind).containsExactly(Kind.CREDIT_CARD);
    }
    assertThat(look(head("/", "User-Agent", "crawler/2.0 (+mailto:ops@example.com)"), "").findings())
        .extracting(Finding::kind).containsExactly(Kind.EMAIL);
    assertThat(look(head("/", "User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0.0.0 Safari/537.36",
        "If-None-Match", "W/\"5f-18c2a1b3d40\"", "Range", "bytes=1048576-2097151", "Via",
        "1.1 10.0.0.7 (squid/6.1)", "Content-Type",
        "multipart/form-data; boundary=---------------------------293582696224464", "traceparent",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
        "").findings()).isEmpty();
  }

  @Test
  void passesOverTheCallersOwnKeyAndProgramsVersions() {
    assertThat(look(
        head("/", "Authorization", "Bearer " + "wk_" + "a1b2c3d4e5f6g7h8i9", "User-Agent", "x (10.1.2.3)"),
        "")
        .findings()).isEmpty();
  }

  @Test
  void findsWeirsOwnKeyWhateverStandsRoundIt() {
    String key = "wk_" + "a1b2c3_d4e5f6g7h8i9j0";
    for (String text : new String[]{key, "https://u:" + key + "@h/", key + "@mail.example.com",
      "x=%22" + key}) {
      assertThat(inspector.examine(text).findings()).as(text).extracting(Finding::detector)
          .contains(DetectorId.WEIR_KEY);
    }
  }

  @Test
  void saysPartialForJsonThatIsNoneAndStillLooks() {
    Examination seen = look(json(), "{\"a\":\"a\\u0040b.io\", oops c@d.io");
    assertThat(seen.findings()).hasSize(2);
    assertThat(seen.content().coverage()).isEqualTo(Coverage.PARTIAL);
    assertThat(look(json(), "{\"a\":1").content().coverage()).isEqualTo(Coverage.PARTIAL);
    assertThat(look(json(), "[".repeat(300) + "]".repeat(300)).content().coverage())
        .isEqualTo(Coverage.PARTIAL);
  }

  @Test
  void saysPartialForJsonThatIsNotUtf8() {
    byte[] latin = "[\"caf\u00e9 a@b.io\"]".getBytes(StandardCharsets.ISO_8859_1);
    Examination seen = inspector.inspect(json(), Bytes.wrap(latin), CAP);
    assertThat(seen.findings()).hasSize(1);
    assertThat(seen.content().coverage()).isEqualTo(Coverage.PARTIAL);
  }

  @Test
  void saysOpaqueForWhatItCannotRead() {
    Bytes image = Bytes.wrap(new byte[]{(byte) 0x89, 'P', 'N', 'G', 0, 1});
    assertThat(inspector.inspect(head("/", "Content-Type", "image/png"), image, CAP).content())
        .isInstanceOf(Content.Opaque.class);
    assertThat(look(head("/", "Content-Encoding", "rot13"), "x").content())
        .isInstanceOf(Content.Opaque.class);
  }

  @Test
  void keepsWhatTheHeadHoldsWhereTheBodyIsOpaque() {
    Examination seen = look(head("/?a=c@d.io", "Content-Encoding", "rot13"), "x");
    assertThat(seen.findings()).hasSize(1);
    assertThat(seen.content().coverage()).isEqualTo(Coverage.OPAQUE);
  }

  @Test
  void saysFullForAnEmptyBody() {
    assertThat(look(json(), "").content())
        .isEqualTo(new Content.Inspected(java.util.List.of(), Coverage.FULL));
  }

  @Test
  void saysPartialWhereThereAreMoreFindingsThanItCounts() {
    Examination seen = inspector.examine("a@b.io ".repeat(10_001));
    assertThat(seen.findings()).hasSize(10_000);
    assertThat(seen.content().coverage()).isEqualTo(Coverage.PARTIAL);
  }

  @Test
  void neverShowsTheTextOfAFinding() {
    Examination seen = inspector.examine("a@b.io");
    assertThat(seen.content().toString() + seen).doesNotContain("a@b.io");
  }

  @Test
  void givesTheSameFingerprintToTheSameTextOnly() {
    var seen = inspector.examine("a@b.io c@d.io a@b.io").findings();
    assertThat(seen.get(0).fingerprint()).isEqualTo(seen.get(2).fingerprint())
        .isNotEqualTo(seen.get(1).fingerprint());
  }

  @Test
  void survivesAMegabyteOfAnything() {
    for (String unit : new String[]{"7", "@", "a@", "eyJ-", "AKIA", ":", "1:", "4 ", "4111 ", "GB82 ", "1.",
      "(+1",
      "-----BEGIN PRIVATE KEY-----", "://a:", "phone 2125552368 ", "\\u0040", "1-", "A1", "AB-12 ", "1234 ",
      "12.34.", "ssn 1", "+1 2 ", "born 1 jan ", "\u672c1",
      "0x", "bc1q", "BIC "}) {
      assertThat(look(json(), "\"" + unit.repeat((1 << 20) / unit.length()) + "\"").content()).as(unit)
          .isInstanceOf(Content.Inspected.class);
    }
  }

  @Test
  void takesNoHeaderOfTheProtocolsForAKey() {
    Head head = Requests.head("/v1/x", "Sec-WebSocket-Key", "x3JJHMbDL1EzLkh9GBhXDw==", "Idempotency-Key",
        "q7Zk2Xw9Lm4Tn8Vb1Rc6Yd3E", "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    assertThat(inspector.inspect(head, Bytes.EMPTY, CAP).findings()).isEmpty();
  }
}
