package dev.weir.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Plays Google's token endpoint, the metadata server and Secret Manager's access to one secret, strictly, as their documents have
 * them: an assertion's signature and claims are checked, and so is the flavour of a question to the metadata server.
 */
public final class GoogleStandIn implements StandIn.Service {

  public static final String EMAIL = "weir@shop-1.iam.example";
  public static final String PATH = "/v1/projects/shop-1/secrets/pay/versions/latest:access";

  private static final String BEARER = "ya29.token";

  private final KeyPair key;
  private final String value;

  /** Keeps {@code value} as the secret {@code pay} of the project {@code shop-1}. */
  public GoogleStandIn(String value) {
    this.value = value;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      key = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no RSA on this JVM", e);
    }
  }

  /** Returns the key file of the service account, whose tokens are had at {@code tokens}. */
  public String accountFile(String tokens) {
    String pem = "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
    return "{\"type\":\"service_account\",\"client_email\":\"" + EMAIL + "\",\"private_key_id\":\"k1\","
        + "\"private_key\":" + Json.quote(pem) + ",\"token_uri\":" + Json.quote(tokens) + "}";
  }

  @Override
  public void playOn(StandIn standIn) {
    String tokens = standIn.uri() + "/token";
    standIn.on("POST", "/token", request -> granted(request.text(), tokens));
    standIn.on("GET", "/computeMetadata/v1/instance/service-accounts/default/token",
        request -> request.header("Metadata-Flavor").equals(Optional.of("Google"))
            ? token()
            : Answer.empty(403));
    standIn.on("GET", PATH, request -> request.header("Authorization").equals(Optional.of("Bearer " + BEARER))
        ? Answer.json(200, payload())
        : Answer.empty(401));
  }

  private String payload() {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return "{\"name\":\"x\",\"payload\":{\"data\":\"" + Base64.getEncoder().encodeToString(bytes)
        + "\",\"dataCrc32c\":\"" + crc.getValue() + "\"}}";
  }

  private static Answer token() {
    return Answer.json(200,
        "{\"access_token\":\"" + BEARER + "\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
  }

  private Answer granted(String form, String audience) {
    String start = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
    return form.startsWith(start) && isFine(
        URLDecoder.decode(form.substring(start.length()), StandardCharsets.UTF_8).split("\\.", -1), audience)
            ? token()
            : Answer.json(400, "{\"error\":\"invalid_grant\"}");
  }

  private boolean isFine(String[] parts, String audience) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      Map<String, @Nullable Object> head = Json.object(text(parts[0]));
      Map<String, @Nullable Object> claims = Json.object(text(parts[1]));
      return parts.length == 3 && signature.verify(Base64.getUrlDecoder().decode(parts[2]))
          && "RS256".equals(head.get("alg")) && "k1".equals(head.get("kid"))
          && EMAIL.equals(claims.get("iss"))
          && audience.equals(claims.get("aud"))
          && "https://www.googleapis.com/auth/cloud-platform".equals(claims.get("scope"))
          && claims.get("iat") instanceof Double from && claims.get("exp") instanceof Double to
          && to - from <= 3600;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String text(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
