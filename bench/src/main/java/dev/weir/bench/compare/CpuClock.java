package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What a process and all its descendants have used so far: workers, helpers and children long gone included. */
record CpuClock(Optional<ProcessHandle> root) {
  /** The clock of nobody. */
  static final CpuClock STOPPED = new CpuClock(Optional.empty());

  /** USER_HZ is 100 on every architecture that runs the JDK. */
  private static final long MICROS_PER_TICK = 10_000;
  private static final long BYTES_PER_KIB = 1024;
  private static final String PSS = "Pss:";
  private static final String KIB = "kB";

  static CpuClock of(ProcessHandle root) {
    return new CpuClock(Optional.of(root));
  }

  /** Returns the CPU time in microseconds, in user and kernel mode, to the nearest tick of each process. */
  long micros() {
    return processes().map(CpuClock::stat).mapToLong(stat -> stat.own() + stat.reaped()).sum()
        * MICROS_PER_TICK;
  }

  /** Returns the memory in bytes, with what several of the processes share counted once (PSS). */
  long memory() {
    return processes().flatMapToLong(CpuClock::pss).sum();
  }

  private Stream<ProcessHandle> processes() {
    return root.stream().flatMap(one -> Stream.concat(Stream.of(one), one.descendants()));
  }

  private static ProcStat stat(ProcessHandle process) {
    return read(process, "stat").stream().findFirst().map(ProcStat::parse).orElse(new ProcStat(0, 0));
  }

  private static LongStream pss(ProcessHandle process) {
    return read(process, "smaps_rollup").stream().filter(line -> line.startsWith(PSS) && line.endsWith(KIB))
        .map(line -> line.substring(PSS.length(), line.length() - KIB.length()).strip())
        .mapToLong(kib -> Long.parseLong(kib) * BYTES_PER_KIB);
  }

  /** A process may end between being listed and being read: its time is then in its parent's. */
  private static List<String> read(ProcessHandle process, String file) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), file));
    } catch (IOException gone) {
      return List.of();
    }
  }
}
