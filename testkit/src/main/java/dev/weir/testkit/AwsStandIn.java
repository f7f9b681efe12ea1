package dev.weir.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays KMS, Secrets Manager, STS, a container's and an instance's metadata, strictly, as AWS's API references have them: every
 * question to a service is refused unless its signature is right, and each place of credentials wants what it is due.
 */
public final class AwsStandIn implements StandIn.Service {

  public static final String REGION = "eu-central-1";
  public static final String KEY_ARN = "arn:aws:kms:eu-central-1:111122223333:key/weir";
  public static final String ID = "AKID" + "EXAMPLE";
  public static final String SECRET = "secret/of+the/key";
  public static final String SESSION = "session-token";
  public static final String ROLE = "arn:aws:iam::111122223333:role/weir";
  public static final String IDENTITY = "web-identity-jwt";
  public static final String POD = "pod-token";

  private static final String MASK = "masked by the stand-in:";

  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private volatile boolean session;

  /** Wants a session's token with each signature from now on, or none. */
  public AwsStandIn withSession(boolean wanted) {
    session = wanted;
    return this;
  }

  /** Keeps a secret as text. */
  public void keep(String name, String value) {
    secrets.put(name, value);
  }

  @Override
  public void playOn(StandIn standIn) {
    standIn.on("POST", "/", this::asked).on("GET", "/role",
        request -> request.header("Authorization").equals(Optional.of(POD)) ? key() : Answer.empty(401));
    standIn.on("PUT", "/latest/api/token", request -> request.header("X-aws-ec2-metadata-token-ttl-seconds")
        .isPresent() ? Answer.text(200, "imds-token") : Answer.empty(400));
    String roles = "/latest/meta-data/iam/security-credentials/";
    standIn.on("GET", roles, request -> metadata(request, Answer.text(200, "weir-role")));
    standIn.on("GET", roles + "weir-role", request -> metadata(request, key()));
  }

  private static Answer metadata(Request request, Answer answer) {
    return request.header("X-aws-ec2-metadata-token").equals(Optional.of("imds-token"))
        ? answer
        : Answer.empty(401);
  }

  private static Answer key() {
    return Answer.json(200,
        "{\"AccessKeyId\":\"" + ID + "\",\"SecretAccessKey\":\"" + SECRET + "\",\"Token\":\""
            + SESSION + "\",\"Expiration\":\"2099-01-01T00:00:00Z\"}");
  }

  private Answer asked(Request request) {
    if (request.text().startsWith("Action=")) {
      return assumed(request.text());
    }
    String target = request.header("X-Amz-Target").orElse("");
    String service = target.startsWith("TrentService.") ? "kms" : "secretsmanager";
    Optional<String> fault = AwsSignatures.fault(request, ID, SECRET, session ? SESSION : "", REGION,
        service);
    if (fault.isPresent()
        || !request.header("Content-Type").equals(Optional.of("application/x-amz-json-1.1"))) {
      return error(fault.orElse("SerializationException"));
    }
    Map<String, @Nullable Object> body = Json.object(request.text());
    return switch (target) {
      case "TrentService.Encrypt" -> encrypt(body);
      case "TrentService.Decrypt" -> decrypt(body);
      case "secretsmanager.GetSecretValue" -> secret(body);
      default -> error("UnknownOperationException");
    };
  }

  private static Answer assumed(String form) {
    boolean fine = form.contains("Action=AssumeRoleWithWebIdentity") && form.contains("Version=2011-06-15")
        && form.contains("RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fweir")
        && form.contains("RoleSessionName=") && form.contains("WebIdentityToken=" + IDENTITY);
    String answer = "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>"
        + ID + "</AccessKeyId><SecretAccessKey>" + SECRET + "</SecretAccessKey><SessionToken>" + SESSION
        + "</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
        + "</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>";
    return fine
        ? Answer.of(200, "text/xml", answer.getBytes(StandardCharsets.UTF_8))
        : Answer.text(400, "<ErrorResponse/>");
  }

  private static Answer encrypt(Map<String, @Nullable Object> body) {
    if (!KEY_ARN.equals(body.get("KeyId"))) {
      return error("NotFoundException");
    }
    String blob = MASK + body.get("EncryptionContext") + ":" + body.get("Plaintext");
    return Answer.json(200, "{\"KeyId\":\"" + KEY_ARN + "\",\"CiphertextBlob\":\""
        + Base64.getEncoder().encodeToString(blob.getBytes(StandardCharsets.UTF_8)) + "\"}");
  }

  private static Answer decrypt(Map<String, @Nullable Object> body) {
    if (!KEY_ARN.equals(body.get("KeyId"))) {
      return error("IncorrectKeyException");
    }
    String blob = new String(Base64.getDecoder().decode(String.valueOf(body.get("CiphertextBlob"))),
        StandardCharsets.UTF_8);
    String due = MASK + body.get("EncryptionContext") + ":";
    return blob.startsWith(due)
        ? Answer.json(200,
            "{\"KeyId\":\"" + KEY_ARN + "\",\"Plaintext\":\"" + blob.substring(due.length()) + "\"}")
        : error("InvalidCiphertextException");
  }

  private Answer secret(Map<String, @Nullable Object> body) {
    String value = secrets.get(String.valueOf(body.get("SecretId")));
    return value == null || !"AWSCURRENT".equals(body.get("VersionStage"))
        ? error("ResourceNotFoundException")
        : Answer.json(200, "{\"Name\":\"x\",\"SecretString\":" + Json.quote(value) + "}");
  }

  private static Answer error(String name) {
    return Answer.json(400, "{\"__type\":\"com.amazonaws#" + name + "\",\"message\":\"refused\"}");
  }
}
