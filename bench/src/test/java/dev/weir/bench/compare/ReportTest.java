package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Machine MACHINE = new Machine("Some CPU", 2, "Linux 6",
      List.of("HAProxy 2", "Java 25"));
  private static final Result HAPROXY = result(Scenario.POST, Haproxy.NAME, 20, Map.of());
  private static final Result WEIR = result(Scenario.POST, Weir.Look.EVERYTHING.title, 30, Map.of());

  @Test
  void tellsMachineFiguresAndRatiosThatWereMeasured() {
    String text = report(HAPROXY, WEIR).markdown();
    assertThat(text).contains("Some CPU, 2 cores", "HAProxy 2; Java 25", "`bench/compare --scenarios post`",
        "| post | Weir, everything on / HAProxy | 1.50 | 1.60 |").doesNotContain("/ Squid");
    assertThat(text.lines()).anyMatch(line -> line.startsWith("| HAProxy ") && line.contains(" 20.0 | "));
  }

  @Test
  void theTunnelIsToldByTheMib() {
    assertThat(result(Scenario.TUNNEL, Squid.NAME, 500, Map.of()).cpu()).isEqualTo(250);
  }

  @Test
  void faultsAreTold() {
    Report report = report(HAPROXY, result(Scenario.POST, Nginx.NAME, 1, Map.of("refused", 3)));
    assertThat(report.faultless()).isFalse();
    assertThat(report.markdown()).contains("refused=3");
    assertThat(report(HAPROXY).faultless()).isTrue();
  }

  @Test
  void theNewestRunIsSavedFirst(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("RESULTS.md");
    report(HAPROXY).save(file);
    report(WEIR).save(file);
    String text = Files.readString(file);
    assertThat(text).startsWith("# What a request costs").containsOnlyOnce("# What a request costs");
    assertThat(text.indexOf("| Weir, everything on")).isPositive().isLessThan(text.indexOf("| HAProxy  "));
  }

  private static Report report(Result... results) {
    List<String> arguments = List.of("--scenarios", "post");
    return new Report(MACHINE, Options.parse(Path.of("."), arguments), " --scenarios post", List.of(results));
  }

  private static Result result(Scenario scenario, String proxy, double cpu, Map<String, Integer> faults) {
    return new Result(scenario, proxy, new Round(cpu, 1000, 1, 2, faults), 1 << 20);
  }
}
