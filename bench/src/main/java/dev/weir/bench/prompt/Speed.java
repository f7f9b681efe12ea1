package dev.weir.bench.prompt;

import dev.weir.detect.prompt.PromptFilter;
import dev.weir.detect.prompt.Role;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures what judging costs: the processor time of the one thread that judges, so that other programs on the machine count
 * only by the caches that they empty. Each text is judged as often as there are rounds, after as many that warm up; of a text the median counts, and
 * the quickest tenth, which is what a machine with nothing else to do comes near.
 */
@Command(name = "speed", description = "Measures the processor time of judging harmless texts.")
public final class Speed implements Callable<Integer> {

  private static final double KIB = 1024;
  /** Time is told in steps, and shorter texts take hardly more than one. */
  private static final int SHORTEST = 256;

  @Parameters(paramLabel = "TEXTS", description = "JSON lines, gzipped: text, label, source, role.")
  private Path texts = Path.of(".");

  @Option(names = "--rounds", description = "How often each text is judged.", defaultValue = "200")
  private int rounds = 200;

  @Option(names = "--role", description = "Who says the texts: ${COMPLETION-CANDIDATES}.", defaultValue = "USER")
  private Role role = Role.USER;

  @Override
  public Integer call() throws IOException {
    List<String> harmless = Example.read(texts).stream().filter(example -> !example.abuse())
        .map(Example::text).filter(text -> text.length() >= SHORTEST).toList();
    PromptFilter filter = PromptFilter.shipped();
    long[][] nanos = new long[harmless.size()][rounds];
    for (int round = -rounds; round < rounds; round++) {
      for (int i = 0; i < nanos.length; i++) {
        long took = time(filter, harmless.get(i), role);
        if (round >= 0) {
          nanos[i][round] = took;
        }
      }
    }
    for (long[] one : nanos) {
      Arrays.sort(one);
    }
    report("median", harmless, nanos, rounds / 2);
    report("quickest tenth", harmless, nanos, rounds / 10);
    return 0;
  }

  private static long time(PromptFilter filter, String text, Role role) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    filter.judge(text, role);
    return threads.getCurrentThreadCpuTime() - began;
  }

  private static void report(String which, List<String> texts, long[][] nanos, int rank) {
    double[] perKib = new double[nanos.length];
    double total = 0;
    double kib = 0;
    for (int i = 0; i < nanos.length; i++) {
      double size = texts.get(i).getBytes(StandardCharsets.UTF_8).length / KIB;
      double micros = nanos[i][rank] / 1000.0;
      perKib[i] = micros / size;
      total += micros;
      kib += size;
    }
    Arrays.sort(perKib);
    System.out.printf(Locale.ROOT,
        "%s of %d texts, %.0f KiB: %.1f microseconds of one core for each KiB; half below %.1f, 99%% below %.1f%n",
        which, nanos.length, kib, total / kib, perKib[perKib.length / 2],
        perKib[(int) (perKib.length * 0.99)]);
  }
}
