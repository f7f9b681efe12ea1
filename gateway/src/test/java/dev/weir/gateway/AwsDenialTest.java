package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.net.HostPattern;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.CredentialRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.settings.HttpVersions;
import dev.weir.model.settings.Injection;
import dev.weir.model.settings.Resilience;
import dev.weir.model.settings.Timeouts;
import dev.weir.model.settings.TlsRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsDenialTest {

  private static DestinationRule signedFor(Api api, String service) {
    return new DestinationRule("aws", List.of(HostPattern.parse("*.amazonaws.com").orElseThrow()),
        Optional.empty(), "cloud", api, List.of(),
        Optional.of(new CredentialRule("aws", new Injection.Aws("us-east-1", service, false))), TlsRule.USUAL,
        List.of(), List.of(443), Timeouts.USUAL, AnswerRule.USUAL, ContentRule.USUAL, HttpVersions.NEGOTIATED,
        Resilience.NONE);
  }

  private static OwnAnswer denied(Entry entry, DestinationRule rule, String type, Status status) {
    Incoming incoming = new Incoming(entry, "POST", "/", Headers.of("content-type", type),
        Ip.v4(0x7f000001), Optional.empty());
    return Denials.render(new Decision.Deny(new RuleRef("no-cards"), "a < b & \"c\"", status), incoming,
        Optional.of(rule), Headers.of("Weir-Request-Id", "r1"), Optional.empty());
  }

  @Test
  void speaksXmlOfItsOwnToClientsOfS3() {
    OwnAnswer answer = denied(Entry.PROXY, signedFor(Api.NONE, "s3"), "text/plain", Status.FORBIDDEN);
    assertThat(answer.headers().first("Content-Type")).hasValue("application/xml");
    assertThat(answer.body().utf8()).isEqualTo(
        """
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>AccessDenied</Code><Message>Weir: a &lt; b &amp; "c" (rule no-cards, request r1)</Message>\
            <RequestId>r1</RequestId></Error>""");
  }

  @Test
  void speaksTheProtocolOfTheService() {
    OwnAnswer json = denied(Entry.PROXY, signedFor(Api.NONE, "dynamodb"), "application/x-amz-json-1.0",
        Status.LIMITED);
    assertThat(json.status()).isEqualTo(429);
    assertThat(json.headers().first("x-amzn-ErrorType")).hasValue("ThrottlingException");
    assertThat(json.body().utf8()).endsWith("\"__type\":\"ThrottlingException\"}");
    OwnAnswer query = denied(Entry.PROXY, signedFor(Api.NONE, "sns"), "application/x-www-form-urlencoded",
        Status.UNAVAILABLE);
    assertThat(query.body().utf8()).startsWith("<ErrorResponse><Error><Type>Receiver</Type>");
    assertThat(denied(Entry.PROXY, signedFor(Api.BEDROCK, "bedrock"), "application/json", Status.FORBIDDEN)
        .headers().first("x-amzn-ErrorType")).hasValue("AccessDeniedException");
  }

  @Test
  void leavesOthersTheirShape() {
    assertThat(denied(Entry.CONNECT, signedFor(Api.NONE, "s3"), "", Status.FORBIDDEN).headers()
        .first("Content-Type")).hasValue("application/problem+json");
    assertThat(denied(Entry.PROXY, signedFor(Api.ANTHROPIC, "bedrock"), "application/json", Status.FORBIDDEN)
        .body().utf8()).startsWith("{\"type\":\"error\"");
  }

  @ParameterizedTest
  @CsvSource({"403, AccessDenied, AccessDeniedException", "407, AccessDenied, UnrecognizedClientException",
    "429, SlowDown, ThrottlingException", "422, InvalidRequest, ValidationException",
    "413, EntityTooLarge, RequestEntityTooLargeException", "404, ResourceNotFound, ResourceNotFoundException",
    "500, InternalError, InternalServerException", "504, ServiceUnavailable, ServiceUnavailableException"})
  void callsErrorsAsAwsDoes(int status, String s3, String json) {
    assertThat(AwsDenial.S3.code(status)).isEqualTo(s3);
    assertThat(AwsDenial.JSON.code(status)).isEqualTo(json);
    assertThat(AwsDenial.QUERY.code(status)).isEqualTo(json);
  }
}
