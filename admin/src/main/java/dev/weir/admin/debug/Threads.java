package dev.weir.admin.debug;

import dev.weir.admin.http.Json;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the platform's threads do now: names, states and places in code. */
final class Threads {

  private static final int DEEPEST = 64;

  private Threads() {}

  static Map<String, @Nullable Object> now() {
    ThreadMXBean all = ManagementFactory.getThreadMXBean();
    List<Map<String, @Nullable Object>> threads = Arrays
        .stream(all.getThreadInfo(all.getAllThreadIds(), DEEPEST)).filter(info -> info != null)
        .sorted(Comparator.comparing(ThreadInfo::getThreadName)).map(info -> described(info, all)).toList();
    long[] stuck = all.findDeadlockedThreads();
    return Json.object("threads", threads, "deadlocked",
        stuck == null ? List.of() : Arrays.stream(stuck).boxed().toList());
  }

  private static Map<String, @Nullable Object> described(ThreadInfo info, ThreadMXBean all) {
    return Json.object("id", info.getThreadId(), "name", info.getThreadName(), "state",
        info.getThreadState().name(), "daemon", info.isDaemon(), "cpu_ms",
        all.isThreadCpuTimeSupported() ? all.getThreadCpuTime(info.getThreadId()) / 1_000_000 : -1,
        "waits_for", info.getLockInfo() == null ? "" : info.getLockInfo().getClassName(), "stack",
        Arrays.stream(info.getStackTrace()).map(StackTraceElement::toString).toList());
  }
}
