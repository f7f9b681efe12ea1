package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the machine lets a process have at a time. */
record Room(long descriptors, long ports) {
  /** What a process has open besides: its own files, and the other side of some connections. */
  private static final int BESIDES = 1_000;
  private static final String OPEN_FILES = "Max open files";

  /** Reads it from proc_pid_limits(5) and ip(7), the latter by lines: such a file gives all at once, or the rest not. */
  static Room here() throws IOException {
    return parse(Files.readAllLines(Path.of("/proc/self/limits")),
        Files.readAllLines(Path.of("/proc/sys/net/ipv4/ip_local_port_range")).getFirst());
  }

  static Room parse(List<String> limits, String portRange) {
    String files = limits.stream().filter(line -> line.startsWith(OPEN_FILES)).findFirst().orElse("");
    String[] soft = files.substring(Math.min(files.length(), OPEN_FILES.length())).strip().split(" +", -1);
    long[] ports = Arrays.stream(portRange.strip().split("\\s+", -1)).mapToLong(Long::parseLong).toArray();
    return new Room(soft[0].equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft[0]),
        ports[1] - ports[0] + 1);
  }

  /** Throws, with what to do about it, where {@code connections} to one proxy cannot be had. */
  void demand(int connections, String instead) throws IOException {
    if (descriptors < connections + BESIDES) {
      throw new IOException(connections + " connections want " + (connections + BESIDES)
          + " file descriptors in the client and in the proxy, and each may have " + descriptors
          + ": raise it as root with `ulimit -n " + (connections + BESIDES)
          + "` in the shell that runs this, or "
          + instead);
    }
    if (ports < connections + BESIDES) {
      throw new IOException(connections + " connections want as many local ports, and there are " + ports
          + ": widen them as root with `sysctl net.ipv4.ip_local_port_range=\"10240 65535\"`, or " + instead);
    }
  }
}
