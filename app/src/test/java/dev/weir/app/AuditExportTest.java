package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuditExportTest extends AtAShell {

  private static final String MAGIC = "PAR1";

  @BeforeEach
  void log() throws Exception {
    SmallLog.write(shell.data());
  }

  @Test
  void exportsEveryEvent() {
    assertThat(shell.run("audit", "export", "-c", file)).isZero();
    assertThat(shell.out().lines()).hasSize(4)
        .allSatisfy(line -> assertThat(line).startsWith("{\"sequence\":").endsWith("}"));
  }

  @Test
  void exportsInOtherFormsAndGoesOnWhereItWas() throws IOException {
    Path cursor = folder.resolve("cursor");
    assertThat(shell.run("audit", "export", "-c", file, "--format", "csv", "--cursor", cursor.toString()))
        .isZero();
    assertThat(shell.out().lines()).hasSize(5).first().asString().startsWith("sequence,at,event");
    assertThat(shell.run("audit", "export", "-c", file, "--format", "csv", "--cursor", cursor.toString()))
        .isZero();
    assertThat(shell.out()).isEmpty();
    assertThat(
        shell.run("audit", "export", "-c", file, "--format", "ocsf", "--since", "2026-03-01T12:00:30Z"))
        .isZero();
    assertThat(shell.out().lines()).hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("\"class_uid\":6003"));
    assertThat(shell.run("audit", "export", "-c", file, "--to", "ftp://here")).isEqualTo(2);
    assertThat(shell.err()).contains("--to ftp://here", "tls://HOST:PORT");
    assertThat(shell.run("audit", "export", "-c", file, "--to", "tcp://127.0.0.1:1")).isEqualTo(2);
    assertThat(shell.err()).contains("cannot export", "127.0.0.1:1");
    Files.writeString(cursor, "nonsense");
    assertThat(shell.run("audit", "export", "-c", file, "--cursor", cursor.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("is no cursor of an export");
  }

  @Test
  void writesAFileOfColumnsAndGoesOnWhereItWas() throws IOException {
    Path first = folder.resolve("first.parquet");
    Path second = folder.resolve("second.parquet");
    String cursor = folder.resolve("cursor").toString();
    for (Path out : new Path[]{first, second}) {
      assertThat(shell.run("audit", "export", "-c", file, "--format", "parquet", "--cursor", cursor, "--out",
          out.toString())).as(shell.err()).isZero();
      assertThat(shell.out() + shell.err()).isEmpty();
      assertThat(Files.readString(out, StandardCharsets.ISO_8859_1)).startsWith(MAGIC).endsWith(MAGIC);
    }
    assertThat(Files.readString(first, StandardCharsets.ISO_8859_1)).contains("api.openai.com", "key minted");
    assertThat(Files.readString(second, StandardCharsets.ISO_8859_1)).doesNotContain("api.openai.com");
  }

  @Test
  void saysWhereColumnsCannotGo() throws IOException {
    String out = folder.resolve("weir.parquet").toString();
    assertThat(shell.run("audit", "export", "-c", file, "--format", "parquet")).isEqualTo(2);
    assertThat(shell.err()).contains("name the file: --out FILE");
    assertThat(shell.run("audit", "export", "-c", file, "--format", "csv", "-o", out)).isEqualTo(2);
    assertThat(shell.err()).contains("--format csv", "write --format parquet");
    assertThat(shell.run("audit", "export", "-c", file, "--format", "parquet", "-o", out, "--follow"))
        .isEqualTo(2);
    assertThat(shell.err()).contains("--follow", "file:FOLDER");
    assertThat(shell.run("audit", "export", "-c", file, "--format", "parquet", "-o", out, "--to",
        "tcp://127.0.0.1:1")).isEqualTo(2);
    assertThat(shell.err()).contains("--to tcp://127.0.0.1:1");
    Path plain = Files.createFile(folder.resolve("plain"));
    assertThat(shell.run("audit", "export", "-c", file, "--format", "parquet", "-o",
        plain.resolve("weir.parquet").toString())).isEqualTo(2);
    assertThat(shell.err()).contains("cannot export", "plain");
  }
}
