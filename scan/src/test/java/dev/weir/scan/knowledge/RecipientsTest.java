package dev.weir.scan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Risk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {

  private static final Recipients RECIPIENTS = Recipients.standard();

  @Test
  void namesAtLeastFiveHundredVendorsOfEveryCategory() {
    assertThat(RECIPIENTS.all()).hasSizeGreaterThan(500);
    var served = RECIPIENTS.all().stream().map(Vendor::category)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Category.class)));
    assertThat(served).isEqualTo(EnumSet.complementOf(EnumSet.of(Category.UNKNOWN, Category.LOCAL)));
  }

  @Test
  void noVendorAndNoHostStandsTwice() {
    var names = new HashSet<String>();
    var hosts = new HashSet<String>();
    var twice = new ArrayList<String>();
    for (var line : vendorLines()) {
      int colon = line.indexOf(": ");
      if (!names.add(line.substring(0, colon)))
        twice.add(line);
      for (var host : line.substring(colon + 2).split(" ", -1))
        if (!hosts.add(host))
          twice.add(host);
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void hostsAreNamesInLowerCaseThatAreNotLocal() {
    for (var vendor : RECIPIENTS.all()) {
      for (var host : vendor.hosts()) {
        assertThat(host).as(vendor.name()).matches("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");
        assertThat(LocalHosts.contains(host)).as(host).isFalse();
      }
    }
  }

  @Test
  void theFileIsSorted() {
    for (var category : Category.values()) {
      var names = RECIPIENTS.all().stream().filter(v -> v.category() == category).map(Vendor::name).toList();
      assertThat(names).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }
  }

  @Test
  void everyVendorOfTheCatalogueIsHere() {
    var missing = new TreeSet<String>();
    var catalogue = Catalogue.standard();
    for (var library : catalogue.libraries())
      gather(catalogue.module(library), missing);
    missing.removeAll(RECIPIENTS.all().stream().map(Vendor::name).collect(Collectors.toSet()));
    assertThat(missing).isEmpty();
  }

  private static void gather(Api api, Set<String> names) {
    if (!(api instanceof Node node))
      return;
    node.vendor().ifPresent(names::add);
    for (var next : node.steps().values())
      if (next != node)
        gather(next, names);
  }

  @ParameterizedTest
  @CsvSource({"api.openai.com, OpenAI, AI", "API.OpenAI.com, OpenAI, AI",
    "my-org.openai.azure.com, Microsoft Azure, CLOUD",
    "bucket.s3.eu-west-1.amazonaws.com, Amazon Web Services, CLOUD",
    "o123.ingest.sentry.io, Sentry, TELEMETRY",
    "hooks.slack.com, Slack, COMMUNICATION", "api.stripe.com, Stripe, PAYMENTS",
    "generativelanguage.googleapis.com, Google AI, AI", "storage.googleapis.com, Google Cloud, CLOUD",
    "*.sentry.io, Sentry, TELEMETRY", "webhook.site, Webhook.site, DROP",
    "collector.attacker.io, Unknown, UNKNOWN",
    "notopenai.com, Unknown, UNKNOWN", "openai.com.evil.io, Unknown, UNKNOWN"})
  void tellsWhoseAHostIs(String host, String name, Category category) {
    var recipient = RECIPIENTS.ofHost(host);
    assertThat(recipient.name()).isEqualTo(name);
    assertThat(recipient.category()).isEqualTo(category);
    assertThat(recipient.risk()).isEqualTo(category.risk());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.5", "100.64.0.1",
    "::1", "[fd00::1]",
    "redis", "printer.local", "db.internal", "svc.cluster.local"})
  void whatDoesNotLeaveTheNetworkIsLocalAndOfLowRisk(String host) {
    assertThat(RECIPIENTS.ofHost(host).category()).isEqualTo(Category.LOCAL);
    assertThat(RECIPIENTS.ofHost(host).risk()).isEqualTo(Risk.LOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "8.8.8.8", "192.0.2.7", "203.0.113.9", "172.32.0.1",
    "100.128.0.1", "", "*", "256.1.1.1",
    "localhost.evil.io",
    "api.example.com"})
  void otherHostsAreNotTakenForLocal(String host) {
    assertThat(RECIPIENTS.ofHost(host).category()).isEqualTo(Category.UNKNOWN);
  }

  @Test
  void theNameOfAKeyTellsWhoseItIs() {
    assertThat(RECIPIENTS.owners("STRIPE_API_KEY")).containsExactly("Stripe");
    assertThat(RECIPIENTS.owners("os.environ[\"AWS_SECRET_ACCESS_KEY\"]"))
        .containsExactly("Amazon Web Services");
    assertThat(RECIPIENTS.owners("GOOGLE_API_KEY")).contains("Google AI", "Google Cloud", "Google Maps");
    assertThat(RECIPIENTS.owners("api_key")).isEmpty();
  }

  private static List<String> vendorLines() {
    return Text.resource("vendors.txt").lines().filter(line -> line.startsWith(" ")).map(String::trim)
        .toList();
  }
}
