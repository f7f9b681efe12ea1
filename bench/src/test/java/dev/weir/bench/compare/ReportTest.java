package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        "| post | CPU us/request | Weir, everything on / HAProxy | 1.50 | 1.4 |",
        "| post | memory MB | Weir, everything on | 150.00 | 200 |").doesNotContain("/ Squid");
    assertThat(text.lines()).anyMatch(line -> line.startsWith("| HAProxy ") && line.contains(" 20.0 | "));
  }

  @Test
  void theTunnelIsToldByTheMib() {
    assertThat(Figure.CPU.of(result(Scenario.TUNNEL, Squid.NAME, 500, Map.of()))).hasValue(250.0);
  }

  @Test
  void addedLatencyIsComparedWhereItWasMeasured() {
    Result haproxy = paced(Haproxy.NAME, 50, 100);
    Result weir = paced(Weir.Look.EVERYTHING.title, 60, 175);
    assertThat(report(haproxy, weir).markdown()).contains(
        "| paced | added p50 us | Weir, everything on / HAProxy | 1.20 | 1.2 |",
        "| paced | added p99 us | Weir, everything on / HAProxy | 1.75 | 1.5 |");
    assertThat(report(paced(Haproxy.NAME, 0, -1), weir).markdown()).doesNotContain("| added p");
  }

  @Test
  void everyRowOfATableHasTheColumnsOfItsHead() {
    for (Scenario scenario : Scenario.values()) {
      Options options = Options.parse(Path.of("."), List.of("--scenarios", scenario.id()));
      Result result = result(scenario, Nginx.NAME, 1, Map.of("refused", 3));
      List<String> rows = new Report(MACHINE, options, "", List.of(result)).markdown().lines()
          .filter(line -> line.startsWith("|")).toList();
      assertThat(rows).hasSize(4).extracting(row -> row.chars().filter(sign -> sign == '|').count())
          .containsOnly(scenario.figures().size() + 2L);
      assertThat(rows.get(1)).hasSameSizeAs(rows.getFirst());
      assertThat(rows.get(2)).hasSameSizeAs(rows.getFirst());
    }
  }

  @Test
  void saysWhoSharesTheCores() {
    Options options = Options.parse(Path.of("."), List.of("--scenarios", "post", "--cores", "2"));
    assertThat(new Report(MACHINE, options, "", List.of(HAPROXY)).markdown())
        .contains("2 cores and as many threads", "client and upstream run beside it");
    assertThat(report(HAPROXY).markdown()).contains("The proxy has the first core to itself");
  }

  @Test
  void whoNeverAnsweredIsNotCompared() {
    Round silent = new Round(40_000, 0, 0, 0, 1, Map.of());
    Result weir = new Result(Scenario.POST, Weir.Look.EVERYTHING.title, silent, Optional.empty());
    assertThat(report(HAPROXY, weir).markdown()).doesNotContain("One over another");
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
    return new Result(scenario, proxy, new Round(cpu, 1000, 1, 2, 150_000_000, faults), Optional.empty());
  }

  private static Result paced(String proxy, double p50, double p99) {
    Round added = new Round(1, 1000, p50, p99, 1, Map.of());
    return new Result(Scenario.PACED, proxy, added, Optional.of(added));
  }
}
