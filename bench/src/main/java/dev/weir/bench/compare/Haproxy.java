package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** HAProxy as a reverse proxy: a thread for each core, no log, a pool of verified upstream connections. */
final class Haproxy {
  static final String NAME = "HAProxy";

  private Haproxy() {}

  static Proxy start(Site site) throws IOException, InterruptedException {
    Path folder = site.folderOf("haproxy");
    ReverseProxy.Ports ports = ReverseProxy.Ports.free();
    Path config = Files.writeString(folder.resolve("haproxy.cfg"), config(site, ports));
    List<String> command = List.of("haproxy", "-db", "-f", config.toString());
    return new ReverseProxy(NAME, Daemon.start(folder, site.cores(), command, ports.plain()), site, ports);
  }

  private static String config(Site site, ReverseProxy.Ports ports) {
    return """
        global
          nbthread %d
          maxconn 8000
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
          bind 127.0.0.1:%d proto h2
          default_backend tls
        backend plain
          server up 127.0.0.1:%d
        backend tls
          server up 127.0.0.1:%d ssl verify required ca-file %s verifyhost %s sni str(%s)
        """.formatted(site.cores().proxies(), ports.plain(), ports.toTls(), ports.tls(),
        site.certificates().bundle(), ports.h2(), site.plainPort(), site.securePort(),
        site.certificates().ca(), Certificates.HOST, Certificates.HOST);
  }
}
