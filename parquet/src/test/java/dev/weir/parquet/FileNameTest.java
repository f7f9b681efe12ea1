package dev.weir.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  private static final String STEM = "weir-audit-1";

  @Test
  void isReadAsItIsWritten() {
    FileName name = new FileName(STEM, 7, 1_234_567_890_123_456L);
    assertThat(name.text()).isEqualTo("weir-audit-1-000000000007-1234567890123456.parquet");
    assertThat(FileName.parse(STEM, name.text())).contains(name);
    assertThat(FileName.stem("weir-audit/1")).isEqualTo(STEM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "weir-audit-1", "weir-audit-1.parquet", "weir-audit-1-.parquet",
    "weir-audit-1--.parquet", "weir-audit-1-1.parquet", "weir-audit-1-1-.parquet",
    "weir-audit-1-1-2-3.parquet",
    "weir-audit-1-1-2.parquet.gz", "weir-audit-1-a-b.parquet", "weir-audit-1-1-9999999999999999999.parquet",
    "weir-audit-2-1-2.parquet", "weir-audit-1-١-٢.parquet"})
  void otherFilesSayNothing(String text) {
    assertThat(FileName.parse(STEM, text)).isEmpty();
  }

  @Test
  void noNameThrows() {
    Random random = new Random(7);
    String letters = "weir-audit-1-0.parquet\u0000é";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder(new FileName(STEM, random.nextInt(), random.nextInt()).text());
      for (int change = random.nextInt(4); change >= 0; change--) {
        text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
        text.setLength(1 + random.nextInt(text.length()));
      }
      FileName.parse(STEM, text.toString()).ifPresent(name -> assertThat(name.log()).isEqualTo(STEM));
    }
  }

  @Test
  void findsThoseThatGoOnFromARecord(@TempDir Path folder) throws Exception {
    for (String name : new String[]{"weir-audit-1-0-9.parquet", "weir-audit-1-10-19.parquet",
      "weir-audit-2-20-29.parquet", "weir-audit-1-30-39.parquet", ".weir-audit-1.part", "notes.parquet"}) {
      Files.createFile(folder.resolve(name));
    }
    assertThat(FileName.from(15, "weir-audit/1", folder)).containsExactlyInAnyOrder(
        new FileName(STEM, 10, 19),
        new FileName(STEM, 30, 39));
    assertThat(FileName.from(0, "weir-audit/1", folder.resolve("none"))).isEmpty();
  }
}
