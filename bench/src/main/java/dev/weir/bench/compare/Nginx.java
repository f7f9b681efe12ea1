package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * nginx as a reverse proxy: a worker for each core, no log, a pool of verified upstream connections. What streams
 * passes unbuffered, for otherwise it would gather the events.
 */
final class Nginx {
  static final String NAME = "nginx";

  private Nginx() {}

  static Proxy start(Site site) throws IOException, InterruptedException {
    Path folder = site.folderOf("nginx");
    ReverseProxy.Ports ports = ReverseProxy.Ports.free();
    Path config = Files.writeString(folder.resolve("nginx.conf"), config(folder, site, ports));
    List<String> command = List.of("nginx", "-e", "stderr", "-p", folder.toString(), "-c", config.toString());
    return new ReverseProxy(NAME, Daemon.start(folder, site.cores(), command, ports.plain()), site, ports);
  }

  private static String config(Path folder, Site site, ReverseProxy.Ports ports) {
    return """
        %s
        daemon off;
        worker_processes %d;
        pid %s/nginx.pid;
        error_log stderr error;
        events { worker_connections 8000; }
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
          server {
            listen 127.0.0.1:%d;
            listen 127.0.0.1:%d ssl;
            listen 127.0.0.1:%d http2;
            location / { proxy_pass https://tls; }
            location %s { proxy_pass https://tls; proxy_buffering off; }
          }
        }
        """.formatted(Site.asRoot() ? "user root;" : "", site.cores().proxies(), folder,
        site.certificates().upstream(), site.certificates().upstreamKey(), site.certificates().ca(),
        Certificates.HOST, site.plainPort(), site.securePort(), ports.plain(), ports.toTls(), ports.tls(),
        ports.h2(), Upstream.STREAM);
  }
}
