package dev.weir.bench.detect;

import dev.weir.app.LoneDetectors;
import dev.weir.bench.Launch;
import dev.weir.detect.PayloadInspector;
import dev.weir.model.net.Bytes;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the detectors, all of them, from the bytes of a body to its findings. */
@Command(name = "detect", mixinStandardHelpOptions = true, sortOptions = false, description = "Times Weir's detectors on JSON bodies: CPU of one thread in the best round, the 99th percentile, heads, bodies that are made to be slow, and several threads.")
public final class Detect implements Callable<Integer> {

  private static final double MICRO = 1e3;

  @Option(names = "--seconds", paramLabel = "N", description = "CPU time for each body, and as much before it for the compiler (default: ${DEFAULT-VALUE}).")
  private int seconds = 3;

  @Option(names = "--only", split = ",", paramLabel = "BODY", description = "Only bodies whose names begin so.")
  private List<String> only = List.of("");

  @Option(names = "--threads", paramLabel = "N", description = "How many threads are compared with one (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PayloadInspector inspector = LoneDetectors.inspector();
  private volatile int found;

  public static void main(String[] args) {
    Launch.of(new Detect(), args);
  }

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    Stopwatch watch = new Stopwatch(Duration.ofSeconds(seconds));
    throughput("6 KB", Sample.ordinary(), watch);
    out.println(String.format(Locale.ROOT, "%n%-20s %9s %9s", "10 KB", "bytes", "p99 us"));
    for (Sample sample : asked(Sample.large())) {
      out.println(String.format(Locale.ROOT, "%-20s %9d %9.1f", sample.name(), sample.body().length(),
          watch.rare(look(sample)) / MICRO));
    }
    heads(watch);
    throughput("1 MB, hostile", Sample.hostile(), watch);
    out.println(
        String.format(Locale.ROOT, "%n%-20s %9s %9s %9s", threads + " threads, 6 KB", "MB/s of 1", "of all",
            "times"));
    for (Sample sample : asked(Sample.ordinary())) {
      double one = watch.together(look(sample), 1) * sample.body().length() / 1e6;
      double all = watch.together(look(sample), threads) * sample.body().length() / 1e6;
      out.println(String.format(Locale.ROOT, "%-20s %9.0f %9.0f %9.2f", sample.name(), one, all, all / one));
    }
    return 0;
  }

  private void throughput(String title, List<Sample> samples, Stopwatch watch) {
    out.println(
        String.format(Locale.ROOT, "%n%-20s %9s %9s %9s %9s", title, "bytes", "CPU us", "MB/s", "findings"));
    for (Sample sample : asked(samples)) {
      double nanos = watch.best(look(sample));
      out.println(
          String.format(Locale.ROOT, "%-20s %9d %9.1f %9.1f %9d", sample.name(), sample.body().length(),
              nanos / MICRO, sample.body().length() * MICRO / nanos, found));
    }
  }

  private void heads(Stopwatch watch) {
    out.println(
        String.format(Locale.ROOT, "%n%-20s %9s %9s %9s", "head", "headers", "CPU us", "and 2 KB"));
    for (Client client : Client.all().stream().filter(client -> asked(client.name())).toList()) {
      double alone = watch.best(look(client, Bytes.utf8("")));
      double together = watch.best(look(client, Sample.turns().body()));
      out.println(String.format(Locale.ROOT, "%-20s %9d %9.1f %9.1f", client.name(),
          client.head().headers().size(), alone / MICRO, together / MICRO));
    }
  }

  private boolean asked(String name) {
    return only.stream().anyMatch(name::startsWith);
  }

  private List<Sample> asked(List<Sample> samples) {
    return samples.stream().filter(sample -> asked(sample.name())).toList();
  }

  private Runnable look(Sample sample) {
    return () -> found = inspector.examine("application/json", sample.body()).findings().size();
  }

  private Runnable look(Client client, Bytes body) {
    return () -> found = inspector.inspect(client.head(), body, body.length()).findings().size();
  }
}
