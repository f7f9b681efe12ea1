package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Json;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.DestinationRule.Api;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Denials as answers: problem+json (RFC 9457), or the error shape of the provider that the caller thinks it speaks to, so
 * that its SDK raises its own exception with the reason.
 */
final class Denials {

  /** What JSON-RPC 2.0 leaves to servers, section 5.1: -32000 to -32099. */
  private static final int DENIED = -32_003;

  private Denials() {}

  static OwnAnswer render(Decision.Deny deny, Incoming incoming, Optional<DestinationRule> rule,
      Headers weirHeaders,
      Optional<Duration> retryAfter) {
    Entry entry = incoming.entry();
    if (entry != Entry.CONNECT && GrpcDenial.answers(incoming)) {
      return GrpcDenial.render(deny, incoming, weirHeaders, retryAfter);
    }
    boolean proxy = entry == Entry.PROXY || entry == Entry.CONNECT;
    int status = deny.status() == Status.UNKNOWN_CALLER && proxy ? 407 : deny.status().code();
    Api api = entry == Entry.CONNECT ? Api.NONE : rule.map(DestinationRule::api).orElse(Api.NONE);
    String id = weirHeaders.first("Weir-Request-Id").orElse("");
    String message = "Weir: " + deny.reason() + " (rule " + deny.by() + ", request " + id + ")";
    Optional<AwsDenial> aws = entry == Entry.CONNECT
        ? Optional.empty()
        : rule.flatMap(destination -> AwsDenial.of(destination, incoming));
    Headers.Builder headers = Headers.builder();
    headers.add("Content-Type", aws.map(AwsDenial::mediaType)
        .orElse(api == Api.NONE ? "application/problem+json" : "application/json"));
    aws.ifPresent(shape -> headers.add("x-amzn-ErrorType", shape.code(status)));
    if (deny.status() == Status.UNKNOWN_CALLER) {
      headers.add(proxy ? "Proxy-Authenticate" : "WWW-Authenticate",
          proxy ? "Basic realm=\"weir\", charset=\"UTF-8\"" : "Bearer realm=\"weir\"");
    }
    retryAfter.ifPresent(wait -> {
      headers.add("Retry-After", Long.toString(OwnFields.seconds(wait)));
      String left = OwnFields.nothingLeft(wait);
      if (weirHeaders.all("RateLimit").stream().noneMatch(told -> told.endsWith(left))) {
        headers.add("RateLimit", Json.quote(deny.by().name()) + left);
      }
    });
    headers.addAll(weirHeaders);
    boolean close = deny.status() == Status.BAD_REQUEST || deny.status() == Status.MISDIRECTED;
    String body = aws.map(shape -> shape.body(status, message, id))
        .orElseGet(() -> body(api, deny, status, Json.quote(message), id));
    return new OwnAnswer(status, headers.build(), Bytes.utf8(body), close);
  }

  private static String body(Api api, Decision.Deny deny, int status, String message, String id) {
    return switch (api) {
      case OPENAI, AZURE -> "{\"error\":{\"message\":" + message + ",\"type\":\"weir_"
          + deny.status().name().toLowerCase(Locale.ROOT)
          + "\",\"param\":null,\"code\":" + Json.quote(deny.by().name()) + "}}";
      case ANTHROPIC ->
        "{\"type\":\"error\",\"error\":{\"type\":\"" + anthropicType(status) + "\",\"message\":" + message
            + "},\"request_id\":" + Json.quote(id) + "}";
      case GEMINI ->
        "{\"error\":{\"code\":" + status + ",\"message\":" + message + ",\"status\":\"" + googleStatus(status)
            + "\"}}";
      case COHERE, BEDROCK -> "{\"message\":" + message + "}";
      case MISTRAL -> "{\"object\":\"error\",\"message\":" + message + ",\"type\":\"weir_"
          + deny.status().name().toLowerCase(Locale.ROOT) + "\",\"param\":null,\"code\":"
          + Json.quote(deny.by().name()) + "}";
      case OLLAMA -> "{\"error\":" + message + "}";
      case MCP ->
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + DENIED + ",\"message\":" + message + "}}";
      case NONE ->
        "{\"type\":\"about:blank\",\"title\":" + Json.quote(deny.status().title()) + ",\"status\":" + status
            + ",\"detail\":" + Json.quote(deny.reason()) + ",\"rule\":" + Json.quote(deny.by().name())
            + ",\"request_id\":" + Json.quote(id) + "}";
    };
  }

  /** Source: Anthropic API reference, "Errors". */
  private static String anthropicType(int status) {
    return switch (status) {
      case 401, 407 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      default -> status < 500 ? "invalid_request_error" : "api_error";
    };
  }

  /** Source: google.rpc.Code, as the HTTP mapping in its comments gives it. */
  private static String googleStatus(int status) {
    return switch (status) {
      case 401, 407 -> "UNAUTHENTICATED";
      case 403 -> "PERMISSION_DENIED";
      case 404 -> "NOT_FOUND";
      case 429 -> "RESOURCE_EXHAUSTED";
      case 504 -> "DEADLINE_EXCEEDED";
      default -> status < 500 ? "INVALID_ARGUMENT" : "UNAVAILABLE";
    };
  }
}
