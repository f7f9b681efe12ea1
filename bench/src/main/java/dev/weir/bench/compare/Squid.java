package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Squid as a forward proxy that caches nothing: one port on which it opens TLS by ssl-bump, one on which it does not. */
record Squid(Daemon daemon, Site site, int plainPort, int bumpPort) implements Proxy {
  static final String NAME = "Squid";
  private static final List<Path> HELPERS = List.of(Path.of("/usr/lib/squid/security_file_certgen"),
      Path.of("/usr/lib64/squid/security_file_certgen"), Path.of("/usr/libexec/squid/security_file_certgen"));

  static Squid start(Site site) throws IOException, InterruptedException {
    Path folder = site.folderOf("squid");
    Path helper = HELPERS.stream().filter(Files::isExecutable).findFirst()
        .orElseThrow(() -> new IOException("this Squid has no ssl-bump: apt-get install squid-openssl"));
    Command.run(folder, List.of(helper.toString(), "-c", "-s", folder.resolve("db").toString(), "-M", "4MB"));
    Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + String.join(" ", Certificates.HOSTS) + "\n");
    int plain = Daemon.freePort();
    int bump = Daemon.freePort();
    Path config = Files.writeString(folder.resolve("squid.conf"), config(folder, site, helper, plain, bump));
    if (Site.asRoot()) {
      Command.run(folder, List.of("chown", "-R", "proxy", folder.toString()));
    }
    return new Squid(Daemon.start(folder, List.of("squid", "-N", "-f", config.toString()), plain), site,
        plain, bump);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Entrance> entrance(Scenario scenario) {
    return switch (scenario) {
      case GET -> Optional.of(Entrance.forward(plainPort, site.plain()));
      case POST -> Optional.empty();
      case INTERCEPT, HANDSHAKE -> Optional
          .of(Entrance.connect(bumpPort, site.secure(), site.certificates().ca()));
      case TUNNEL -> Optional.of(Entrance.connect(plainPort, site.tunnel(), site.certificates().ca()));
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

  private static String config(Path folder, Site site, Path helper, int plain, int bump) {
    Certificates certificates = site.certificates();
    return """
        visible_hostname bench
        http_port 127.0.0.1:%d
        http_port 127.0.0.1:%d ssl-bump tls-cert=%s tls-key=%s generate-host-certificates=on \
        dynamic_cert_mem_cache_size=4MB
        sslcrtd_program %s -s %s/db -M 4MB
        ssl_bump bump all
        tls_outgoing_options cafile=%s min-version=1.3
        http_access allow localhost
        http_access deny all
        cache deny all
        cache_mem 8 MB
        access_log none
        cache_store_log none
        cache_log %s/cache.log
        pid_filename %s/squid.pid
        coredump_dir %s
        hosts_file %s/hosts
        netdb_filename none
        pinger_enable off
        shutdown_lifetime 1 seconds
        """.formatted(plain, bump, certificates.ca(), certificates.caKey(), helper, folder, certificates.ca(),
        folder, folder, folder, folder);
  }
}
