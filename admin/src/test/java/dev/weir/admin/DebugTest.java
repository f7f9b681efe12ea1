package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.account.Role;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DebugTest {

  @TempDir
  Path data;

  private Office office;
  private AdminServer server;
  private Browser ann;

  @BeforeEach
  void open() throws Exception {
    office = new Office(data);
    office.administration().add(office.debug().routes());
    server = office.served();
    ann = office.signedIn(server, "ann", Role.ADMIN);
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  @Test
  void putsOnRecordWhoTakesARecording() throws Exception {
    Browser.Got taken = ann.send("POST", "/debug/recording", "{\"seconds\":1}");
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.raw().headers().firstValue("Content-Disposition")).get().asString()
        .contains("weir.jfr");
    assertThat(office.records()).contains("ann: recording taken flight recorder, 1 s");
    for (String wrong : new String[]{"{}", "{\"seconds\":0}", "{\"seconds\":31}", "{\"seconds\":\"x\"}"}) {
      assertThat(ann.send("POST", "/debug/recording", wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void putsOnRecordWhoChangesTheLog() throws Exception {
    assertThat(ann.get("/debug/log").text("level")).isEqualTo("info");
    assertThat(ann.send("PUT", "/debug/log", "{\"level\":\"debug\"}").text("level")).isEqualTo("debug");
    assertThat(ann.get("/debug/log").text("level")).isEqualTo("debug");
    assertThat(office.records()).contains("ann: log level set debug, it was info");
    assertThat(ann.send("PUT", "/debug/log", "{\"level\":\"loud\"}").status()).isEqualTo(400);
  }

  @Test
  void asksForAFreshProofBeforeAnythingIsTaken() throws Exception {
    office.clock().advance(Duration.ofMinutes(10));
    assertThat(ann.send("PUT", "/debug/log", "{\"level\":\"debug\"}").status()).isEqualTo(403);
    assertThat(ann.send("POST", "/debug/recording", "{\"seconds\":1}").status()).isEqualTo(403);
    assertThat(office.records()).noneMatch(record -> record.contains("recording"));
  }

  @Test
  void countsClassesWhereThatIsAsked() throws Exception {
    assertThat(ann.get("/debug/heap").json().get("classes")).isEmpty();
    Browser.Got largest = ann.get("/debug/heap?classes=3");
    assertThat(largest.json().get("classes")).hasSize(3);
    assertThat(ann.get("/debug/heap?classes=1000").status()).isEqualTo(400);
  }
}
