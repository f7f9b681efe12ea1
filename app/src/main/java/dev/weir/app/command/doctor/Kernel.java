package dev.weir.app.command.doctor;

import dev.weir.model.settings.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/** What Linux lets Weir have; nothing where this is another system. */
record Kernel(Limits limits, Path proc, Path cgroup) {

  private static final int LONGEST = 4096;
  private static final long QUEUE = 1024;
  private static final long LITTLE_MEMORY = 400L << 20;

  Kernel(Limits limits) {
    this(limits, Path.of("/proc"), Path.of("/sys/fs/cgroup"));
  }

  List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    number("sys/net/core/somaxconn", 0).ifPresent(queue -> findings.add(queue < QUEUE
        ? Finding.odd("listen queue", queue + " connections wait at most for Weir to take them",
            "sysctl -w net.core.somaxconn=4096")
        : Finding.well("listen queue", queue + " connections at most")));
    ports(findings);
    number("sys/kernel/yama/ptrace_scope", 0).filter(scope -> scope == 0).ifPresent(_ -> findings.add(
        Finding.odd("memory of processes", "every process of Weir's user can read Weir's memory",
            "sysctl -w kernel.yama.ptrace_scope=1, or give Weir a user of its own")));
    text(proc.resolve("swaps")).filter(swaps -> swaps.strip().lines().count() > 1)
        .ifPresent(_ -> findings.add(
            Finding.odd("swap", "memory with secrets in it may be written to a disk",
                "encrypt it, or switch it off for Weir (systemd: MemorySwapMax=0)")));
    text(cgroup.resolve("memory.max")).flatMap(Kernel::parsed).ifPresent(most -> findings.add(
        most < LITTLE_MEMORY
            ? Finding.odd("memory", (most >> 20) + " MB for this container",
                "give it 400 MB, or Java less (docs/operations.md)")
            : Finding.well("memory", (most >> 20) + " MB for this container")));
    return findings;
  }

  private void ports(List<Finding> findings) {
    Optional<Long> from = number("sys/net/ipv4/ip_local_port_range", 0);
    Optional<Long> to = number("sys/net/ipv4/ip_local_port_range", 1);
    if (from.isPresent() && to.isPresent()) {
      long ports = to.get() - from.get() + 1;
      long wanted = limits.crowd().connections();
      findings.add(ports < wanted
          ? Finding.odd("ports",
              ports + " for connections to each upstream address, and limits.connections is "
                  + wanted,
              "sysctl -w net.ipv4.ip_local_port_range='10000 65535'")
          : Finding.well("ports", ports + " for connections to each upstream address"));
    }
  }

  private Optional<Long> number(String file, int column) {
    return text(proc.resolve(file)).map(text -> Collections.list(new StringTokenizer(text)))
        .filter(columns -> columns.size() > column)
        .flatMap(columns -> parsed(String.valueOf(columns.get(column))));
  }

  private static Optional<Long> parsed(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      // Such as "max".
      return Optional.empty();
    }
  }

  private static Optional<String> text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
