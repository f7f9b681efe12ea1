package dev.weir.wire.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import dev.weir.wire.credential.SignatureV4.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples that AWS publishes with its documentation, and their signatures there. */
class SignatureV4Test {

  private static final String EMPTY = SignatureV4.sha256(Bytes.EMPTY);
  /** IAM user guide, "Create a signed AWS API request", and the signature test suite. */
  private static final Instant IN_2015 = Instant.parse("2015-08-30T12:36:00Z");
  private static final String KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  /** S3 API reference, "Signature calculations for the Authorization header", examples. */
  private static final Instant IN_2013 = Instant.parse("2013-05-24T00:00:00Z");
  private static final String S3_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String BUCKET = "examplebucket.s3.amazonaws.com";

  private static String sign(Instant at, String service, String key, String method, String path, String query,
      Map<String, String> fields, String payload) {
    return new SignatureV4(at, "us-east-1", service).sign(
        new Signed(method, path, Parameters.of(query), new TreeMap<>(fields), payload),
        Secret.own(key.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String suite(String path, String query) {
    return sign(IN_2015, "service", KEY, "GET", path, query,
        Map.of("host", "example.amazonaws.com", "x-amz-date", "20150830T123600Z"), EMPTY);
  }

  private static String s3(String method, String path, String query, Map<String, String> more, String hash) {
    TreeMap<String, String> fields = new TreeMap<>(more);
    fields.put("host", BUCKET);
    fields.put("x-amz-content-sha256", hash);
    fields.put("x-amz-date", "20130524T000000Z");
    return sign(IN_2013, "s3", S3_KEY, method, path, query, fields, hash);
  }

  @Test
  void signsTheExampleOfTheUserGuide() {
    assertThat(sign(IN_2015, "iam", KEY, "GET", "/", "Action=ListUsers&Version=2010-05-08",
        Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8", "host",
            "iam.amazonaws.com", "x-amz-date", "20150830T123600Z"),
        EMPTY))
        .isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
  }

  @Test
  void signsTheTestSuite() {
    assertThat(suite("/", "")).isEqualTo("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    assertThat(suite("//example//", ""))
        .isEqualTo("9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84");
    assertThat(suite("/", "Param2=value2&Param1=value1"))
        .isEqualTo("b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
  }

  @Test
  void signsTheExamplesOfS3() {
    assertThat(s3("GET", "/test.txt", "", Map.of("range", "bytes=0-9"), EMPTY))
        .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    assertThat(s3("PUT", "/test$file.text", "", Map.of("date", "Fri, 24 May 2013 00:00:00 GMT",
        "x-amz-storage-class", "REDUCED_REDUNDANCY"),
        SignatureV4.sha256(Bytes.utf8("Welcome to Amazon S3."))))
        .isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    assertThat(s3("GET", "/", "lifecycle", Map.of(), EMPTY))
        .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    assertThat(s3("GET", "/", "max-keys=2&prefix=J", Map.of(), EMPTY))
        .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  @Test
  void signsAQueryAsS3Does() {
    assertThat(sign(IN_2013, "s3", S3_KEY, "GET", "/test.txt",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3"
            + "%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host",
        Map.of("host", BUCKET), SignatureV4.UNSIGNED_PAYLOAD))
        .isEqualTo("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  }

  @Test
  void ordersParametersByNameBeforeValue() {
    SignatureV4 signature = new SignatureV4(IN_2015, "us-east-1", "service");
    assertThat(signature.canonical(new Signed("GET", "/", Parameters.of("a-b=1&a=2&a=1&%C3%A9=x+y"),
        new TreeMap<>(), EMPTY)).split("\n", -1)[2]).isEqualTo("%C3%A9=x%20y&a=1&a=2&a-b=1");
  }

  @Test
  void collapsesBlanksInFields() {
    SignatureV4 signature = new SignatureV4(IN_2015, "us-east-1", "service");
    assertThat(signature.canonical(new Signed("GET", "/", Parameters.of(""),
        new TreeMap<>(Map.of("x-amz-meta", "  a   b\t c  ")), EMPTY))).contains("x-amz-meta:a b c\n");
  }
}
