package dev.weir.scan.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Damaged notebooks and archives never throw what is not to be expected of them, and each is told of. */
final class ArchivesFuzzTest {

  /** The first byte of an input says which of these the rest is. */
  private static final List<String> NAMES = List.of("n.ipynb", "p.whl", "p.tar", "p.tar.gz", "p.tar.bz2",
      "p.tar.xz");

  public static List<byte[]> seeds() throws IOException {
    byte[] python = "import os\nprint(os)\n".repeat(20).getBytes(UTF_8);
    byte[] notebook = """
        {"cells": [{"cell_type": "code", "source": ["!ls {x} $y\\n", "%time f(x)\\n", "a = '''\\n"]},
        {"cell_type": "code", "source": "%%bash\\ncurl"}], "metadata": {"kernelspec": {"language": "python"}}}"""
        .getBytes(UTF_8);
    byte[] tar = ArchivesTest.tar("a/m.py", '0', python);
    byte[] tgz = ArchivesTest.gzip(tar);
    byte[] zip = ArchivesTest.zip(Map.of("a/m.py", python, "n.ipynb", notebook, "i.tgz", tgz));
    List<byte[]> contents = List.of(notebook, zip, tar, tgz, ArchivesTest.bzip2(tar), ArchivesTest.xz(tar));
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      byte[] seed = new byte[contents.get(i).length + 1];
      seed[0] = (byte) i;
      System.arraycopy(contents.get(i), 0, seed, 1, seed.length - 1);
      seeds.add(seed);
    }
    return seeds;
  }

  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    if (data.length == 0) {
      return;
    }
    String name = NAMES.get(Math.floorMod(data[0], NAMES.size()));
    Found found = new Found();
    var in = new ByteArrayInputStream(data, 1, data.length - 1);
    var budget = new Budget(1000, 4 << 20);
    new Contents(found, () -> budget).stream(new Place(name, name), in, budget, 0);
    assertThat(found.sources.size() + found.skipped.size()).isLessThanOrEqualTo(1000 * 2);
  }

  @Test
  void whateverTheBytesAreTheyAreReadOrTold() throws IOException {
    Fuzz.feed(seeds(), ArchivesFuzzTest::fuzzerTestOneInput);
  }
}
