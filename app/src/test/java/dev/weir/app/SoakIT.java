package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.verify.Verify;
import dev.weir.testkit.Answer;
import dev.weir.testkit.Fault;
import dev.weir.testkit.FaultyStandIn;
import dev.weir.testkit.StandIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Healthy calls at full rate beside clients and upstreams that are ill in every way; {@code -Dweir.soak.seconds} says how long. */
final class SoakIT {

  private static final long SECONDS = Long.getLong("weir.soak.seconds", 4);
  private static final int REPORTS = 10;
  private static final Map<String, String> WATCHED = Map.of("JAVA_TOOL_OPTIONS",
      "-Dio.netty.leakDetection.level=paranoid -Dio.netty.leakDetection.acquireAndReleaseOnly=true");
  private static final List<Fault> FAULTS = List.of(Fault.closesBeforeTheAnswer(),
      Fault.resetsBeforeTheAnswer(),
      Fault.resetsWithinTheAnswer(), Fault.truncatesAChunkedBody(), Fault.sendsLessThanItsLength(),
      Fault.sendsMoreThanItsLength(), Fault.speaksNoHttp(), Fault.hangs());

  @TempDir
  Path folder;

  @Test
  void noIllTouchesAHealthyCallOrStaysInMemory() throws Exception {
    AtomicInteger faults = new AtomicInteger();
    String large = "x".repeat(1 << 20);
    try (
        StandIn upstream = StandIn.http("up.test").on("POST", "*", _ -> Answer.text(200, "ok")).on("GET", "*",
            _ -> Answer.text(200, large));
        FaultyStandIn ill = FaultyStandIn
            .that(socket -> FAULTS.get(faults.getAndIncrement() % FAULTS.size()).happenOn(socket));
        Site site = new Site(folder, upstream);
        Served weir = Served.start(site.configured(destinations(ill.port())), WATCHED)) {
      Siege siege = Siege.of(weir.gateway("/"), 4, 1000);
      Ills ills = Ills.of(weir, 3);
      for (int i = 1; i <= REPORTS; i++) {
        Thread.sleep(SECONDS * 1000 / REPORTS);
        System.out.printf("soak: %d of %d s, %d healthy calls, %d failed, %d ills, %d MB, %d leaks%n",
            SECONDS * i / REPORTS,
            SECONDS, siege.answered(), siege.failures().size(), ills.befallen(), weir.memory(), leaks(weir));
      }
      ills.stop();
      siege.stop();
      assertThat(siege.answered()).isPositive();
      assertThat(siege.failures()).as("of %s calls", siege.answered()).isEmpty();
      assertThat(weir.errors()).doesNotContain("LEAK");
      assertThat(Verify.verify(site.data(), Verify.Progress.NONE).damage()).isEmpty();
    }
  }

  private static long leaks(Served weir) {
    return weir.errors().lines().filter(line -> line.contains("LEAK:")).count();
  }

  /** An upstream that fails over and over, and one that is said to speak TLS and does not. */
  private static String destinations(int port) {
    String more = "allow: [{methods: [GET], paths: [\"/call/**\"]}], addresses: {allow: [127.0.0.0/8]}, "
        + "timeouts: {first_byte: 1s}";
    return """
          ill: {hosts: [ill.test], upstream: "http://ill.test:%d", %s}
          liar: {hosts: [liar.test], upstream: "https://liar.test:%d", %s}
        """.formatted(port, more, port, more);
  }
}
