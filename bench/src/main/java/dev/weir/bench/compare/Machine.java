package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Where a run took place, and with what: without it no figure means anything. */
record Machine(String cpu, int cores, String kernel, List<String> versions) {

  static Machine here() throws IOException, InterruptedException {
    String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("unknown");
    int cores = Integer.parseInt(Command.firstLine("getconf", "_NPROCESSORS_ONLN"));
    List<String> versions = List.of(Command.firstLine("haproxy", "-v"), Command.firstLine("nginx", "-v"),
        Command.firstLine("squid", "-v"), Command.firstLine("h2load", "--version"),
        "Java " + Runtime.version());
    return new Machine(cpu, cores, System.getProperty("os.name") + " " + System.getProperty("os.version"),
        versions);
  }

  /** Returns the heading and the facts of a section of results. */
  String markdown(String commandLine) {
    return "## " + LocalDate.now(ZoneOffset.UTC) + ", " + cpu + ", " + cores + " cores\n\n"
        + kernel + "; " + String.join("; ", versions) + ".\n\n`bench/compare" + commandLine + "`\n";
  }
}
