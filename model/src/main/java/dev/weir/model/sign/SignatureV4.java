package dev.weir.model.sign;

import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * AWS Signature Version 4 of one request. Source: AWS IAM user guide, "Create a signed AWS API request"; Amazon S3 API
 * reference, "Authenticating Requests (AWS Signature Version 4)".
 *
 * @param at when it is signed
 * @param service as its endpoint is called, such as {@code s3} or {@code bedrock}
 */
public record SignatureV4(Instant at, String region, String service) {

  public static final String ALGORITHM = "AWS4-HMAC-SHA256";
  public static final String S3 = "s3";
  public static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
      .withZone(ZoneOffset.UTC);

  /**
   * What is signed of a request.
   *
   * @param path as it is sent
   * @param query decoded
   * @param fields by their names in lower case; all of them are signed
   * @param payload SHA-256 of the body in hexadecimal, or one of the words that stand for it
   */
  public record Signed(String method, String path, List<Parameters.Parameter> query,
      SortedMap<String, String> fields,
      String payload) {

    /** Returns the names of the fields, as a signature lists them. */
    public String names() {
      return String.join(";", fields.keySet());
    }
  }

  /** Returns the time as AWS spells it. */
  public String time() {
    return TIME.format(at);
  }

  /** Returns what the key is narrowed to. */
  public String scope() {
    return time().substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
  }

  /** Returns the field {@code Authorization} of what is signed. */
  public String authorization(Signed signed, AwsKey key) {
    return ALGORITHM + " Credential=" + key.id() + "/" + scope() + ", SignedHeaders=" + signed.names()
        + ", Signature=" + sign(signed, key.secret());
  }

  /** Returns the signature in hexadecimal; {@code key} is the secret access key. */
  public String sign(Signed signed, Secret key) {
    String text = ALGORITHM + "\n" + time() + "\n" + scope() + "\n" + sha256(Bytes.utf8(canonical(signed)));
    Secret first = key.within("AWS4{}");
    byte[] last = first.reveal();
    first.close();
    for (String part : List.of(time().substring(0, 8), region, service, "aws4_request", text)) {
      byte[] next = Macs.hmac("HmacSHA256", last, part.getBytes(StandardCharsets.UTF_8));
      Arrays.fill(last, (byte) 0);
      last = next;
    }
    return HexFormat.of().formatHex(last);
  }

  /** Returns the canonical request. */
  String canonical(Signed signed) {
    String query = signed.query().stream().sorted().map(Parameters.Parameter::encoded)
        .collect(Collectors.joining("&"));
    StringBuilder text = new StringBuilder(signed.method()).append('\n').append(path(signed.path()))
        .append('\n').append(query).append('\n');
    for (Map.Entry<String, String> field : signed.fields().entrySet()) {
      text.append(field.getKey()).append(':').append(trimmed(field.getValue())).append('\n');
    }
    return text.append('\n').append(signed.names()).append('\n').append(signed.payload()).toString();
  }

  /** Returns the path to send in the place of {@code path}: in the one spelling that whoever verifies cannot read otherwise. */
  public String sent(String path) {
    if (service.equals(S3)) {
      return path;
    }
    return Arrays.stream(path.split("/", -1))
        .map(segment -> Parameters.encode(Parameters.unescape(segment), ""))
        .collect(Collectors.joining("/"));
  }

  /** S3 encodes a path once; everybody else encodes what was encoded, and knows no empty segments. */
  private String path(String path) {
    if (service.equals(S3)) {
      return Parameters.encode(Parameters.unescape(path), "/");
    }
    StringBuilder joined = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '/' || i == 0 || path.charAt(i - 1) != '/') {
        joined.append(path.charAt(i));
      }
    }
    return Parameters.encode(joined.toString(), "/");
  }

  private static String trimmed(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i) == '\t' ? ' ' : value.charAt(i);
      if (c != ' ' || !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
        text.append(c);
      }
    }
    return text.toString().stripTrailing();
  }

  /** Returns the SHA-256 of {@code bytes} in hexadecimal. */
  public static String sha256(Bytes bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.array(), bytes.offset(), bytes.length());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256 on this JVM", e);
    }
  }
}
