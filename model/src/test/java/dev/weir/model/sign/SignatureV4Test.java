package dev.weir.model.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import dev.weir.model.sign.SignatureV4.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples that AWS publishes: those of its documentation, and signatures of its signing test suite (awslabs/aws-c-auth,
 * tests/aws-signing-test-suite/v4). Left out are its relative paths and folded lines as such: neither reaches a signature here (it joins folded lines by commas).
 */
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

  /** A case of the suite: what it asks for, what it signs besides Host and date, and the signature that is due. */
  record Case(String method, String path, String query, Map<String, String> more, String signature) {

    static Case get(String path, String query, String signature) {
      return new Case("GET", path, query, Map.of(), signature);
    }

    static Case with(String field, String value, String signature) {
      return new Case("GET", "/", "", Map.of(field, value), signature);
    }

    String signed() {
      TreeMap<String, String> fields = new TreeMap<>(more);
      fields.put("host", "example.amazonaws.com");
      fields.put("x-amz-date", "20150830T123600Z");
      return sign(IN_2015, "service", KEY, method, path, query, fields, EMPTY);
    }
  }

  private static final String UNRESERVED = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** A path of the suite is not encoded yet: its bytes, each a character. */
  private static String raw(String path) {
    return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static List<Case> suite() {
    return List.of(
        Case.get("/", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        Case.get("//example//", "", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"),
        Case.get("/example space/", "", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
        Case.get(raw("/\u1234"), "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
        Case.get("/" + UNRESERVED, "", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
        Case.get("/", "Param1=value1", "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"),
        Case.get("/", "Param2=value2&Param1=value1",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
        Case.get("/", "Param-3=Value3&Param=Value2&%E1%88%B4=Value1",
            "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac"),
        Case.get("/", raw("\u1234=bar"), "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
        Case.get("/", UNRESERVED + "=" + UNRESERVED,
            "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"),
        Case.with("my-header1", "value2,value2,value1",
            "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
        Case.with("my-header1", "value4,value1,value3,value2",
            "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"),
        Case.with("my-header1", "value1,value2,value3",
            "ba17b383a53190154eb5fa66a1b836cc297cc0a3d70a5d00705980573d8ff790"),
        new Case("GET", "/", "", Map.of("my-header1", " value1", "my-header2", " \"a   b   c\""),
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
        Case.with("x-amz-security-token", "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267",
            "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8"),
        new Case("POST", "/", "", Map.of(),
            "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"));
  }

  @ParameterizedTest
  @MethodSource("suite")
  void signsTheTestSuite(Case each) {
    assertThat(each.signed()).isEqualTo(each.signature());
  }

  @Test
  void signsAFormAndATokenInTheQueryAsTheSuiteDoes() {
    String hash = SignatureV4.sha256(Bytes.utf8("Param1=value1"));
    assertThat(sign(IN_2015, "service", KEY, "POST", "/", "",
        Map.of("content-length", "13", "content-type", "application/x-www-form-urlencoded; charset=utf-8",
            "host", "example.amazonaws.com", "x-amz-content-sha256", hash, "x-amz-date", "20150830T123600Z"),
        hash)).isEqualTo("328d1b9eaadca9f5818ef05e8392801e091653bafec24fcab71e7344e7f51422");
    assertThat(sign(IN_2015, "service", KEY, "GET", "/",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice"
            + "%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600"
            + "&X-Amz-Security-Token=6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267",
        Map.of("host", "example.amazonaws.com"), EMPTY))
        .isEqualTo("7ff2b50b376cb4d151970630573d6291dc128cc5c2a12ffb237f73cc53f67b6c");
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
