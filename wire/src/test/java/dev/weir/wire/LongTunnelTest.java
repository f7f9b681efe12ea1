package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.gateway.Ending;
import dev.weir.model.Status;
import dev.weir.wire.tunnel.HelloBytes;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Tunnels that carry so much that the kernel joins their sockets: not a byte less, and an end like any other's. */
@Isolated
class LongTunnelTest {

  private static final String HELLO = HelloBytes.of("upstream.test");
  private static final int LONG = 6 << 20;
  /** What is read at once without the kernel's help. */
  private static final long ONE_READ = 1 << 16;
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private final FakeLine line = new FakeLine();
  private final Wired wired;

  LongTunnelTest() throws IOException {
    wired = new Wired(line, Wired.QUICK);
  }

  @AfterEach
  void stop() {
    wired.close();
  }

  private RawClient through(RawUpstream up) throws IOException {
    line.port = up.port();
    RawClient client = wired.proxy();
    client.say("CONNECT upstream.test:443 HTTP/1.1\r\nHost: upstream.test:443\r\n\r\n").head();
    return client.say(HELLO);
  }

  /** Reads {@code length} bytes of what {@code seed} makes, and writes as many of its own at the same time. */
  private static void exchange(Socket socket, int length, int own, int theirs)
      throws IOException, InterruptedException, ExecutionException {
    CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
      try {
        socket.getOutputStream().write(noise(own, length));
        socket.shutdownOutput();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }, task -> Thread.ofVirtual().start(task));
    assertThat(Arrays.equals(socket.getInputStream().readAllBytes(), noise(theirs, length))).isTrue();
    written.get();
  }

  private static byte[] noise(int seed, int length) {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    return noise;
  }

  @Test
  void carryEveryByteBothWaysAtOnceAndCountThem() throws Exception {
    CompletableFuture<Void> served = new CompletableFuture<>();
    try (RawUpstream up = RawUpstream.start(with -> {
      try {
        with.until(HELLO);
        exchange(with.socket, LONG, 2, 1);
        served.complete(null);
      } catch (Exception | AssertionError e) {
        served.completeExceptionally(e);
      }
    }); RawClient client = through(up)) {
      exchange(client.socket, LONG, 1, 2);
      served.get();
      Ending ending = line.ending();
      assertThat(ending.result()).isInstanceOf(Ending.Result.Complete.class);
      assertThat(ending.sentBytes()).isEqualTo(LONG + HELLO.length());
      assertThat(ending.receivedBytes()).isEqualTo(LONG);
    }
  }

  @Test
  void waitForASlowReader() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until(HELLO);
      with.socket.getOutputStream().write(noise(3, LONG));
    }); RawClient client = through(up)) {
      InputStream in = client.socket.getInputStream();
      byte[] first = in.readNBytes(LONG / 2);
      Thread.sleep(300); // until all buffers on the way are full
      assertThat(first).isEqualTo(Arrays.copyOf(noise(3, LONG), LONG / 2));
      assertThat(in.readAllBytes()).hasSize(LONG - LONG / 2);
    }
    assertThat(line.ending().receivedBytes()).isEqualTo(LONG);
  }

  @Test
  void tellWhoBrokeTheConnection() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until(HELLO);
      with.socket.getOutputStream().write(noise(4, LONG));
      read.await();
      with.socket.setSoLinger(true, 0);
    }); RawClient client = through(up)) {
      client.socket.getInputStream().readNBytes(LONG);
      read.countDown();
      assertThat(client.rest()).isEmpty();
      assertThat(line.fault()).isEqualTo("502 connection reset in the tunnel");
    }
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until(HELLO);
      with.socket.getOutputStream().write(noise(5, LONG));
      with.until("never");
    }); RawClient client = through(up)) {
      client.socket.getInputStream().readNBytes(LONG);
      client.socket.setSoLinger(true, 0);
      client.socket.close();
      assertThat(line.fault()).isEqualTo("502 connection to the client reset");
    }
  }

  @Test
  void areCutWhenTheirCallerIs() throws Exception {
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until(HELLO);
      with.socket.getOutputStream().write(noise(6, LONG));
      with.until("never");
    }); RawClient client = through(up)) {
      client.socket.getInputStream().readNBytes(LONG);
      line.expelled = Optional.of("key is revoked");
      assertThat(client.rest()).isEmpty();
      Ending ending = line.ending();
      assertThat(ending.result())
          .isEqualTo(new Ending.Result.Fault(Status.UNKNOWN_CALLER, "key is revoked", true));
      assertThat(ending.sentBytes()).isEqualTo(HELLO.length());
      assertThat(ending.receivedBytes()).isEqualTo(LONG);
    }
  }

  @Test
  void flowNoFurtherThanTheirCreditAndOnFromThereWithoutAGap() throws Exception {
    PlayedCredit credit = new PlayedCredit(1 << 20);
    line.credit = credit;
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until(HELLO);
      with.socket.getOutputStream().write(noise(8, LONG));
    }); RawClient client = through(up)) {
      InputStream in = client.socket.getInputStream();
      byte[] first = in.readNBytes((1 << 20) - HELLO.length());
      Thread.sleep(600); // more than two ticks
      assertThat(credit.flowed.get()).isBetween(1L << 20, (1L << 20) + ONE_READ);
      credit.granted.addAndGet(LONG);
      byte[] rest = in.readAllBytes();
      assertThat(first).isEqualTo(Arrays.copyOf(noise(8, LONG), first.length));
      assertThat(rest).isEqualTo(Arrays.copyOfRange(noise(8, LONG), first.length, LONG));
    }
    assertThat(line.ending().receivedBytes()).isEqualTo(LONG);
    assertThat(credit.flowed.get()).isEqualTo(LONG + HELLO.length());
  }

  @Test
  void areHeldBackBeforeTheKernelHasThem() throws Exception {
    PlayedCredit credit = new PlayedCredit(1 << 16);
    line.credit = credit;
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until(HELLO);
      with.socket.getOutputStream().write(noise(9, LONG));
    }); RawClient client = through(up)) {
      client.socket.getInputStream().readNBytes((1 << 16) - HELLO.length());
      Thread.sleep(600); // more than two ticks
      assertThat(credit.flowed.get()).isBetween(1L << 16, (1L << 16) + ONE_READ);
      line.expelled = Optional.of("the budget is spent");
      client.rest();
      assertThat(line.ending().receivedBytes()).isEqualTo(credit.flowed.get() - HELLO.length());
    }
  }

  @Test
  void holdPipesOfTheKernelForAsLongAsTheyLast() throws Exception {
    assumeTrue(Epoll.isAvailable() && Files.isDirectory(DESCRIPTORS), "no epoll here");
    long before = pipes();
    try (RawUpstream up = RawUpstream.start(with -> {
      with.until(HELLO);
      with.socket.getOutputStream().write(noise(7, LONG));
      with.until("bye");
    }); RawClient client = through(up)) {
      client.socket.getInputStream().readNBytes(LONG);
      assertThat(pipes()).isEqualTo(before + 4);
      client.say("bye").socket.shutdownOutput();
      assertThat(client.rest()).isEmpty();
      assertThat(line.fault()).isEqualTo("complete");
    }
    assertThat(pipes()).isEqualTo(before);
  }

  private static long pipes() throws IOException {
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      return all.filter(LongTunnelTest::isPipe).count();
    }
  }

  private static boolean isPipe(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false;
    }
  }
}
