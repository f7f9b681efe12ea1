package dev.weir.scan.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.report.JsonReport;
import dev.weir.scan.report.SarifReport;
import dev.weir.scan.report.Tool;
import dev.weir.scan.result.Gone;
import dev.weir.scan.result.Samples;
import dev.weir.scan.result.Standing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BaselineTest {

  private static final Tool TOOL = new Tool("weir", "0.1.0");
  private static final String FAILED = "shop/odd \uD83D\uDE00.py";

  @Test
  void readsBothReportsAlike() {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    JsonReport.write(Samples.result(), TOOL, json);
    ByteArrayOutputStream sarif = new ByteArrayOutputStream();
    SarifReport.write(Samples.result(), TOOL, sarif);
    Baseline read = Baseline.parse(json.toByteArray()).orElseThrow();
    assertThat(read).isEqualTo(Baseline.parse(sarif.toByteArray()).orElseThrow());
    assertThat(read.failed()).containsExactly(FAILED);
    assertThat(read.findings())
        .contains(new Gone(Samples.SENSITIVE, "shop/mail.py", 7, "EMAIL goes to OpenAI", "f1"));
  }

  @Test
  void isNothingElse() {
    for (String text : List.of("", "{", "[]", "null", "{\"findings\": 3}", "{\"runs\": {}}",
        "[".repeat(100_000))) {
      assertThat(Baseline.parse(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
  }

  @Test
  void takesAnythingForAReportWithoutFalling() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SarifReport.write(Samples.result(), TOOL, out);
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = out.toByteArray();
      for (int j = 0; j < 8; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) "\"{}[]:,0a\\".charAt(random.nextInt(10));
      }
      assertThat(Baseline.parse(bytes)).isNotNull();
    }
  }

  @Test
  void tellsTheThirdOfThreeAlikeAsNew() {
    Gone same = new Gone(Samples.SENSITIVE, "shop/mail.py", 7, "m", "f1");
    Comparison comparison = new Comparison(new Baseline(List.of(same, same), Set.of()));
    assertThat(comparison.standing(Samples.MAIL)).isEqualTo(Standing.UNCHANGED);
    assertThat(comparison.standing(Samples.MAIL)).isEqualTo(Standing.UNCHANGED);
    assertThat(comparison.standing(Samples.MAIL)).isEqualTo(Standing.NEW);
    assertThat(comparison.gone(Samples.report())).isEmpty();
  }

  @Test
  void callsNothingMendedThatWasNotReadAgain() {
    List<Gone> earlier = List.of(gone("shop/mail.py", "a"), gone(FAILED, "b"), gone("shop/stats.py", "c"),
        gone("shop/logo.png", "d"), gone("other/a.py", "e"), gone("shopping/a.py", "f"),
        gone("shop/was.py", "g"));
    Comparison comparison = new Comparison(new Baseline(earlier, Set.of()));
    assertThat(comparison.gone(Samples.report())).extracting(Gone::path)
        .containsExactly("shop/mail.py", "shop/was.py");
  }

  @Test
  void knowsWhatIsWithinATarget() {
    assertThat(goneOf(".", "a/b.py")).isTrue();
    assertThat(goneOf("a/", "a/b.py")).isTrue();
    assertThat(goneOf("a.whl", "a.whl!/b.py")).isTrue();
    assertThat(goneOf(".", "/b.py")).isFalse();
  }

  private static boolean goneOf(String target, String path) {
    Report report = new Report(List.of(target),
        List.of(new ScannedFile("x", "python", Verdict.NONE, Optional.empty(), 1)),
        List.of(), List.of());
    return !new Comparison(new Baseline(List.of(gone(path, "f")), Set.of())).gone(report).isEmpty();
  }

  private static Gone gone(String path, String fingerprint) {
    return new Gone("r", path, 1, "m", fingerprint);
  }
}
