package dev.weir.scan.rules;

import static dev.weir.scan.egress.Flow.Part.ADDRESS;
import static dev.weir.scan.egress.Flow.Part.CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.egress.FileFacts;
import dev.weir.scan.egress.HardCoded;
import dev.weir.scan.egress.Hidden;
import dev.weir.scan.egress.Place;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.knowledge.Recipients;
import dev.weir.scan.knowledge.Transform;
import dev.weir.scan.review.Review;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesTest {

  private static final Transform HASHED = new Transform(Transform.Kind.SANITISES, "hashlib.sha256");
  private static final Transform ENCODED = new Transform(Transform.Kind.ENCODES, "base64.b64encode");

  @Test
  void personalDataToAThirdPartyIsSensitive() {
    var judged = Calls.post("https://api.mixpanel.com/track").payload("EMAIL", "customer.email").judged();
    assertThat(judged.file().verdict()).isEqualTo(Verdict.SENDS_SENSITIVE);
    var finding = judged.findings().stream().filter(f -> f.rule().equals("sensitive-data-to-third-party"))
        .findFirst().orElseThrow();
    assertThat(finding.message()).isEqualTo("Sends EMAIL (customer.email) to Mixpanel (api.mixpanel.com).");
    assertThat(finding.recipient().category()).isEqualTo(Category.LOGGING);
    assertThat(finding.trace()).isNotEmpty();
  }

  @Test
  void hashedDataIsNotSensitiveAndTheHashIsNamed() {
    var judged = Calls.post("https://api.mixpanel.com/track").payload("EMAIL", "email", HASHED).judged();
    assertThat(judged.file().verdict()).isEqualTo(Verdict.SENDS);
    assertThat(judged.findings()).filteredOn(f -> f.rule().equals("egress")).singleElement()
        .extracting(Finding::sanitisers).isEqualTo(List.of("hashlib.sha256"));
  }

  @Test
  void whatStaysOnTheMachineIsNotSensitive() {
    assertThat(Calls.post("http://localhost:8000/v1").payload("EMAIL", "email").verdict())
        .isEqualTo(Verdict.SENDS);
    assertThat(Calls.post("http://localhost:8000/v1").payload("EMAIL", "email").rules())
        .containsExactly("egress");
  }

  @Test
  void aKeyThatTheCodeShowsToItsOwnVendorIsASecretThatLeaves() {
    var inHead = Calls.post("https://api.openai.com/v1").credential("OPENAI_API_KEY");
    assertThat(inHead.verdict()).isEqualTo(Verdict.SENDS_SENSITIVE);
    assertThat(inHead.rules()).containsExactlyInAnyOrder("key-in-request", "egress", "undeclared-egress");
    var inBody = Calls.post("https://api.openai.com/v1").payload("SECRET", "OPENAI_API_KEY");
    assertThat(inBody.verdict()).isEqualTo(Verdict.SENDS_SENSITIVE);
    assertThat(inBody.rules()).contains("key-in-request").doesNotContain("secret-in-payload");
    var inAddress = Calls.get("https://api.telegram.org/").with(ADDRESS, "SECRET", "token");
    assertThat(inAddress.verdict()).isEqualTo(Verdict.SENDS_SENSITIVE);
  }

  @Test
  void aKeyThatALibraryShowsToItsServiceIsNotSensitive() {
    assertThat(Calls.of("openai.OpenAI().responses.create").credential("OPENAI_API_KEY").verdict())
        .isEqualTo(Verdict.SENDS);
    assertThat(Calls.post("http://localhost:8000/").credential("token").verdict()).isEqualTo(Verdict.SENDS);
    assertThat(Calls.post("https://api.acme.io/v1").with(CREDENTIAL, "SECRET", "signature", HASHED).verdict())
        .isEqualTo(Verdict.SENDS);
    assertThat(Calls.post("https://api.acme.io/login").with(CREDENTIAL, "EMAIL", "email").verdict())
        .isEqualTo(Verdict.SENDS);
  }

  @Test
  void aSecretAsDataIsSensitive() {
    var call = Calls.post("https://collect.acme.io/v1").payload("SECRET", "DB_PASSWORD");
    assertThat(call.verdict()).isEqualTo(Verdict.SENDS_SENSITIVE);
    assertThat(call.rules()).contains("secret-in-payload").doesNotContain("sensitive-data-to-third-party");
  }

  @Test
  void aSecretInAnAddressIsTold() {
    assertThat(Calls.get("https://api.acme.io/geo").with(ADDRESS, "SECRET", "token").rules())
        .contains("secret-in-url");
    assertThat(Calls.get("https://api.acme.io/geo").credential("token").rules())
        .doesNotContain("secret-in-url");
    assertThat(Calls.get("").with(ADDRESS, "SECRET", "WEBHOOK").rules()).doesNotContain("secret-in-url");
  }

  @Test
  void aKeyOfAnotherIsForeign() {
    assertThat(Calls.get("https://api.acme.io/v1").credential("OPENAI_API_KEY").rules())
        .contains("credentials-to-foreign-host");
    assertThat(Calls.get("https://api.openai.com/v1").credential("OPENAI_API_KEY").rules())
        .doesNotContain("credentials-to-foreign-host");
    assertThat(Calls.get("https://api.acme.io/v1").credential("api_key").rules())
        .doesNotContain("credentials-to-foreign-host");
    assertThat(Calls.of("requests.get").to("https://a.acme.io", Endpoint.Origin.USER_INPUT)
        .credential("api_key").rules())
        .contains("credentials-to-foreign-host", "host-from-user-input");
  }

  @Test
  void plaintextIsTold() {
    assertThat(Calls.get("http://api.acme.io/v1").rules()).contains("plaintext-http");
    assertThat(Calls.get("https://api.acme.io/v1").rules()).doesNotContain("plaintext-http");
    assertThat(Calls.get("http://10.1.2.3/v1").rules()).doesNotContain("plaintext-http");
  }

  @Test
  void uncheckedCertificatesAreTold() {
    assertThat(Calls.get("https://api.acme.io/v1").unverified().rules()).contains("tls-verification-off");
    assertThat(Calls.get("https://api.acme.io/v1").rules()).doesNotContain("tls-verification-off");
  }

  @Test
  void aModelsInputIsTold() {
    assertThat(Calls.of("openai.OpenAI().responses.create").payload("USER_INPUT", "question").rules())
        .contains("ai-input");
    assertThat(Calls.of("openai.OpenAI().responses.create").payload("DATA", "text").rules())
        .doesNotContain("ai-input");
    assertThat(Calls.post("https://api.anthropic.com/v1/messages").payload("PERSON", "patient").rules())
        .contains("ai-input");
  }

  @Test
  void telemetryThatStartsByItselfIsTold() {
    var call = Calls.of("sentry_sdk.init");
    assertThat(call.rules()).contains("self-starting-telemetry");
    assertThat(call.judged().findings().getFirst().recipient().name()).isEqualTo("Sentry");
    assertThat(call.verdict()).isEqualTo(Verdict.SENDS);
  }

  @Test
  void encodingBeforeSendingIsTold() {
    assertThat(Calls.post("https://collect.acme.io/").payload("FILE", "body", ENCODED).rules())
        .contains("hidden-by-encoding");
    assertThat(Calls.post("https://api.openai.com/").payload("FILE", "image", ENCODED).rules())
        .doesNotContain("hidden-by-encoding");
    assertThat(Calls.post("https://collect.acme.io/").payload("FILE", "body").rules())
        .doesNotContain("hidden-by-encoding");
  }

  @Test
  void dropsAndMetadataAreTold() {
    assertThat(Calls.post("https://webhook.site/1").rules()).contains("anonymous-drop");
    assertThat(Calls.get("http://169.254.169.254/latest").rules()).contains("cloud-metadata");
    assertThat(Calls.get("https://api.acme.io/").rules()).doesNotContain("anonymous-drop", "cloud-metadata");
  }

  @Test
  void fetchingIsNoSending() {
    assertThat(Calls.get("https://api.acme.io/v1").verdict()).isEqualTo(Verdict.DOWNLOAD_ONLY);
    assertThat(Calls.get("https://api.acme.io/v1").rules()).containsExactly("download", "undeclared-egress");
    assertThat(Calls.of("requests.request").to("https://api.acme.io/v1").verdict())
        .isEqualTo(Verdict.DOWNLOAD_ONLY);
    assertThat(Calls.get("https://api.acme.io/v1").payload("USER_INPUT", "q").verdict())
        .isEqualTo(Verdict.SENDS);
    assertThat(Calls.post("https://api.acme.io/v1").verdict()).isEqualTo(Verdict.SENDS);
  }

  @Test
  void aCallWithSeveralRecipientsIsToldOnceForEach() {
    var call = Calls.of("requests.post").to("https://a.acme.io/").to("https://api.openai.com/").to("*");
    assertThat(call.judged().findings()).filteredOn(f -> f.rule().equals("egress"))
        .extracting(f -> f.recipient().host())
        .containsExactlyInAnyOrder("a.acme.io", "api.openai.com");
  }

  @Test
  void fingerprintsStayWhenLinesMoveAndDifferWithinAFile() {
    var first = Calls.post("https://a.acme.io/").atLine(3);
    var moved = Calls.post("https://a.acme.io/").atLine(30);
    assertThat(prints(first.judged())).isEqualTo(prints(moved.judged()));
    assertThat(prints(Calls.judge(List.of(first.egress(), moved.egress())))).doesNotHaveDuplicates()
        .hasSize(4);
  }

  private static List<String> prints(Rules.Judged judged) {
    return judged.findings().stream().map(Finding::fingerprint).toList();
  }

  @Test
  void hiddenCodeMakesAFileOpaque() {
    var place = new Place("m.py", 2, 1, 2);
    var judged = new Rules(Recipients.standard(), false).judge(new FileFacts("m.py", "python", 2, List.of(),
        List.of(new Hidden(place, "exec of decoded text")),
        List.of(new HardCoded(place, "DB_PASSWORD", "SECRET"),
            new HardCoded(place, "185.199.108.153", "IP_ADDRESS")),
        List.of(),
        Optional.empty()));
    assertThat(judged.file().verdict()).isEqualTo(Verdict.OPAQUE);
    assertThat(judged.findings()).extracting(Finding::rule).containsExactly("hard-coded-ip",
        "hard-coded-secret", "opaque-code");
    assertThat(judged.findings()).allMatch(finding -> !finding.trace().isEmpty());
  }

  @Test
  void aFileIsCleanOnlyWhereItWasReadWhole() {
    assertThat(verdict(List.of(), Optional.empty())).isEqualTo(Verdict.NONE);
    assertThat(verdict(List.of("requests"), Optional.empty())).isEqualTo(Verdict.CAPABLE);
    assertThat(verdict(List.of("requests"), Optional.of("lines 3 to 9"))).isEqualTo(Verdict.FAILED);
  }

  private static Verdict verdict(List<String> capable, Optional<String> unread) {
    return new Rules(Recipients.standard(), false)
        .judge(new FileFacts("m.py", "python", 2, List.of(), List.of(), List.of(), capable, unread)).file()
        .verdict();
  }

  @Test
  void nobodyIsUndeclaredWhereNothingIsDeclared() {
    var facts = new FileFacts("m.py", "python", 2, List.of(Calls.post("https://a.acme.io/").egress()),
        List.of(), List.of(), List.of(),
        Optional.empty());
    assertThat(new Rules(Recipients.standard(), false).judge(facts).findings()).extracting(Finding::rule)
        .containsExactly("egress");
  }

  @Test
  void everyRuleIsDocumentedUnderANameOfItsOwn() {
    assertThat(Rules.docs()).extracting(doc -> doc.name()).doesNotHaveDuplicates()
        .contains(Review.UNDECLARED);
    for (var rule : Rules.all()) {
      assertThat(rule.about().hits()).as(rule.about().doc().name()).isNotEmpty();
      assertThat(rule.about().misses()).as(rule.about().doc().name()).isNotEmpty();
    }
  }
}
