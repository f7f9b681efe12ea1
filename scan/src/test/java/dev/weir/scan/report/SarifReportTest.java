package dev.weir.scan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.scan.finding.Call;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.Risk;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Step;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Gone;
import dev.weir.scan.result.Notice;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.Samples;
import dev.weir.scan.result.Standing;
import dev.weir.scan.result.Waiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class SarifReportTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA = schema();

  @Test
  void isValidByTheStandardsSchema() {
    assertThat(SCHEMA.validate(JSON.readTree(written(Samples.result())))).isEmpty();
    assertThat(SCHEMA.validate(JSON.readTree(written(compared())))).isEmpty();
  }

  @Test
  void isNotValidWhenTheSchemaIsBroken() {
    assertThat(
        SCHEMA.validate(JSON.readTree(written(Samples.result()).replace("\"results\"", "\"resluts\""))))
        .isNotEmpty();
  }

  @Test
  void tellsTheWholeWayOfTheData() {
    JsonNode result = run(Samples.result()).at("/results/0");
    assertThat(result.at("/locations/0/physicalLocation/region").toString())
        .isEqualTo("{\"startLine\":7,\"startColumn\":3,\"endLine\":9}");
    assertThat(result.at("/codeFlows/0/threadFlows/0/locations")).hasSize(3);
    assertThat(
        result.at("/codeFlows/0/threadFlows/0/locations/0/location/physicalLocation/artifactLocation/uri")
            .asString())
        .isEqualTo("shop/models.py");
    assertThat(result.at("/partialFingerprints/weir~1v1").asString()).isEqualTo("f1");
  }

  @Test
  void namesEachRuleOnceAndPointsToIt() {
    JsonNode run = run(Samples.result());
    for (JsonNode result : run.get("results")) {
      JsonNode rule = run.at("/tool/driver/rules/" + result.get("ruleIndex").asInt());
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
      assertThat(rule.at("/help/text").asString()).isNotEmpty();
    }
  }

  @Test
  void notifiesOfEveryFileThatWasNotReadWhole() {
    JsonNode notes = run(Samples.result()).at("/invocations/0/toolExecutionNotifications");
    assertThat(notes).hasSize(2);
    assertThat(notes.at("/0/level").asString()).isEqualTo("error");
    assertThat(notes.at("/0/locations/0/physicalLocation/artifactLocation/uri").asString())
        .isEqualTo("shop/odd%20%F0%9F%98%80.py");
    assertThat(notes.at("/1/level").asString()).isEqualTo("warning");
  }

  @Test
  void keepsWhatIsSuppressedAndWhatIsGone() {
    JsonNode results = run(compared()).get("results");
    assertThat(results.at("/0/suppressions/0").toString()).isEqualTo(
        "{\"kind\":\"inSource\",\"status\":\"accepted\",\"justification\":\"asked for by the customer\"}");
    assertThat(results.at("/0/baselineState").asString()).isEqualTo("unchanged");
    assertThat(results.at("/1/baselineState").asString()).isEqualTo("new");
    assertThat(results.at("/2/ruleId").asString()).isEqualTo("suppression");
    assertThat(results.at("/3/baselineState").asString()).isEqualTo("absent");
  }

  @Test
  void survivesNamesThatNobodyShouldGive() {
    String odd = "a:b/\uD800 \"<script>\n\u0000%2e#?.py";
    Finding finding = new Finding("r", odd, 0, 0, 0, Verdict.SENDS, odd, Call.NONE,
        Recipient.of(odd, odd, Category.UNKNOWN), List.of(), List.of(), List.of(new Step(odd, 0, odd)), odd);
    Report report = new Report(List.of(odd),
        List.of(new ScannedFile(odd, "python", Verdict.SENDS, Optional.empty(), 1)),
        List.of(), List.of(finding));
    Result result = new Result(report, List.of(Samples.entry(finding)), List.of(), List.of(), false,
        List.of());
    JsonNode written = JSON.readTree(written(result));
    assertThat(SCHEMA.validate(written)).isEmpty();
    assertThat(written.at("/runs/0/artifacts/0/location/uri").asString())
        .isEqualTo("a%3Ab/%3F%20%22%3Cscript%3E%0A%00%252e%23%3F.py");
  }

  private static Result compared() {
    Waiver waiver = new Waiver(Waiver.Kind.COMMENT, "asked for by the customer", Optional.of(LocalDate.MAX));
    return new Result(Samples.report(),
        List.of(new Entry(Samples.MAIL, Risk.HIGH, Optional.of(Standing.UNCHANGED), Optional.of(waiver)),
            new Entry(Samples.POST, Risk.LOW, Optional.of(Standing.NEW), Optional.empty())),
        List.of(new Gone("old-rule", "shop/old.py", 3, "data went", "f0")),
        List.of(new Notice("shop/mail.py", 6, "a suppression ran out", "mend it")), true, Samples.RULES);
  }

  private static JsonNode run(Result result) {
    return JSON.readTree(written(result)).at("/runs/0");
  }

  private static String written(Result result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SarifReport.write(result, new Tool("weir", "0.1.0"), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Schema schema() {
    try (InputStream in = SarifReportTest.class.getResourceAsStream("/sarif/sarif-2.1.0-rtm.5.json")) {
      assertThat(in).isNotNull();
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
