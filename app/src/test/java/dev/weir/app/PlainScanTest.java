package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.command.scan.PlainScan;
import dev.weir.app.text.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans that are asked for plainly go the short way, and come to what they would come to by the long one. */
final class PlainScanTest {

  @TempDir
  Path folder;

  private Path source = Path.of("");

  @BeforeEach
  void source() throws IOException {
    source = Files.writeString(folder.resolve("a.py"),
        "import requests\nrequests.post('https://a.example.com', x)\n");
  }

  @Test
  void comesToTheSameAsTheWholeCommandLine() throws CannotRun, IOException {
    for (String format : new String[]{"text", "json"}) {
      String[] args = {"scan", source.toString(), "--format", format};
      ByteArrayOutputStream plain = new ByteArrayOutputStream();
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      Exit exit = PlainScan.of(args).orElseThrow().run(screen(plain));
      assertThat(Weir.withHouseRules(Weir.commands(screen(whole), args), screen(whole)).execute(args))
          .isEqualTo(exit.code());
      assertThat(plain.toString(StandardCharsets.UTF_8)).contains("a.example.com")
          .isEqualTo(whole.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void leavesEverythingElseToTheCommandLine() {
    for (String line : new String[]{"", "scan", "check a.py", "scan --rules", "scan a.py --baseline b.json",
      "scan a.py -c x.yaml", "scan a.py --format", "scan a.py --format json --format html", "scan -h",
      "scan a.py --format=json", "scan @args", "scan a.py --policy p.yaml", "filescan a.py"}) {
      assertThat(PlainScan.of(line.split(" ", -1))).as(line).isEmpty();
    }
  }

  @Test
  void saysWhichFormatsThereAre() {
    PlainScan scan = PlainScan.of(new String[]{"scan", source.toString(), "--format", "pdf"}).orElseThrow();
    assertThatThrownBy(() -> scan.run(screen(new ByteArrayOutputStream()))).isInstanceOf(CannotRun.class);
  }

  private static Screen screen(ByteArrayOutputStream out) {
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Screen(print, print, false, false);
  }
}
