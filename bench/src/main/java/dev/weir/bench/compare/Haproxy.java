package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** HAProxy as a reverse proxy: one thread, no log, a pool of verified upstream connections. */
record Haproxy(Daemon daemon, Site site, int plainPort, int toTlsPort, int tlsPort) implements Proxy {
  static final String NAME = "HAProxy";

  static Haproxy start(Site site) throws IOException, InterruptedException {
    Path folder = site.folderOf("haproxy");
    int plain = Daemon.freePort();
    int toTls = Daemon.freePort();
    int tls = Daemon.freePort();
    Path config = Files.writeString(folder.resolve("haproxy.cfg"), config(site, plain, toTls, tls));
    return new Haproxy(Daemon.start(folder, List.of("haproxy", "-db", "-f", config.toString()), plain), site,
        plain,
        toTls, tls);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Entrance> entrance(Scenario scenario) {
    return switch (scenario) {
      case GET -> Optional.of(Entrance.reverse(plainPort, site.plain()));
      case POST -> Optional.of(Entrance.reverse(toTlsPort, site.secure()));
      case INTERCEPT, HANDSHAKE -> Optional
          .of(Entrance.reverse(tlsPort, site.secure()).overTls(site.certificates().ca()));
      case TUNNEL -> Optional.empty();
    };
  }

  @Override
  public CpuClock clock() {
    return daemon.clock();
  }

  @Override
  public void close() {
    daemon.close();
  }

  private static String config(Site site, int plain, int toTls, int tls) {
    return """
        global
          nbthread 1
          maxconn 4096
          ssl-default-bind-options ssl-min-ver TLSv1.3
          ssl-default-bind-ciphersuites TLS_AES_128_GCM_SHA256
          ssl-default-server-options ssl-min-ver TLSv1.3
          ssl-default-server-ciphersuites TLS_AES_128_GCM_SHA256
        defaults
          mode http
          timeout connect 5s
          timeout client 60s
          timeout server 60s
          http-reuse always
        frontend plain
          bind 127.0.0.1:%d
          default_backend plain
        frontend to-tls
          bind 127.0.0.1:%d
          bind 127.0.0.1:%d ssl crt %s
          default_backend tls
        backend plain
          server up 127.0.0.1:%d
        backend tls
          server up 127.0.0.1:%d ssl verify required ca-file %s verifyhost %s sni str(%s)
        """.formatted(plain, toTls, tls, site.certificates().bundle(), site.plainPort(), site.securePort(),
        site.certificates().ca(), Certificates.HOST, Certificates.HOST);
  }
}
