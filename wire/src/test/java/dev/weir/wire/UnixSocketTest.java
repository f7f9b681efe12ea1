package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.Exchange;
import dev.weir.gateway.Incoming;
import dev.weir.gateway.OwnAnswer;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Listen.Manner;
import dev.weir.model.settings.Listen.SocketFile;
import dev.weir.wire.http.Limits;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnixSocketTest {

  private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> GROUPS = PosixFilePermissions.fromString("rw-rw----");

  @TempDir
  Path folder;

  /** Answers with whose socket it was, and how. */
  private static final class OwnerLine extends FakeLine {
    @Override
    public CompletionStage<Void> take(Exchange exchange) {
      Incoming incoming = exchange.incoming();
      exchange.answer(new OwnAnswer(200, Headers.of("Content-Type", "text/plain"),
          Bytes.utf8(incoming.owner().orElse("nobody") + " " + incoming.entry() + " " + incoming.peer()),
          true));
      return done();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nio"})
  void isItsCallersAloneAtGatewayAndProxy(String transport) throws Exception {
    Path gateway = folder.resolve("gateway.sock");
    Path proxy = folder.resolve("proxy.sock");
    try (WireServer _ = start(transport, new SocketFile("batch", Manner.GATEWAY, gateway, OWNERS),
        new SocketFile("ledger", Manner.PROXY, proxy, GROUPS))) {
      assertThat(said(gateway, "/pay/v1")).endsWith("batch GATEWAY 127.0.0.1");
      assertThat(said(proxy, "http://pay.test/v1")).endsWith("ledger PROXY 127.0.0.1");
      assertThat(Files.getPosixFilePermissions(gateway)).isEqualTo(OWNERS);
      assertThat(Files.getPosixFilePermissions(proxy)).isEqualTo(GROUPS);
      try (var there = Files.list(folder)) {
        assertThat(there).containsExactlyInAnyOrder(gateway, proxy);
      }
    }
    assertThat(gateway).doesNotExist();
    assertThat(proxy).doesNotExist();
    Leaks.check();
  }

  @Test
  void takesThePlaceOfASocketThatIsDeadAndOfNothingElse() throws Exception {
    Path path = folder.resolve("a.sock");
    SocketFile file = new SocketFile("batch", Manner.GATEWAY, path, OWNERS);
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
    try (ServerSocketChannel another = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
      assertThat(another.isOpen()).isTrue();
      assertThatThrownBy(() -> start("", file)).isInstanceOf(IOException.class).hasMessageContainingAll(
          "cannot listen at " + path + " for batch", "another process listens there", "listen.sockets.batch");
    }
    assertThat(path).exists();
    try (WireServer _ = start("", file)) {
      assertThat(said(path, "/pay/v1")).endsWith("batch GATEWAY 127.0.0.1");
    }
    Files.writeString(path, "of value");
    assertThatThrownBy(() -> start("", file)).isInstanceOf(IOException.class)
        .hasMessageContaining("something else than a socket");
    assertThat(path).hasContent("of value");
    SocketFile lost = new SocketFile("batch", Manner.GATEWAY, folder.resolve("none/a.sock"), OWNERS);
    assertThatThrownBy(() -> start("", lost)).isInstanceOf(IOException.class)
        .hasMessageContaining("there is no folder");
  }

  private static WireServer start(String transport, SocketFile... files) throws IOException {
    Listen.Socket any = new Listen.Socket(Ip.v4(0x7f000001), 0);
    Listen listen = new Listen(any, any, any, Map.of(), List.of(files), Optional.empty());
    // Another test that starts meanwhile speaks to the system in another way, and need not care.
    System.setProperty(Transport.CHOICE, transport);
    try {
      return WireServer.start(new WireConfig(listen, 1, Limits.USUAL), new OwnerLine(), new Wired.OneLeaf(),
          new Wired.TrustingTls(), Wired.means());
    } finally {
      System.clearProperty(Transport.CHOICE);
    }
  }

  private static String said(Path path, String target) throws IOException {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      client.write(
          ByteBuffer.wrap(("GET " + target + " HTTP/1.1\r\nHost: pay.test\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII)));
      return new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
