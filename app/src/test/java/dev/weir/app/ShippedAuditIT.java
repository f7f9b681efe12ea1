package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.testkit.Answer;
import dev.weir.testkit.PostgresServer;
import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two Weirs that ship their logs to one PostgreSQL, one of which is killed and started again. */
final class ShippedAuditIT {

  @TempDir
  Path folder;

  @Test
  void isFoundOfAllWeirsByTheSameQuestions() throws Exception {
    assumeTrue(PostgresServer.isHere(), "no postgres on this machine");
    Path password = Files.writeString(folder.resolve("password"), PostgresServer.PASSWORD);
    try (PostgresServer server = PostgresServer.start();
        StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"))) {
      String shared = "shared: {postgres: {url: '%s', password: {file: '%s'}, audit: 30d, vault: own}}\n"
          .formatted(server.url(), password);
      List<Path> files = new ArrayList<>();
      for (String name : List.of("one", "two")) {
        files.add(new Site(Files.createDirectory(folder.resolve(name)), upstream).configured(shared));
      }
      try (Served one = Served.start(files.get(0)); Served two = Served.start(files.get(1))) {
        calls(one, 3);
        calls(two, 4);
        one.kill();
        try (Served again = Served.start(files.get(0))) {
          calls(again, 5);
          Served.await("twelve calls to be shipped", () -> calls(files.get(1)) == 12);
        }
      }
      assertThat(asked(files.get(0), "stats", "--by", "caller")).contains("loader").contains("12");
      assertThat(asked(files.get(0), "timeline", "--caller", "loader", "--span", "1h"))
          .contains("up/call/{}");
    }
  }

  private static void calls(Served weir, int count) throws Exception {
    try (Talk talk = Talk.with(weir)) {
      for (int i = 0; i < count; i++) {
        assertThat(talk.get("/up/call/" + i)).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  private int calls(Path file) {
    return (int) asked(file, "search", "--format", "json", "--limit", "1000", "caller:loader").lines()
        .count();
  }

  private String asked(Path file, String command, String... options) {
    List<String> arguments = new ArrayList<>(
        List.of("audit", command, "--from", "postgres", "-c", file.toString()));
    arguments.addAll(List.of(options));
    try {
      Shell shell = new Shell(folder);
      assertThat(shell.run(arguments.toArray(String[]::new))).as(shell.err()).isZero();
      return shell.out();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
