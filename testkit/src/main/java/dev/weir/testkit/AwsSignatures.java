package dev.weir.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks Signature Version 4 of a POST to {@code /} without a query, as AWS's user guide describes its verification; knows nothing
 * of how Weir signs.
 */
final class AwsSignatures {

  private static final String SCHEME = "AWS4-HMAC-SHA256 ";

  private AwsSignatures() {}

  /** Returns what is wrong with the signature of {@code request}, as the error's name; nothing where it is right. */
  static Optional<String> fault(Request request, String id, String secret, String token, String region,
      String service) {
    String authorization = request.header("Authorization").orElse("");
    String date = request.header("X-Amz-Date").orElse("");
    if (!authorization.startsWith(SCHEME) || date.length() != 16) {
      return Optional.of("MissingAuthenticationTokenException");
    }
    String scope = date.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
    String[] parts = authorization.substring(SCHEME.length()).split(", ", -1);
    if (parts.length != 3 || !parts[0].equals("Credential=" + id + "/" + scope)
        || !parts[1].startsWith("SignedHeaders=") || !parts[2].startsWith("Signature=")) {
      return Optional.of("IncompleteSignatureException");
    }
    List<String> names = Arrays.asList(parts[1].substring(14).split(";", -1));
    boolean enough = names.containsAll(List.of("content-type", "host", "x-amz-date", "x-amz-target"))
        && names.equals(names.stream().sorted().toList());
    if (!enough || !request.header("X-Amz-Security-Token").orElse("").equals(token)
        || names.contains("x-amz-security-token") == token.isEmpty()) {
      return Optional.of("UnrecognizedClientException");
    }
    String due = signature(request, names, date, scope, secret);
    return due.equals(parts[2].substring(10)) ? Optional.empty() : Optional.of("InvalidSignatureException");
  }

  private static String signature(Request request, List<String> names, String date, String scope,
      String secret) {
    StringBuilder canonical = new StringBuilder(request.method() + "\n" + request.path() + "\n\n");
    names.forEach(name -> canonical.append(name.toLowerCase(Locale.ROOT)).append(':')
        .append(request.header(name).orElse("").strip()).append('\n'));
    canonical.append('\n').append(String.join(";", names)).append('\n').append(sha256(request.body()));
    String text = SCHEME.strip() + "\n" + date + "\n" + scope + "\n"
        + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HMAC-SHA256 on this JVM", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256 on this JVM", e);
    }
  }
}
