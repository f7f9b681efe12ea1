package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** nginx as a reverse proxy: one worker, no log, a pool of verified upstream connections. */
record Nginx(Daemon daemon, Site site, int plainPort, int toTlsPort, int tlsPort) implements Proxy {
  static final String NAME = "nginx";

  static Nginx start(Site site) throws IOException, InterruptedException {
    Path folder = site.folderOf("nginx");
    int plain = Daemon.freePort();
    int toTls = Daemon.freePort();
    int tls = Daemon.freePort();
    Path config = Files.writeString(folder.resolve("nginx.conf"), config(folder, site, plain, toTls, tls));
    List<String> command = List.of("nginx", "-e", "stderr", "-p", folder.toString(), "-c", config.toString());
    return new Nginx(Daemon.start(folder, command, plain), site, plain, toTls, tls);
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

  private static String config(Path folder, Site site, int plain, int toTls, int tls) {
    return """
        %s
        daemon off;
        worker_processes 1;
        pid %s/nginx.pid;
        error_log stderr error;
        events { worker_connections 4096; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          keepalive_requests 1000000000;
          ssl_protocols TLSv1.3;
          ssl_conf_command Ciphersuites TLS_AES_128_GCM_SHA256;
          ssl_certificate %s;
          ssl_certificate_key %s;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $http_host;
          proxy_ssl_protocols TLSv1.3;
          proxy_ssl_conf_command Ciphersuites TLS_AES_128_GCM_SHA256;
          proxy_ssl_verify on;
          proxy_ssl_trusted_certificate %s;
          proxy_ssl_server_name on;
          proxy_ssl_name %s;
          upstream plain { server 127.0.0.1:%d; keepalive 256; keepalive_requests 1000000000; }
          upstream tls { server 127.0.0.1:%d; keepalive 256; keepalive_requests 1000000000; }
          server { listen 127.0.0.1:%d; location / { proxy_pass http://plain; } }
          server { listen 127.0.0.1:%d; listen 127.0.0.1:%d ssl; location / { proxy_pass https://tls; } }
        }
        """.formatted(Site.asRoot() ? "user root;" : "", folder, site.certificates().upstream(),
        site.certificates().upstreamKey(), site.certificates().ca(), Certificates.HOST, site.plainPort(),
        site.securePort(), plain, toTls, tls);
  }
}
