package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class PolicyCommandsTest extends AtAShell {

  @Test
  void checkCountsWhatIsFineAndNamesWhatIsWeak() {
    assertThat(shell.run("check", file)).isZero();
    assertThat(shell.out()).isEqualTo("fine  " + file + ": 2 callers, 2 destinations, 1 policy, 1 test\n");
    assertThat(shell.err()).contains("legacy is known by its address alone");
  }

  @Test
  void checkAndDoctorLookAtTheAgeOfPricesWhereDollarsAreCounted() throws IOException {
    String dollars = "version: 1\npolicies: [{name: spend, budget: {usd: 5/day}}]\nprices_as_of: ";
    Path fresh = shell.write("fresh.yaml", dollars + LocalDate.now(ZoneOffset.UTC) + "\n");
    assertThat(shell.run("check", fresh.toString())).isZero();
    assertThat(shell.err()).isEmpty();
    shell.run("doctor", "-c", fresh.toString(), "--offline");
    assertThat(shell.out()).contains("ok    prices: budgets in dollars count by prices of "
        + LocalDate.now(ZoneOffset.UTC) + ", and deny a model without one");
  }

  @Test
  void checkSaysEveryProblemWithItsPlaceAndMend() throws IOException {
    Path broken = shell.write("broken.yaml", "version: 1\npolices: []\ncallers: [{name: a}, {name: a}]\n");
    assertThat(shell.run("check", broken.toString())).isEqualTo(2);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err()).contains("broken.yaml:2:1: polices: is no key that is known here",
        "did you mean policies?", "broken.yaml:3:", "a second caller is named a");
  }

  @Test
  void checkSaysThatThereIsNoFile() {
    assertThat(shell.run("check", "no.yaml")).isEqualTo(2);
    assertThat(shell.err()).isEqualTo(
        "weir: no.yaml: there is no such file\n  give the path of a YAML file that Weir may read\n");
  }

  @Test
  void testTellsWhatPassedAndTouchesNoDataFolder() {
    assertThat(shell.run("test", file)).isZero();
    assertThat(shell.out()).isEqualTo("pass  e-mail is tokenised  redact by no-pii-to-ai: EMAIL\n");
    assertThat(shell.err()).isEqualTo("weir: 1 passed, 0 failed\n");
    assertThat(Files.exists(shell.data())).isFalse();
  }

  @Test
  void testEndsWithOneWhereATestFails() throws IOException {
    shell.write("weir.yaml",
        Files.readString(shell.configuration()).replace("decision: redact", "decision: deny"));
    assertThat(shell.run("test", file)).isEqualTo(1);
    assertThat(shell.out())
        .startsWith("FAIL  e-mail is tokenised  expected deny; came redact by no-pii-to-ai")
        .contains("weir.yaml:18");
  }

  @Test
  void testWantsATest() throws IOException {
    Path bare = shell.write("bare.yaml", "version: 1\n");
    assertThat(shell.run("test", bare.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("there is no test: ", "bare.yaml", "tests:");
  }

  @Test
  void explainShowsEachRuleAndWhatDecides() {
    String card = "{as: checkout, send: {method: POST, url: 'https://api.openai.com/v1/x',"
        + " body: 'pay with 4111 1111 1111 1111'}}";
    assertThat(shell.given(card, "explain", file, "--request", "-")).isEqualTo(1);
    assertThat(shell.out()).startsWith("POST https://api.openai.com/v1/x to openai\n")
        .contains("(destination)", "applies  no-pii-to-ai", "when destination.category == \"ai\"",
            "= deny by no-pii-to-ai: CREDIT_CARD must not be sent here, 403")
        .doesNotContain("4111");
    assertThat(shell.given("{\"as\": \"checkout\", \"send\": {\"url\": \"https://api.openai.com/\"}}",
        "explain", file,
        "--request", "-")).isZero();
    assertThat(shell.out()).endsWith("= allow by (default)\n");
  }

  @Test
  void explainSaysWhatIsWrongWithTheRequest() throws IOException {
    Path request = shell.write("request.yaml", "as: chekout\nsend: {url: nowhere}\n");
    assertThat(shell.run("explain", file, "--request", request.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("request.yaml:1:5: as: no caller is named chekout",
        "did you mean checkout?",
        "send.url");
    assertThat(shell.run("explain", file, "--request", "no.json")).isEqualTo(2);
    assertThat(shell.err()).contains("cannot read: no.json");
  }
}
