package dev.weir.scan.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Skipped;
import dev.weir.scan.finding.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConclusionTest {

  @Test
  void saysThatDataCanLeave() {
    Conclusion conclusion = Conclusion.of(Samples.result());
    assertThat(conclusion.tone()).isEqualTo(Conclusion.Tone.BAD);
    assertThat(conclusion.headline())
        .isEqualTo("Data can leave, personal data, secrets or what people wrote among it.");
    assertThat(conclusion.detail())
        .isEqualTo("2 calls to 2 recipients, in 2 files. Not covered: 1 file that could "
            + "not be read, 1 file read in part, 1 file skipped.");
  }

  @Test
  void saysThatNoWayOutWasFoundOnlyOfWhatWasRead() {
    assertThat(of(Optional.empty(), Verdict.NONE).tone()).isEqualTo(Conclusion.Tone.GOOD);
    assertThat(of(Optional.empty(), Verdict.NONE).headline())
        .isEqualTo("No way out was found: nothing in what was read sends data elsewhere.");
    assertThat(of(Optional.of("a bracket"), Verdict.NONE).tone()).isEqualTo(Conclusion.Tone.NOTICE);
    assertThat(of(Optional.empty(), Verdict.NONE, Verdict.FAILED).tone()).isEqualTo(Conclusion.Tone.NOTICE);
  }

  @Test
  void claimsNothingWhereNothingWasRead() {
    assertThat(of(Optional.of("NUL"), Verdict.FAILED).headline()).startsWith("Nothing can be said");
    Conclusion none = Conclusion
        .of(new Result(new Report(List.of("a"), List.of(), List.of(new Skipped("a", "b")),
            List.of()), List.of(), List.of(), List.of(), false, List.of()));
    assertThat(none.headline()).startsWith("Nothing can be said");
    assertThat(none.tone()).isNotEqualTo(Conclusion.Tone.GOOD);
  }

  @Test
  void tellsFetchingHidingAndHavingTheMeansApart() {
    assertThat(of(Optional.empty(), Verdict.NONE, Verdict.OPAQUE).tone()).isEqualTo(Conclusion.Tone.BAD);
    assertThat(of(Optional.empty(), Verdict.DOWNLOAD_ONLY).headline()).contains("fetched");
    assertThat(of(Optional.empty(), Verdict.CAPABLE).headline()).contains("means");
  }

  private static Conclusion of(Optional<String> why, Verdict... verdicts) {
    List<ScannedFile> files = List.of(verdicts).stream()
        .map(verdict -> new ScannedFile("a.py", "python", verdict, why, 1)).toList();
    return Conclusion
        .of(new Result(new Report(List.of("a"), files, List.of(), List.of()), List.of(), List.of(),
            List.of(), false, List.of()));
  }
}
