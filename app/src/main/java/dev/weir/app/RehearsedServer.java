package dev.weir.app;

import dev.weir.app.command.CannotRun;
import dev.weir.model.net.HostPattern;
import dev.weir.testkit.TestAuthority;
import dev.weir.vault.MasterKeySource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A server's rehearsal: a whole Weir before an upstream of its own, and calls that go each way through it. */
final class RehearsedServer {

  private static final int BACKLOG = 8;
  private static final String HOST = "ai.test";
  private static final String CONFIGURATION = """
      version: 1
      listen: {gateway: 127.0.0.1:0, proxy: 127.0.0.1:0, admin: 127.0.0.1:0}
      dns: {hosts: {ai.test: 127.0.0.1, unread.test: 127.0.0.1, plain.test: 127.0.0.1}}
      callers: [{name: checkout, team: payments}]
      destinations:
        ai:
          hosts: [ai.test]
          upstream: https://ai.test:@SECURE@
          ports: [@SECURE@]
          tls: {ca: @CA@}
          category: ai
          addresses: {allow: [127.0.0.0/8]}
          allow: [{methods: [POST], paths: ["/v1/**"]}]
          credential: {secret: live}
        unread:
          hosts: [unread.test]
          upstream: https://unread.test:@SECURE@
          tls: {ca: @CA@}
          addresses: {allow: [127.0.0.0/8]}
          allow: [{methods: [POST], paths: ["/v1/**"]}]
          inspect: none
        plain:
          hosts: [plain.test]
          upstream: http://plain.test:@PLAIN@
          addresses: {allow: [127.0.0.0/8]}
          allow: [{methods: [GET], paths: ["/v1/**"]}]
      policies:
        - {name: data, when: destination.category == "ai", data: {EMAIL: tokenize, "*": mask}, restore: true}
        - {name: fair-use, limit: {requests: 60000000/m, per: [caller, destination], burst: 1000000}}
      """;

  private RehearsedServer() {}

  /**
   * Runs it in {@code folder}, which must be empty, with {@code calls} each way.
   *
   * @throws IOException where one of them is not answered with 200, too
   */
  static void run(Path folder, int calls) throws IOException, CannotRun {
    TestAuthority authority = TestAuthority.create();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (
        RehearsedUpstream plain = RehearsedUpstream.at(new ServerSocket(0, BACKLOG, loopback));
        RehearsedUpstream secure = RehearsedUpstream.at(authority.serverContext(HOST, "unread.test")
            .getServerSocketFactory().createServerSocket(0, BACKLOG, loopback))) {
      Path ca = authority.writePem(folder.resolve("ca.pem"));
      Path file = Files.writeString(folder.resolve("weir.yaml"),
          CONFIGURATION.replace("@CA@", ca.toString()).replace("@SECURE@", Integer.toString(secure.port()))
              .replace("@PLAIN@", Integer.toString(plain.port())));
      try (Wiring weir = Wiring.start(file, MasterKeySource.beside(folder.resolve("weir-data")),
          loaded -> {})) {
        weir.vault().secrets().set("live", "rehearsal".getBytes(StandardCharsets.US_ASCII),
            HostPattern.parse(HOST).stream().toList());
        String key = weir.keys().mint("checkout", "rehearsal", Optional.empty()).text();
        RehearsedCalls.make(weir, key, HOST + ":" + secure.port(), calls);
        weir.reload();
      }
    }
  }
}
