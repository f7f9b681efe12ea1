package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.audit.verify.Verify;
import dev.weir.testkit.Answer;
import dev.weir.testkit.Request;
import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder on a disk of 3 MiB that has no room left. Only root can make such a disk: skipped for others. */
final class DiskFullIT {

  private static final int PAGE = 4096;

  @TempDir
  Path folder;

  private final StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"))
      .on("POST", "*", _ -> Answer.text(200, "seen"));
  private Path disk = Path.of("");
  private Path filler = Path.of("");
  private Site site = new Site(disk, upstream);

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    filler = disk.resolve("filler");
    site = new Site(folder, disk.resolve("data"), upstream.port());
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=6m", "weir-test", disk.toString()),
        "not allowed to mount");
  }

  @AfterEach
  void unmount() throws Exception {
    site.close();
    upstream.close();
    run("umount", "-l", disk.toString());
  }

  @Test
  void doesNotStartOnAFullDiskAndStartsOnceThereIsRoom() throws Exception {
    Path configuration = site.configured("");
    for (int pages : List.of(0, 1, 3, 6)) {
      leave(pages);
      try (Served served = Served.begin(configuration, Map.of())) {
        assertThat(served.exitCode()).as(served.errors()).isEqualTo(2);
        assertThat(served.errors()).contains(disk.toString(), "room");
      }
    }
    Files.delete(filler);
    try (Served served = Served.start(configuration)) {
      assertThat(served.errors()).doesNotContain("weir: audit log");
      assertThat(site.get(served.gateway("/up/call/a")).statusCode()).isEqualTo(200);
    }
    assertThat(Verify.verify(site.data(), Verify.Progress.NONE).damage()).isEmpty();
  }

  @Test
  void letsNothingOutThatItCannotRecord() throws Exception {
    Path configuration = site.configured("");
    try (Served served = Served.start(configuration)) {
      assertThat(site.get(served.gateway("/up/call/a")).statusCode()).isEqualTo(200);
      assertThat(site.get(served.admin("/readyz")).statusCode()).isEqualTo(200);
      leave(0);
      Load load = Load.on(served, site.client(), new AtomicInteger());
      Served.await("a call to be denied", () -> load.answered().containsValue(503));
      load.stop();
      int before = upstream.requests().size();
      assertThat(site.get(served.gateway("/up/call/b")).statusCode()).isEqualTo(503);
      assertThat(site.get(served.admin("/readyz")).statusCode()).isEqualTo(503);
      assertThat(site.get(served.admin("/healthz")).statusCode()).isEqualTo(200);
      assertThat(upstream.requests()).hasSize(before);
      assertThat(served.isAlive()).isTrue();
      assertThat(served.errors()).contains("audit log", "cannot be written");
      assertThat(load.answered().values()).containsOnly(200, 503);
    }
    Files.delete(filler);
    try (Served served = Served.start(configuration)) {
      assertThat(Intents.in(site.data()).paths())
          .containsAll(upstream.requests().stream().map(Request::path).toList());
      assertThat(Verify.verify(site.data(), Verify.Progress.NONE).damage()).isEmpty();
      assertThat(site.get(served.gateway("/up/call/c")).statusCode()).isEqualTo(200);
    }
  }

  /** Fills the disk up to the last {@code pages}. */
  private void leave(int pages) throws IOException {
    Files.deleteIfExists(filler);
    long bytes = (Files.getFileStore(disk).getUsableSpace() / PAGE - pages) * PAGE;
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (byte[] page = new byte[PAGE]; bytes > 0; bytes -= PAGE) {
        out.write(page);
      }
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start().waitFor() == 0;
  }
}
