package dev.weir.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.config.ScanSettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotesTest {

  private static final String SENDS = "import requests\nrequests.post('https://shop.example', json={'é': 1})\n";

  @TempDir
  Path folder;

  @Test
  void showsEveryByteOfATextThatIsNoUtf8() throws IOException {
    assertThat(quoted("# coding: latin-1\n" + SENDS, StandardCharsets.ISO_8859_1).get(2)).contains("'é'");
  }

  @Test
  void leavesATextAsItIsThatHoldsASignForWhatCouldNotBeRead() throws IOException {
    List<String> lines = quoted("# \uFFFD\n" + SENDS, StandardCharsets.UTF_8);

    assertThat(lines.getFirst()).isEqualTo("# \uFFFD");
    assertThat(lines.get(2)).contains("'é'");
  }

  private List<String> quoted(String source, Charset charset) throws IOException {
    Path file = Files.write(folder.resolve("shop.py"), source.getBytes(charset));
    Scanned scanned = new Scanner(1).scan(List.of(new Target(file, "shop.py")), ScanSettings.USUAL,
        (done, total) -> {});
    return scanned.excerpts().lines(scanned.report().findings().getFirst().path());
  }
}
