package dev.weir.app;

import dev.weir.testkit.StandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with a configuration of one destination, {@code up}, the data folder that it names, and a client. */
final class Site implements AutoCloseable {

  static final String LISTEN = "listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0'}\n";

  private final Path folder;
  private final Path data;
  private final int upstreamPort;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Site(Path folder, StandIn upstream) {
    this(folder, folder.resolve("data"), upstream.port());
  }

  /** A site whose data are elsewhere. */
  Site(Path folder, Path data, int upstreamPort) {
    this.folder = folder;
    this.data = data;
    this.upstreamPort = upstreamPort;
  }

  Path data() {
    return data;
  }

  /** Writes the configuration with {@code more} at its end, and returns its file. */
  Path configured(String more) throws IOException {
    return configured(LISTEN, more);
  }

  /** Writes the configuration whole or not at all, as an editor does. */
  Path configured(String listen, String more) throws IOException {
    Path fresh = Files.writeString(folder.resolve("weir.yaml.new"), """
        version: 1
        %sdata: %s
        dns: {hosts: {up.test: 127.0.0.1, ill.test: 127.0.0.1, liar.test: 127.0.0.1}}
        callers:
          - {name: loader, team: tests, from: [127.0.0.0/8]}
        destinations:
          up:
            hosts: [up.test]
            upstream: http://up.test:%d
            allow: [{methods: [GET, POST], paths: ["/call/**"]}]
            addresses: {allow: [127.0.0.0/8]}
        %s""".formatted(listen, data, upstreamPort, more));
    return Files.move(fresh, folder.resolve("weir.yaml"), StandardCopyOption.REPLACE_EXISTING);
  }

  HttpClient client() {
    return client;
  }

  /** Returns the answer to a GET. */
  HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Returns every file of the data folder by name, with its bytes; but for the audit log's head, which tells when it was last
   * opened.
   */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.exists(data)) {
      try (Stream<Path> paths = Files.walk(data)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          files.put(data.relativize(path).toString(), HexFormat.of().formatHex(Files.readAllBytes(path)));
        }
      }
    }
    files.keySet().removeAll(Set.of("audit/head"));
    return files;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
