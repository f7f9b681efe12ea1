package dev.weir.scan.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Configuration files never throw, whatever is in them; {@code -Dweir.fuzz.seconds} and {@code .seed} go on for longer. */
final class ConfigurationFuzzTest {

  private static final List<String> NAMES = List.of("a.yaml", "a.toml", "a.ini", "a.json", ".env",
      "a.properties");
  private static final List<String> PIECES = List.of("a", "b:", "c: ", "- ", "-", "d = ", "=", "[s]",
      "[[t.u]]", "[",
      "]", "{", "}", "\"", "'", "${", "${X:-", "}", "https://h.example.com", "h.example.com:80", "# c", ";",
      "|", ">",
      "---", "%YAML", "&x", "*x", "export E=", "\n", "\n", "\n  ", "\n    ", "\n\t", "\r", "\0", "\u00e9",
      ":", ",",
      "\"k\":", "null", "1", ".", "..", "::1");

  public static void fuzzerTestOneInput(byte[] file) {
    for (String name : NAMES) {
      deepest(new ConfigurationFile(name, () -> file).entries());
    }
  }

  @Test
  void whateverTheBytesAreEntriesComeOut() {
    long seed = Long.getLong("weir.fuzz.seed", 1);
    long end = System.nanoTime() + Long.getLong("weir.fuzz.seconds", 1) * 1_000_000_000;
    for (int round = 0; System.nanoTime() < end || round < 500; round++) {
      Random random = new Random(seed++);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(120); i > 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      try {
        fuzzerTestOneInput(text.toString().getBytes(UTF_8));
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + (seed - 1), e);
      }
    }
  }

  @Test
  void whatNestsWithoutEndEndsAllTheSame() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      yaml.append(" ".repeat(i)).append("k:\n");
    }
    String name = "a.".repeat(10_000);
    assertThat(deepest(of("x.yaml", yaml.toString()))).isLessThan(50);
    assertThat(deepest(of("x.yaml", "- ".repeat(20_000)))).isLessThan(50);
    assertThat(deepest(of("x.json", "[".repeat(60_000)))).isLessThan(50);
    assertThat(deepest(of("x.toml", "[" + name + "b]\nc = 1"))).isLessThan(50);
  }

  private static Entry of(String name, String text) {
    return new ConfigurationFile(name, () -> text.getBytes(UTF_8)).entries();
  }

  private static int deepest(Entry entry) {
    return 1 + switch (entry) {
      case Entry.Group group ->
        group.entries().values().stream().mapToInt(ConfigurationFuzzTest::deepest).max().orElse(0);
      case Entry.Many many ->
        many.entries().stream().mapToInt(ConfigurationFuzzTest::deepest).max().orElse(0);
      case Entry.Address _,Entry.Other _ -> 0;
    };
  }
}
