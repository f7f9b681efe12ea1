package dev.weir.detect;

import static dev.weir.detect.Requests.SCOPE;
import static dev.weir.detect.Requests.all;
import static dev.weir.detect.Requests.head;
import static dev.weir.detect.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.detect.codec.Snappy;
import dev.weir.model.Head;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.Rewrite;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewriteTest {

  private final MapTokens tokens = new MapTokens();
  private final PayloadInspector inspector = new PayloadInspector(new byte[32], tokens);

  private Rewritten rewrite(Head head, String body, Operator operator) throws CannotRewrite {
    return inspector.inspect(head, Bytes.utf8(body), 1 << 20).rewrite(all(operator), SCOPE);
  }

  private String masked(String body) throws CannotRewrite {
    return rewrite(json(), body, Operator.MASK).body().utf8();
  }

  @Test
  void masksByKindAndKeepsTheShape() throws CannotRewrite {
    assertThat(masked("[\"jane@example.org\"]")).isEqualTo("[\"j***@***.org\"]");
    assertThat(masked("[\"4111 1111 1111 1111\"]")).isEqualTo("[\"**** **** **** 1111\"]");
    assertThat(masked("[\"536-22-1847\"]")).isEqualTo("[\"***-**-1847\"]");
    assertThat(masked("[\"GB82 WEST 1234 5698 7654 32\"]")).isEqualTo("[\"GB** **** **** **** **54 32\"]");
    assertThat(masked("[\"10.1.2.3\"]")).isEqualTo("[\"**.*.*.*\"]");
    assertThat(masked("[\"" + "AKIA" + "A2B3C4D5E6F7G2H3\"]")).isEqualTo("[\"********\"]");
  }

  @Test
  void generalisesToWhatIsStillTrue() throws CannotRewrite {
    assertThat(rewrite(json(), "[\"jane@example.org\",\"10.1.2.3\",\"2001:db8:1:2::3\",\"+44 20 7946 0958\"]",
        Operator.GENERALISE).body().utf8())
        .isEqualTo("[\"<EMAIL>@example.org\",\"10.1.0.0\",\"2001:db8:1::\",\"+44<PHONE>\"]");
    assertThat(
        rewrite(json(), "[\"GB82 WEST 1234 5698 7654 32\",\"4111 1111 1111 1111\"]", Operator.GENERALISE)
            .body().utf8())
        .isEqualTo("[\"GB<IBAN>\",\"<CREDIT_CARD>\"]");
  }

  @Test
  void replacesByTheKindAlone() throws CannotRewrite {
    assertThat(rewrite(json(), "{\"n\":4111111111111111,\"m\":\"jane@example.org\"}", Operator.REPLACE).body()
        .utf8())
        .isEqualTo("{\"n\":\"<CREDIT_CARD>\",\"m\":\"<EMAIL>\"}");
  }

  @Test
  void turnsANumberIntoAStringOnce() throws CannotRewrite {
    assertThat(masked("{\"n\": 4111111111111111 , \"m\":1}"))
        .isEqualTo("{\"n\": \"************1111\" , \"m\":1}");
    assertThat(masked("{\"n\":4111111111111111.0}")).isEqualTo("{\"n\":\"************1111.0\"}");
    assertThat(masked("[4111111111111111,4111111111111111]"))
        .isEqualTo("[\"************1111\",\"************1111\"]");
  }

  @Test
  void rewritesSeveralInOneValueAndLeavesAllElse() throws CannotRewrite {
    Rewritten done = rewrite(json(), "{ \"t\" : \"\\u00e9 a\\u0040b.io and\\nc@d.io \\/\" }\n",
        Operator.MASK);
    assertThat(done.body().utf8()).isEqualTo("{ \"t\" : \"\\u00e9 a***@***.io and\\nc***@***.io \\/\" }\n");
    assertThat(done.count()).isEqualTo(2);
  }

  @Test
  void hashesTheSameValueToTheSameText() throws CannotRewrite {
    String body = rewrite(json(), "[\"a@b.io\",\"a@b.io\"]", Operator.HASH).body().utf8();
    assertThat(body).matches("\\[\"(<EMAIL:[0-9a-f]{16}>)\",\"\\1\"\\]");
  }

  @Test
  void encodesAgainWhatPathQueryAndFormHold() throws CannotRewrite {
    Rewritten done = rewrite(head("/u/a%40b.io/x?m=a%40b.io&k=%41", "X-Mail", "to a@b.io", "Content-Type",
        "application/x-www-form-urlencoded"), "m=a%40b.io&k=%41", Operator.HASH);
    assertThat(done.head().target().path()).matches("/u/%3CEMAIL%3A[0-9a-f]{16}%3E/x");
    assertThat(done.head().target().query()).matches("m=%3CEMAIL%3A[0-9a-f]{16}%3E&k=%41");
    assertThat(done.head().headers().first("X-Mail"))
        .hasValueSatisfying(v -> assertThat(v).startsWith("to <EMAIL:"));
    assertThat(done.body().utf8()).matches("m=%3CEMAIL%3A[0-9a-f]{16}%3E&k=%41");
    assertThat(done.count()).isEqualTo(4);
  }

  @Test
  void escapesInXml() throws CannotRewrite {
    assertThat(rewrite(head("/", "Content-Type", "application/xml"), "<a>a&#x40;b.io</a>", Operator.HASH)
        .body().utf8())
        .matches("<a>&lt;EMAIL:[0-9a-f]{16}&gt;</a>");
  }

  @Test
  void sendsAChangedBodyWithoutItsCodingAndDigests() throws CannotRewrite, IOException {
    Head head = json("Content-Encoding", "gzip", "Content-MD5", "x", "Content-Digest", "x", "X-Other", "y");
    Rewritten done = inspector.inspect(head, gzip("[\"a@b.io\"]"), 1 << 20).rewrite(all(Operator.MASK),
        SCOPE);
    assertThat(done.body().utf8()).isEqualTo("[\"a***@***.io\"]");
    assertThat(done.head().headers().size()).isEqualTo(2);
  }

  @Test
  void changesNothingOfHowTheBodyIsToBeRead() {
    String body = "--a@b.io\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nx\r\n--a@b.io--\r\n";
    assertThatThrownBy(() -> rewrite(
        head("/", "Content-Type", "multipart/form-data; boundary=\"a@b.io\""), body, Operator.MASK))
        .isInstanceOf(CannotRewrite.class);
  }

  @Test
  void keepsTheCodingThatReceiversCannotDoWithout() throws CannotRewrite {
    Head head = json("Content-Encoding", "snappy");
    Rewritten done = inspector.inspect(head, Snappy.block(Bytes.utf8("[\"a@b.io\"]")), 1 << 20)
        .rewrite(all(Operator.MASK), SCOPE);
    assertThat(done.body()).isEqualTo(Snappy.block(Bytes.utf8("[\"a***@***.io\"]")));
    assertThat(done.head().headers().first("Content-Encoding")).hasValue("snappy");
  }

  @Test
  void makesTheDigestsOfAChangedBodyAnew() throws CannotRewrite {
    Head head = json("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==", "Content-Digest", "sha-256=:AA==:, x=:AA==:",
        "Digest",
        "MD5=AA==", "x-amz-checksum-crc64nvme", "AA==", "X-Other", "y");
    var after = rewrite(head, "[\"a@b.io\"]", Operator.MASK).head().headers();
    assertThat(after.first("Content-MD5")).hasValue("V25Hcwac0+FyWcf5ZOIOrA==");
    assertThat(after.first("Content-Digest"))
        .hasValueSatisfying(v -> assertThat(v).startsWith("sha-256=:").endsWith("=:")
            .doesNotContain("AA==", ","));
    assertThat(after.first("Digest")).hasValue("MD5=V25Hcwac0+FyWcf5ZOIOrA==");
    assertThat(after.has("x-amz-checksum-crc64nvme")).isFalse();
  }

  /** The sums were made by Python's hashlib and zlib, of {@code ["a***@***.io"]}. */
  @ParameterizedTest
  @CsvSource({"x-amz-content-sha256, 0, de77a00e63e7644d99d4c83639fc566006bdce3da55f590b35493f9a7a4f0b79",
    "x-amz-content-sha256, UNSIGNED-PAYLOAD, UNSIGNED-PAYLOAD",
    "x-ms-content-sha256, 0, 3negDmPnZE2Z1Mg2OfxWYAa9zj2lX1kLNUk/mnpPC3k=",
    "x-amz-checksum-sha256, 0, 3negDmPnZE2Z1Mg2OfxWYAa9zj2lX1kLNUk/mnpPC3k=",
    "x-amz-checksum-sha1, 0, GNMl4FHXyIGhXnlzFu/HqWMSHws=",
    "x-amz-checksum-crc32, 0, BHl61Q==", "x-amz-checksum-crc32c, 0, cWlsxg==",
    "x-bz-content-sha1, 0123456789012345678901234567890123456789, 18d325e051d7c881a15e797316efc7a963121f0b",
    "x-bz-content-sha1, do_not_verify, do_not_verify",
    "x-ms-blob-content-md5, 1B2M2Y8AsgTpgAmY7PhCfg==, V25Hcwac0+FyWcf5ZOIOrA=="})
  void makesTheChecksumsOfStoresAnew(String field, String old, String made) throws CannotRewrite {
    assertThat(rewrite(json(field, old), "[\"a@b.io\"]", Operator.MASK).head().headers().first(field))
        .hasValue(made);
  }

  @Test
  void sendsAChangedUploadWithoutItsChunks() throws CannotRewrite {
    Head head = head("/o.json", "Content-Encoding", "aws-chunked", "x-amz-trailer", "x-amz-checksum-crc32",
        "x-amz-decoded-content-length", "10", "x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "x-amz-sdk-checksum-algorithm", "BHl61Q==");
    Bytes body = Bytes.utf8("6\r\n[\"a@b.\r\n4\r\nio\"]\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n");
    Rewritten done = inspector.inspect(head, body, 1 << 20).rewrite(all(Operator.MASK), SCOPE);
    assertThat(done.body().utf8()).isEqualTo("[\"a***@***.io\"]");
    assertThat(done.head().headers().size()).isEqualTo(1);
    assertThat(done.head().headers().first("x-amz-content-sha256"))
        .hasValue("de77a00e63e7644d99d4c83639fc566006bdce3da55f590b35493f9a7a4f0b79");
  }

  @Test
  void leavesAnUnchangedBodyAsItCame() throws CannotRewrite, IOException {
    Bytes body = gzip("[\"nothing\"]");
    Head head = json("Content-Encoding", "gzip", "Signature", "x");
    Rewritten done = inspector.inspect(head, body, 1 << 20).rewrite(all(Operator.MASK), SCOPE);
    assertThat(done.body()).isEqualTo(body);
    assertThat(done.head()).isEqualTo(head);
  }

  @Test
  void refusesToChangeASignedRequest() {
    for (String name : new String[]{"Signature", "X-Hub-Signature-256", "webhook-signature",
      "x-shopify-hmac-sha256", "Content-Range"}) {
      assertThatThrownBy(() -> rewrite(json(name, "abc"), "[\"a@b.io\"]", Operator.MASK)).as(name)
          .isInstanceOf(CannotRewrite.class).hasMessageNotContaining("a@b.io");
    }
  }

  @Test
  void keepsWhatARuleKeeps() throws CannotRewrite {
    Rewritten done = rewrite(json(), "[\"a@b.io\"]", Operator.KEEP);
    assertThat(done.count()).isZero();
    assertThat(done.body().utf8()).isEqualTo("[\"a@b.io\"]");
  }

  private static Bytes gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream coded = new GZIPOutputStream(out)) {
      coded.write(Bytes.utf8(text).copy());
    }
    return Bytes.wrap(out.toByteArray());
  }

  @Test
  void rewritesOnceWhatMayBeOfTwoKinds() throws CannotRewrite {
    Examination seen = inspector.examine("AB1234567");
    assertThat(seen.findings()).extracting(finding -> finding.kind().name())
        .contains("UK_PASSPORT", "IT_PASSPORT");
    Rewrite rule = new Rewrite(new Kind("IT_PASSPORT"), Operator.REPLACE, all(Operator.MASK).getFirst().by());
    Rewritten rewritten = seen.rewrite(List.of(rule), SCOPE);
    assertThat(rewritten.count()).isEqualTo(1);
    assertThat(rewritten.body().utf8()).isEqualTo("<IT_PASSPORT>");
  }
}
