package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.verify.Verify;
import dev.weir.testkit.Answer;
import dev.weir.testkit.FreePort;
import dev.weir.testkit.StandIn;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One Weir gives way to the next under load. */
final class HandoverIT {

  private static final int TURNS = Integer.getInteger("weir.handovers", 2);

  @TempDir
  Path folder;

  @Test
  void losesNoCallAndNoRecordWhileAnotherOneTakesOver() throws Exception {
    try (StandIn upstream = StandIn.http("up.test").on("POST", "*", _ -> Answer.text(200, "ok"));
        Site site = new Site(folder, upstream)) {
      Path configuration = site.configured("");
      Served served = Served.start(configuration);
      Siege siege = Siege.of(served.gateway("/"), 4, 50);
      try {
        for (int i = 0; i < TURNS; i++) {
          Served next = Served.start(configuration, "--takeover");
          assertThat(served.exitCode()).isZero();
          served = next;
          int before = siege.answered();
          Served.await("calls to the next one", () -> siege.answered() > before + 100);
        }
      } finally {
        siege.stop();
        served.terminate();
        served.exitCode();
        served.close();
      }
      assertThat(siege.failures()).as("of %s calls", siege.answered()).isEmpty();
      assertThat(Verify.verify(site.data(), Verify.Progress.NONE).damage()).isEmpty();
      assertThat(Intents.in(site.data()).calls()).hasSize(siege.answered());
    }
  }

  @Test
  void endsByItselfUnderLoadWithoutAFailedCallOnAConnectionThatItHas() throws Exception {
    try (StandIn upstream = StandIn.http("up.test").on("POST", "*", _ -> Answer.text(200, "ok"));
        Site site = new Site(folder, upstream)) {
      Served served = Served.start(site.configured(""));
      Siege siege = Siege.of(served.gateway("/"), 4, Integer.MAX_VALUE);
      Served.await("calls", () -> siege.answered() > 100);
      served.terminate();
      assertThat(served.exitCode()).isZero();
      siege.stop();
      // A connection that the kernel took while the listener closed is reset before Weir ever had it.
      assertThat(siege.failures())
          .allMatch(failure -> failure.startsWith("connecting") || failure.startsWith("call 0: ")
              && failure.endsWith("reset"));
      assertThat(Intents.in(site.data()).calls()).hasSize(siege.answered());
    }
  }

  @Test
  void handsOverThePortsAndSocketsThatAreOneCallersAlone() throws Exception {
    Path socket = folder.resolve("o.sock").toAbsolutePath();
    int port = FreePort.find();
    try (StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "ok"));
        Site site = new Site(folder, upstream)) {
      Path configuration = site.configured(
          "listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0', callers: {owner: '127.0.0.1:"
              + port + "'}, sockets: {owner: {proxy: " + socket + "}}}\n",
          "").toAbsolutePath();
      Files.writeString(configuration, Files.readString(configuration).replace("callers:\n",
          "callers:\n  - {name: owner, team: tests}\n"));
      try (Served first = Served.start(configuration)) {
        assertThat(proxied(port, upstream)).isEqualTo(200);
        assertThat(proxied(socket, upstream)).startsWith("HTTP/1.1 200");
        try (Served _ = Served.start(configuration, "--takeover")) {
          assertThat(first.exitCode()).isZero();
          assertThat(proxied(port, upstream)).isEqualTo(200);
          assertThat(proxied(socket, upstream)).startsWith("HTTP/1.1 200");
        }
      }
      assertThat(Intents.in(site.data()).callers()).containsExactly("owner", "owner", "owner", "owner");
    }
  }

  private static String proxied(Path socket, StandIn upstream) throws Exception {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      client.write(ByteBuffer.wrap(("GET http://up.test:" + upstream.port()
          + "/call/a HTTP/1.1\r\nHost: up.test:" + upstream.port() + "\r\nConnection: close\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII)));
      return new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static int proxied(int port, StandIn upstream) throws Exception {
    try (HttpClient client = HttpClient.newBuilder()
        .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port)))
        .build()) {
      URI uri = URI.create("http://up.test:" + upstream.port() + "/call/a");
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void startsAfreshWhereNobodyIsThereToTakeOverFrom() throws Exception {
    try (StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "ok"));
        Site site = new Site(folder, upstream);
        Served served = Served.start(site.configured(""), "--takeover")) {
      assertThat(site.get(served.gateway("/up/call/a")).statusCode()).isEqualTo(200);
      for (String name : Set.of("audit", "takeover", "vault")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site.data().resolve(name))))
            .endsWith("------");
      }
      try (var files = Files.walk(site.data().resolve("audit"))) {
        assertThat(files.toList()).isNotEmpty().allSatisfy(file -> assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).endsWith("------"));
      }
    }
  }
}
