package dev.weir.scan.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.configuration.ConfigurationFiles;
import dev.weir.scan.egress.FileFacts;
import dev.weir.scan.ir.Unit;
import dev.weir.scan.knowledge.Catalogue;
import dev.weir.scan.knowledge.Names;
import dev.weir.scan.python.Python;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class AnalysisTest {

  private static final Path CASES = Path.of("src/test/resources/flow");
  private static final Knowledge KNOWLEDGE = new Knowledge(Catalogue.standard(), Names.standard()::typeOf);

  @Test
  void findsTheSameWithAnyNumberOfThreads() throws IOException {
    List<Unit> units = new ArrayList<>();
    for (String text : texts()) {
      for (int i = 0; i < 20; i++) {
        units.add(unit("m" + units.size(), text));
      }
    }
    List<FileFacts> alone = analysed(units, 1);
    assertThat(analysed(units, 4)).isEqualTo(alone);
    assertThat(analysed(units, 1)).isEqualTo(alone);
    assertThat(alone).anyMatch(facts -> !facts.egress().isEmpty());
  }

  @Test
  void followsValuesThroughWhateverIsWritten() throws IOException {
    Random random = new Random(5);
    List<String> texts = texts();
    for (int round = 0; round < 300; round++) {
      String text = changed(texts.get(random.nextInt(texts.size())), texts.get(random.nextInt(texts.size())),
          random);
      for (FileFacts facts : analysed(List.of(unit("m", text)), 1)) {
        assertThat(facts.unread().orElse("")).as(text).doesNotContain("fault");
      }
    }
  }

  @Test
  void aValueThatIsMadeOfItselfEnds() {
    String text = """
        import requests
        def f(x):
            return [f(x), g(x)]
        def g(x):
            y = {"a": f(x)}
            while x:
                y = {"b": y, "c": "z" + str(y)}
                x = x + y
            return y
        requests.post("https://a.example.com", json=g(f))
        class A(B): pass
        class B(A):
            def m(self): return self.m().m(self)
        B().m()
        """;
    assertThat(analysed(List.of(unit("m", text)), 1).getFirst().egress()).hasSize(1);
  }

  @Test
  void modulesThatTakeAllNamesOfEachOtherEnd() {
    List<Unit> units = List.of(unit("a", "from b import *\nfrom c import *\n"),
        unit("b", "from a import *\n"),
        unit("c", "from b import *\nfrom a import *\nimport requests\n"),
        unit("d", "from a import *\nrequests.post(url)\n"));
    assertThat(analysed(units, 1).get(3).egress()).hasSize(1);
  }

  @Test
  void workGrowsNoFasterThanTheText() {
    StringBuilder text = new StringBuilder("import requests\nx = requests.Session()\n");
    for (int i = 0; i < 4_000; i++) {
      text.append("if x: x = f").append(i % 7).append("(x, y)\ndef f").append(i).append("(a): return f")
          .append(i + 1)
          .append("(a) or x.get(a)\nx.append(x)\n");
    }
    Unit unit = unit("m", text.toString());
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> analysed(List.of(unit), 1));
  }

  private static List<FileFacts> analysed(List<Unit> units, int threads) {
    return new Analysis(KNOWLEDGE, threads).of(units, ConfigurationFiles.NONE, _ -> {});
  }

  private static Unit unit(String module, String text) {
    return new Python().lower(module + ".py", module, false, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts lines of two programs together in an order that nobody would write. */
  private static String changed(String text, String other, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    List<String> others = other.lines().toList();
    for (int i = 0; i < 12; i++) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(4)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, others.get(random.nextInt(others.size())));
        case 2 -> lines.set(at, lines.get(random.nextInt(lines.size())));
        default ->
          lines.set(at, lines.get(at).replace("email", "self").replace("requests", "requests.Session()"));
      }
    }
    return String.join("\n", lines);
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> all = Files.walk(CASES)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".py")).sorted().toList()) {
        String text = Files.readString(file);
        if (text.lines().count() > 20) {
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
