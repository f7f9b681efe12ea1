package dev.weir.scan.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged notebooks and archives never throw, and each is told of; {@code -Dweir.fuzz.seconds} and {@code .seed} go on for longer. */
class FuzzTest {

  @TempDir
  Path folder;

  @Test
  void whateverTheBytesAreTheyAreReadOrTold() throws IOException {
    byte[] python = "import os\nprint(os)\n".repeat(50).getBytes(UTF_8);
    byte[] notebook = """
        {"cells": [{"cell_type": "code", "source": ["!ls {x} $y\\n", "%time f(x)\\n", "a = '''\\n"]},
        {"cell_type": "code", "source": "%%bash\\ncurl"}], "metadata": {"kernelspec": {"language": "python"}}}"""
        .getBytes(UTF_8);
    byte[] zip = ArchivesTest.zip(Map.of("a/m.py", python, "n.ipynb", notebook, "b.txt", python));
    byte[] tar = ArchivesTest.tar("a/m.py", '0', python);
    Map<String, byte[]> originals = Map.of("n.ipynb", notebook, "p.whl", zip, "p.tar", tar, "p.tar.gz",
        ArchivesTest.gzip(tar), "z.zip",
        ArchivesTest.zip(Map.of("i.zip", zip, "i.tgz", ArchivesTest.gzip(tar))));
    List<String> names = originals.keySet().stream().sorted().toList();
    long seed = Long.getLong("weir.fuzz.seed", 1);
    long end = System.nanoTime() + Long.getLong("weir.fuzz.seconds", 2) * 1_000_000_000;
    for (int rounds = 0; System.nanoTime() < end || rounds < 200; rounds++) {
      Random random = new Random(seed++);
      String name = names.get(random.nextInt(names.size()));
      Path file = Files.write(folder.resolve(name),
          damaged(java.util.Objects.requireNonNull(originals.get(name)), random));
      try {
        Found found = Found.in(file);
        assertThat(found.sources.size() + found.skipped.size()).isPositive();
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        throw new AssertionError("seed " + (seed - 1) + " of " + name, e);
      }
    }
  }

  private static byte[] damaged(byte[] original, Random random) {
    byte[] bytes = Arrays.copyOf(original,
        random.nextInt(4) == 0 ? random.nextInt(original.length) : original.length);
    for (int i = random.nextInt(10); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
