package dev.weir.scan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.finding.Risk;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Gone;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.Samples;
import dev.weir.scan.result.Standing;
import dev.weir.scan.result.Waiver;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class JsonReportTest {

  @Test
  void writesWhatTheContractSays() {
    JsonNode report = new ObjectMapper().readTree(written(Samples.result()));
    assertThat(report.propertyNames()).containsExactly("tool", "targets", "files", "skipped", "findings",
        "notices",
        "summary");
    assertThat(report.at("/files/0").toString()).isEqualTo(
        "{\"path\":\"shop/mail.py\",\"language\":\"python\",\"verdict\":\"sends-sensitive\",\"lines\":12}");
    assertThat(report.at("/files/2/why").asString()).isEqualTo("not a text: a NUL byte at line 1");
    assertThat(report.at("/findings/0").toString()).isEqualTo("""
        {"rule":"sensitive-data-to-third-party","path":"shop/mail.py","line":7,"column":3,"endLine":9,\
        "verdict":"sends-sensitive","severity":"high","message":"EMAIL goes to OpenAI",\
        "recipient":{"name":"OpenAI","host":"api.openai.com","category":"AI & LLM","risk":"medium"},\
        "call":{"name":"openai.OpenAI().chat.completions.create","method":"POST",\
        "urls":["https://api.openai.com/v1/chat/completions"]},\
        "data":[{"type":"EMAIL","name":"customer.email"},{"type":"PROMPT","name":"text"}],\
        "sanitisers":["str.strip"],\
        "trace":[{"path":"shop/models.py","line":3,"what":"field Customer.email"},\
        {"path":"shop/mail.py","line":5,"what":"f-string"},\
        {"path":"shop/mail.py","line":7,"what":"sent by openai.OpenAI().chat.completions.create"}],\
        "fingerprint":"f1"}""");
  }

  @Test
  void countsWhatWasNotReadApartFromWhatWas() {
    JsonNode summary = new ObjectMapper().readTree(written(Samples.result())).get("summary");
    assertThat(summary.get("read").asInt()).isEqualTo(3);
    assertThat(summary.get("partly").asInt()).isEqualTo(1);
    assertThat(summary.get("failed").asInt()).isEqualTo(1);
    assertThat(summary.get("skipped").asInt()).isEqualTo(1);
    assertThat(summary.at("/verdicts/none").asInt()).isEqualTo(1);
    assertThat(summary.at("/recipients/0/name").asString()).isEqualTo("stats.example.net");
    assertThat(summary.has("fixed")).isFalse();
  }

  @Test
  void marksWhatIsExcusedAndWhatIsNew() {
    Entry excused = new Entry(Samples.MAIL, Risk.LOW, Optional.of(Standing.UNCHANGED),
        Optional.of(new Waiver(Waiver.Kind.DECLARED, "contract", Optional.empty())));
    Entry fresh = new Entry(Samples.POST, Risk.HIGH, Optional.of(Standing.NEW), Optional.empty());
    JsonNode report = new ObjectMapper()
        .readTree(written(new Result(Samples.report(), List.of(excused, fresh),
            List.of(new Gone("r", "a.py", 1, "m", "f")), List.of(), true, Samples.RULES)));
    assertThat(report.at("/findings/0/suppressed").toString())
        .isEqualTo("{\"by\":\"declared\",\"reason\":\"contract\"}");
    assertThat(report.at("/findings/1/baseline").asString()).isEqualTo("new");
    assertThat(report.at("/fixed/0/path").asString()).isEqualTo("a.py");
    assertThat(report.at("/summary/suppressed").asInt()).isEqualTo(1);
    assertThat(report.at("/summary/new").asInt()).isEqualTo(1);
  }

  @Test
  void writesTheSameBytesEachTime() {
    assertThat(written(Samples.result())).isEqualTo(written(Samples.result())).endsWith("}\n");
  }

  private static String written(Result result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonReport.write(result, new Tool("weir", "0.1.0"), out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
