package dev.weir.bench.compare;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.SslContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * What a connection of the client says, written out once so that saying it again costs nothing.
 *
 * @param connect what opens the tunnel; empty where there is none
 * @param tls how TLS is spoken, in the tunnel where there is one; empty for plain HTTP
 * @param fresh whether each request has a connection of its own
 */
record Script(int port, Optional<ByteBuf> connect, Optional<SslContext> tls, String host, ByteBuf request,
    boolean fresh) {

  static Script of(Scenario scenario, Entrance entrance, byte[] body) throws SSLException {
    boolean tunnelled = entrance.via() == Entrance.Via.CONNECT;
    Optional<ByteBuf> connect = tunnelled
        ? Optional.of(head("CONNECT " + entrance.authority(), entrance, entrance.credentials(), 0))
        : Optional.empty();
    Optional<SslContext> tls = entrance.ca().isPresent()
        ? Optional.of(Tls.client(entrance.ca().get()))
        : Optional.empty();
    String origin = entrance.via() == Entrance.Via.URL ? "http://" + entrance.authority() : "";
    String line = (body.length == 0 ? "GET " : "POST ") + origin + entrance.prefix() + scenario.path;
    ByteBuf head = head(line, entrance, tunnelled ? List.of() : entrance.credentials(), body.length);
    ByteBuf request = Unpooled.directBuffer(head.readableBytes() + body.length).writeBytes(head)
        .writeBytes(body);
    return new Script(entrance.port(), connect, tls, entrance.host(), request, scenario.freshConnections());
  }

  private static ByteBuf head(String line, Entrance entrance, List<String> credentials, int bodyBytes) {
    StringBuilder text = new StringBuilder(line).append(" HTTP/1.1\r\nHost: ").append(entrance.authority())
        .append("\r\nUser-Agent: weir-bench\r\nAccept: application/json\r\n");
    credentials.forEach(header -> text.append(header).append("\r\n"));
    if (bodyBytes > 0) {
      text.append("Content-Type: application/json\r\nContent-Length: ").append(bodyBytes).append("\r\n");
    }
    return Unpooled.copiedBuffer(text.append("\r\n"), StandardCharsets.US_ASCII);
  }
}
