package dev.weir.bench.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What h2load's {@code --log-file} says: for each request, between tabs, its start in microseconds of the epoch, its
 * status (-1 where it failed) and the microseconds until the end of its answer. Source: h2load(1).
 *
 * @param nanos from the first start to the last end
 */
record H2Log(Tally tally, long nanos) {
  private static final String OK = "200";

  /** Returns what {@code file} says; nothing was answered where h2load has not written one. */
  static H2Log read(Path file) throws IOException {
    if (Files.notExists(file)) {
      return new H2Log(new Tally(), 0);
    }
    Tally tally = new Tally();
    long first = 0;
    long last = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t", -1);
        long start = Long.parseLong(fields[0]);
        long micros = Long.parseLong(fields[2]);
        first = first == 0 ? start : Math.min(first, start);
        last = Math.max(last, start + micros);
        if (fields[1].equals(OK)) {
          tally.answered(TimeUnit.MICROSECONDS.toNanos(micros));
        } else {
          tally.failed("answered " + fields[1]);
        }
      }
    }
    return new H2Log(tally, TimeUnit.MICROSECONDS.toNanos(last - first));
  }
}
