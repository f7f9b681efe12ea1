package dev.weir.scan.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.baseline.Baseline;
import dev.weir.scan.config.Declared;
import dev.weir.scan.config.FailOn;
import dev.weir.scan.config.ScanSettings;
import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.Risk;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Excerpts;
import dev.weir.scan.result.Gone;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.Samples;
import dev.weir.scan.result.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReviewTest {

  private static final Excerpts NONE = path -> List.of();

  @Test
  void leavesOutRulesThatAreOff() {
    Result result = review(settings(Set.of(Samples.UNDECLARED), Map.of(), List.of())).of(Samples.report(),
        NONE);
    assertThat(result.entries()).extracting(Entry::finding).containsExactly(Samples.MAIL);
  }

  @Test
  void takesTheProjectsSeverityOverTheRules() {
    Review review = review(settings(Set.of(), Map.of(Samples.UNDECLARED, Risk.LOW), List.of()));
    assertThat(review.of(Samples.report(), NONE).entries()).extracting(Entry::severity)
        .containsExactly(Risk.HIGH, Risk.LOW);
  }

  @Test
  void excusesWhatIsDeclaredAndNoOtherRule() {
    Review review = review(settings(Set.of(), Map.of(),
        List.of(new Declared("*.example.net", "statistics"), new Declared("openai", "contract"))));
    Result result = review.of(Samples.report(), NONE);
    assertThat(result.entries()).extracting(Entry::counts).containsExactly(true, false);
    assertThat(result.entries().getLast().waiver().orElseThrow().reason()).isEqualTo("statistics");
  }

  @Test
  void excusesByComments() {
    Review review = review(ScanSettings.USUAL);
    Result result = review.of(Samples.report(), path -> path.equals("shop/stats.py")
        ? List.of("", "", "# weir: allow undeclared-egress reason=tests", "post()",
            "# weir: allow plaintext-http")
        : List.of());
    assertThat(result.entries()).extracting(Entry::counts).containsExactly(true, false);
    assertThat(result.notices()).singleElement().satisfies(notice -> assertThat(notice.line()).isEqualTo(5));
  }

  @Test
  void failsByWhatItIsToFailOn() {
    Report sends = only(Verdict.SENDS);
    assertThat(fails(FailOn.EGRESS, sends)).isTrue();
    assertThat(fails(FailOn.SENSITIVE, sends)).isFalse();
    assertThat(fails(FailOn.SENSITIVE, Samples.report())).isTrue();
    assertThat(fails(FailOn.NONE, Samples.report())).isFalse();
  }

  @Test
  void failsByAFileThatCouldNotBeRead() {
    Report failed = new Report(List.of("a"),
        List.of(new ScannedFile("a/x.py", "python", Verdict.FAILED, Optional.of("NUL"), 0)), List.of(),
        List.of());
    assertThat(fails(FailOn.EGRESS, failed)).isTrue();
    assertThat(fails(FailOn.SENSITIVE, failed)).isTrue();
    Review again = new Review(ScanSettings.USUAL, Optional.of(new Baseline(List.of(), Set.of("a/x.py"))),
        Samples.RULES, LocalDate.EPOCH);
    assertThat(again.fails(again.of(failed, NONE))).isFalse();
  }

  @Test
  void failsByNewFindingsAloneWhereThereIsABaseline() {
    Gone mail = new Gone(Samples.SENSITIVE, "shop/mail.py", 7, "m", "f1");
    Gone post = new Gone(Samples.UNDECLARED, "shop/stats.py", 4, "m", "f2");
    assertThat(failsAfter(List.of(mail, post))).isFalse();
    assertThat(failsAfter(List.of(mail))).isTrue();
  }

  private static boolean failsAfter(List<Gone> earlier) {
    Review review = new Review(ScanSettings.USUAL,
        Optional.of(new Baseline(earlier, Set.of("shop/odd \uD83D\uDE00.py"))), Samples.RULES,
        LocalDate.EPOCH);
    Result result = review.of(Samples.report(), NONE);
    assertThat(result.entries().getFirst().standing()).contains(Standing.UNCHANGED);
    return review.fails(result);
  }

  private static boolean fails(FailOn on, Report report) {
    Review review = review(ScanSettings.USUAL.failingOn(on));
    return review.fails(review.of(report, NONE));
  }

  private static Report only(Verdict verdict) {
    return new Report(List.of("shop"),
        List.of(new ScannedFile("shop/stats.py", "python", verdict, Optional.empty(), 4)), List.of(),
        List.of(Samples.POST));
  }

  private static ScanSettings settings(Set<String> off, Map<String, Risk> severities,
      List<Declared> declared) {
    return new ScanSettings(List.of(), off, severities, declared, FailOn.EGRESS);
  }

  private static Review review(ScanSettings settings) {
    return new Review(settings, Optional.empty(), Samples.RULES, LocalDate.of(2026, 11, 22));
  }
}
