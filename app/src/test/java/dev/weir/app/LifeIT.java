package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.verify.Verify;
import dev.weir.testkit.Answer;
import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LifeIT {

  @TempDir
  Path folder;

  @Test
  void endsInGoodOrderOnceTheCallInFlightHasEnded() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> {
      reached.countDown();
      waitFor(go);
      return Answer.text(200, "late");
    }); Site site = new Site(folder, upstream); Served served = Served.start(site.configured(""))) {
      URI gateway = served.gateway("/up/call/a");
      CompletableFuture<HttpResponse<String>> call = site.client()
          .sendAsync(HttpRequest.newBuilder(gateway).build(), HttpResponse.BodyHandlers.ofString());
      waitFor(reached);
      served.terminate();
      Served.await("no more to be accepted", () -> !listens(gateway));
      assertThat(served.isAlive()).isTrue();
      go.countDown();
      assertThat(call.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(call.get().body()).isEqualTo("late");
      assertThat(served.exitCode()).isZero();
      assertThat(Verify.verify(site.data(), Verify.Progress.NONE).damage()).isEmpty();
      assertThat(Intents.in(site.data()).paths()).containsExactly("/call/a");
    }
  }

  private static boolean listens(URI uri) {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void waitFor(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IOException("waited in vain");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
