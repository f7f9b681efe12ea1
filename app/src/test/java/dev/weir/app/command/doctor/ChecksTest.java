package dev.weir.app.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.Version;
import dev.weir.app.command.doctor.Finding.State;
import dev.weir.model.net.Host;
import dev.weir.model.settings.Limits;
import dev.weir.model.settings.Shared;
import dev.weir.testkit.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChecksTest {

  @TempDir
  Path folder;

  @Test
  void saysWhatTheKernelHasTooLittleOf() throws IOException {
    put("proc/sys/net/core/somaxconn", "128\n");
    put("proc/sys/net/ipv4/ip_local_port_range", "60000\t60999\n");
    put("proc/sys/kernel/yama/ptrace_scope", "0\n");
    put("proc/swaps", "Filename Type Size\n/dev/sda2 partition 4\n");
    put("cgroup/memory.max", "104857600\n");
    assertThat(kernel()).allMatch(finding -> finding.state() == State.ODD).extracting(Finding::of)
        .containsExactly("listen queue", "ports", "memory of processes", "swap", "memory");
    assertThat(new Kernel(Limits.USUAL, folder.resolve("none"), folder.resolve("none")).look()).isEmpty();
  }

  @Test
  void findsNothingWrongWithAKernelThatHasEnough() throws IOException {
    put("proc/sys/net/core/somaxconn", "4096\n");
    put("proc/sys/net/ipv4/ip_local_port_range", "1024\t65535\n");
    put("proc/sys/kernel/yama/ptrace_scope", "1\n");
    put("proc/swaps", "Filename Type Size\n");
    put("cgroup/memory.max", "max\n");
    assertThat(kernel()).hasSize(2).allMatch(finding -> finding.state() == State.WELL);
  }

  @Test
  void readsTheNumbersOfARunningWeir() {
    List<Finding> ill = vitals("""
        # TYPE weir_build_info gauge
        weir_build_info{version="0.0.1"} 1.0
        weir_configuration_broken{of="file"} 1.0
        weir_audit_failed{of="log"} 1.0
        weir_audit_records_total{of="log"} 500000.0
        weir_audit_shipped{store="postgres"} 10.0
        weir_held_bytes{what="bodies"} 95.0
        weir_held_bytes_limit{what="bodies"} 100.0
        weir_trace_spans_total{outcome="dropped"} 7.0
        not a number
        """);
    assertThat(ill).noneMatch(finding -> finding.state() == State.WELL)
        .allMatch(finding -> !finding.mend().isEmpty()).extracting(Finding::of)
        .containsExactly("version", "reload", "audit", "audit shipping", "memory", "traces");
    assertThat(vitals("weir_build_info{version=\"" + Version.number() + "\"} 1.0\n"
        + "weir_configuration_broken{of=\"file\"} 0.0\nweir_audit_failed{of=\"log\"} 0.0\n"))
        .hasSize(3).allMatch(finding -> finding.state() == State.WELL);
  }

  @Test
  void saysThatARedisDoesNotAnswer() throws IOException {
    Shared.Redis redis = new Shared.Redis(
        new Shared.Server(Host.parse("127.0.0.1").orElseThrow(), FreePort.find(), 0, false, Optional.empty()),
        Shared.Login.NONE, Duration.ofMillis(100), Shared.OnFailure.CLOSED, 1);
    assertThat(new Cache(redis).look())
        .matches(finding -> finding.state() == State.ILL && finding.what().contains("cannot be asked"));
  }

  private static List<Finding> vitals(String text) {
    return new Vitals(Metrics.parse(text)).look();
  }

  private List<Finding> kernel() {
    return new Kernel(Limits.USUAL, folder.resolve("proc"), folder.resolve("cgroup")).look();
  }

  private void put(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
