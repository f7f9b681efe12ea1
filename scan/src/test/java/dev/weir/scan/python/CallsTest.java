package dev.weir.scan.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares calls with what CPython's own parser sees, on its standard library. {@code weir.python.oracle} names another
 * interpreter, from 2.7 on; {@code weir.python.sources} another folder; {@code weir.python.files} is how many files at most.
 */
class CallsTest {
  private static final String ORACLE = System.getProperty("weir.python.oracle", "python3");
  private static final String STDLIB = "import sysconfig; print(sysconfig.get_paths()['stdlib'])";

  @Test
  void seesTheCallsThatCPythonSees() throws Exception {
    assumeTrue(hasPython(), "no python3 on the path");
    Path folder = Path
        .of(System.getProperty("weir.python.sources", run("", ORACLE, "-c", STDLIB).getFirst()));
    List<String> files = sources(folder, Integer.getInteger("weir.python.files", 400));
    List<String> seen = run(String.join("\n", files), ORACLE, "-c",
        Files.readString(Path.of("src/test/resources/python/calls.py")));
    Calls.Placed placed = Calls.Placed.valueOf(seen.getFirst());
    Python python = new Python();
    int compared = 0;
    for (int i = 1; i < seen.size(); compared++) {
      String path = seen.get(i++).substring(2);
      List<String> calls = new ArrayList<>();
      while (i < seen.size() && seen.get(i).startsWith("C ")) {
        calls.add(seen.get(i++).substring(2));
      }
      Parsed parsed = python.parse(Files.readAllBytes(Path.of(path)));
      calls.sort(null);
      assertThat(difference(calls, Calls.of(parsed, placed))).as(path).isEmpty();
      if (placed != Calls.Placed.NOWHERE) {
        // Python 2 has corners that are read with a complaint: [x for x in lambda: True, lambda: False if x()].
        assertThat(parsed.problems()).as(path).isEmpty();
      }
    }
    assertThat(compared).isGreaterThan(files.size() / 2);
  }

  /** Returns the first pair that differs: the calls of a whole file would tell nobody anything. */
  private static String difference(List<String> theirs, List<String> ours) {
    for (int i = 0; i < Math.max(theirs.size(), ours.size()); i++) {
      String their = i < theirs.size() ? theirs.get(i) : "nothing";
      String our = i < ours.size() ? ours.get(i) : "nothing";
      if (!their.equals(our)) {
        return "CPython sees " + their + ", we see " + our;
      }
    }
    return "";
  }

  private static List<String> sources(Path folder, int most) throws IOException {
    try (var walk = Files.walk(folder)) {
      // Every so manieth, so that a bounded run has seen every corner.
      List<String> all = walk.filter(path -> path.toString().endsWith(".py") && Files.isRegularFile(path))
          .map(Path::toString).sorted().toList();
      int step = Math.max(1, all.size() / most);
      List<String> some = new ArrayList<>();
      for (int i = 0; i < all.size(); i += step) {
        some.add(all.get(i));
      }
      return some;
    }
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder(ORACLE, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> run(String input, String... command) throws Exception {
    Path in = Files.createTempFile("weir", ".txt");
    Files.writeString(in, input);
    Process process = new ProcessBuilder(command).redirectInput(in.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).isZero();
    Files.delete(in);
    return lines;
  }
}
