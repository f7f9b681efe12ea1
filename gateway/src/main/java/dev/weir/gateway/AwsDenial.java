package dev.weir.gateway;

import dev.weir.model.net.Json;
import dev.weir.model.settings.CredentialRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.settings.Injection;
import java.util.Locale;
import java.util.Optional;

/**
 * The shapes that AWS's SDKs make their exceptions of. Sources: Amazon S3 API Reference, "Error responses"; Smithy, AWS JSON,
 * REST JSON and Query protocols, "Operation error serialization".
 */
enum AwsDenial {
  JSON, QUERY, S3;

  /** Returns the shape for a request to the destination of {@code rule}; empty where that is none of AWS's. */
  static Optional<AwsDenial> of(DestinationRule rule, Incoming incoming) {
    if (rule.api() != Api.NONE && rule.api() != Api.BEDROCK) {
      return Optional.empty();
    }
    Optional<String> service = rule.credential().map(CredentialRule::how)
        .flatMap(how -> how instanceof Injection.Aws aws ? Optional.of(aws.service()) : Optional.empty());
    if (service.isEmpty()) {
      return rule.api() == Api.BEDROCK ? Optional.of(JSON) : Optional.empty();
    }
    boolean form = incoming.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT)
        .startsWith("application/x-www-form-urlencoded");
    return Optional.of(service.get().equals("s3") ? S3 : form ? QUERY : JSON);
  }

  String mediaType() {
    return this == JSON ? "application/json" : "application/xml";
  }

  /** Returns the body of an answer with {@code status}. */
  String body(int status, String message, String id) {
    String code = code(status);
    return switch (this) {
      case JSON ->
        "{\"message\":" + Json.quote(message) + ",\"__type\":" + Json.quote(code) + "}";
      case QUERY ->
        "<ErrorResponse><Error><Type>" + (status < 500 ? "Sender" : "Receiver") + "</Type><Code>" + code
            + "</Code><Message>" + xml(message) + "</Message></Error><RequestId>" + id
            + "</RequestId></ErrorResponse>";
      case S3 -> "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
          + xml(message) + "</Message><RequestId>" + id + "</RequestId></Error>";
    };
  }

  /** Returns what the error is called: by it an SDK knows whether to try again. */
  String code(int status) {
    boolean s3 = this == S3;
    return switch (status) {
      case 401, 407 -> s3 ? "AccessDenied" : "UnrecognizedClientException";
      case 403 -> s3 ? "AccessDenied" : "AccessDeniedException";
      case 404 -> s3 ? "ResourceNotFound" : "ResourceNotFoundException";
      case 413 -> s3 ? "EntityTooLarge" : "RequestEntityTooLargeException";
      case 429 -> s3 ? "SlowDown" : "ThrottlingException";
      case 500 -> s3 ? "InternalError" : "InternalServerException";
      default -> status < 500
          ? s3 ? "InvalidRequest" : "ValidationException"
          : s3 ? "ServiceUnavailable" : "ServiceUnavailableException";
    };
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
