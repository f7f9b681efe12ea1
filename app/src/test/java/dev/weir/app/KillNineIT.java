package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.verify.Verify;
import dev.weir.testkit.Answer;
import dev.weir.testkit.Request;
import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weir is killed under load; {@code -Dweir.kills} says how often. */
final class KillNineIT {

  private static final int KILLS = Integer.getInteger("weir.kills", 5);

  @TempDir
  Path folder;

  private final Random random = new Random();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Set<String> arrived = new HashSet<>();
  private final Set<String> answered = new HashSet<>();

  @Test
  void everyRequestThatTheUpstreamSawHasItsIntent() throws Exception {
    try (StandIn upstream = StandIn.http("up.test").on("GET", "*", KillNineIT::slowly)
        .on("POST", "*", KillNineIT::slowly); Site site = new Site(folder, upstream)) {
      Path configuration = site.configured("");
      for (int i = 0; i < KILLS; i++) {
        int torn = tornTails(site);
        try (Served weir = Served.start(configuration)) {
          assertSound(site, weir, tornTails(site) - torn);
          loadAndKill(site, weir, upstream);
        }
      }
      int torn = tornTails(site);
      try (Served weir = Served.start(configuration)) {
        assertSound(site, weir, tornTails(site) - torn);
      }
    }
    assertThat(arrived).hasSizeGreaterThan(KILLS);
  }

  private void loadAndKill(Site site, Served weir, StandIn upstream) throws InterruptedException {
    upstream.forget();
    Load load = Load.on(weir, site.client(), numbers);
    Served.await("a first answer", () -> !load.answered().isEmpty());
    Thread.sleep(random.nextInt(400));
    weir.kill();
    load.stop();
    assertThat(load.answered().values()).containsOnly(200);
    answered.addAll(load.answered().keySet());
    upstream.requests().stream().map(Request::path).forEach(arrived::add);
  }

  private void assertSound(Site site, Served weir, int torn) throws IOException {
    Intents intents = Intents.in(site.data());
    assertThat(intents.unreadable()).isEmpty();
    assertThat(intents.paths()).containsAll(arrived);
    assertThat(intents.calls()).containsAll(answered);
    assertThat(Verify.verify(site.data(), Verify.Progress.NONE).damage()).isEmpty();
    assertThat(weir.errors().contains("of an unfinished write")).isEqualTo(torn > 0);
  }

  private static int tornTails(Site site) throws IOException {
    Path audit = site.data().resolve("audit");
    if (!Files.exists(audit)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(audit)) {
      return (int) files.filter(file -> file.toString().contains(".log.torn")).count();
    }
  }

  /** Slowly enough for calls to be on their way whenever the kill comes. */
  private static Answer slowly(Request request) throws IOException {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Answer.text(200, "seen");
  }
}
