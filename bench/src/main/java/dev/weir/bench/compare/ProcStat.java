package dev.weir.bench.compare;

import java.util.List;

/**
 * The part of {@code /proc/<pid>/stat} that tells CPU time, in clock ticks.
 * Source: proc_pid_stat(5), fields 14 to 17.
 *
 * @param own spent by the process, in all its threads, in user and kernel mode
 * @param reaped spent by those of its children that have ended and were waited for
 */
record ProcStat(long own, long reaped) {
  private static final int UTIME = 14;
  /** The first field after the command's name. */
  private static final int STATE = 3;

  /** Returns what {@code line} says; a command's name may hold blanks and parentheses. */
  static ProcStat parse(String line) {
    int name = line.lastIndexOf(')');
    if (name < 0) {
      throw new IllegalArgumentException("not a line of /proc/<pid>/stat");
    }
    List<String> fields = List.of(line.substring(name + 1).strip().split(" ", -1));
    if (fields.size() <= UTIME + 3 - STATE) {
      throw new IllegalArgumentException("a line of /proc/<pid>/stat with too few fields");
    }
    List<Long> times = fields.subList(UTIME - STATE, UTIME + 4 - STATE).stream().map(Long::valueOf).toList();
    return new ProcStat(times.get(0) + times.get(1), times.get(2) + times.get(3));
  }
}
