package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Squid as a forward proxy that caches nothing. It is given, for each scenario, the ssl-bump that costs it less: for
 * many requests on a connection the one that looks at the upstream first and keeps its connection (the other dials
 * anew for each POST), for a connection of one request, or of none, the one that minds only the client.
 */
record Squid(Daemon daemon, Site site, Ports ports) implements Proxy {
  static final String NAME = "Squid";
  /** Squid's own {@code cipher=} stops at TLS 1.2; without this it would take AES-256 upstream. */
  private static final String OPENSSL = """
      openssl_conf = all
      [all]
      ssl_conf = ssl
      [ssl]
      system_default = tls
      [tls]
      Ciphersuites = TLS_AES_128_GCM_SHA256
      """;
  private static final List<Path> HELPERS = List.of(Path.of("/usr/lib/squid/security_file_certgen"),
      Path.of("/usr/lib64/squid/security_file_certgen"), Path.of("/usr/libexec/squid/security_file_certgen"));

  /** Where it leaves TLS alone, and where it opens it in the one way and the other. */
  record Ports(int tunnel, int clientFirst, int upstreamFirst) {}

  static Squid start(Site site) throws IOException, InterruptedException {
    Path folder = site.folderOf("squid");
    Path helper = HELPERS.stream().filter(Files::isExecutable).findFirst()
        .orElseThrow(() -> new IOException("this Squid has no ssl-bump: apt-get install squid-openssl"));
    Command.run(folder, List.of(helper.toString(), "-c", "-s", folder.resolve("db").toString(), "-M", "4MB"));
    Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + String.join(" ", Certificates.HOSTS) + "\n");
    Ports ports = new Ports(Daemon.freePort(), Daemon.freePort(), Daemon.freePort());
    Path config = Files.writeString(folder.resolve("squid.conf"), config(folder, site, helper, ports));
    Path openssl = Files.writeString(folder.resolve("openssl.cnf"), OPENSSL);
    if (Site.asRoot()) {
      Command.run(folder, List.of("chown", "-R", "proxy", folder.toString()));
    }
    List<String> command = List.of("env", "OPENSSL_CONF=" + openssl, "squid",
        site.cores().proxies() == 1 ? "-N" : "--foreground", "-f", config.toString());
    return new Squid(Daemon.start(folder, site.cores(), command, ports.tunnel), site, ports);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Entrance> entrance(Scenario scenario) {
    return switch (scenario) {
      case GET -> Optional.of(Entrance.forward(ports.tunnel, site.plain()));
      case POST, STREAM, PACED, H2_GET, H2_POST -> Optional.empty();
      case INTERCEPT ->
        Optional.of(connect(ports.upstreamFirst, site.secure())).filter(entrance -> opensTlsUpstream());
      case HANDSHAKE ->
        Optional.of(connect(ports.clientFirst, site.secure())).filter(entrance -> opensTlsUpstream());
      case IDLE -> Optional.of(connect(ports.clientFirst, site.secure()));
      case TUNNEL -> Optional.of(connect(ports.tunnel, site.tunnel()));
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

  /** Several workers answer 502 (Squid 5.7) where TLS to the upstream is to be opened. */
  private boolean opensTlsUpstream() {
    return site.cores().proxies() == 1;
  }

  /** Squid's authority is the upstream's too, so that the client trusts one file either way. */
  private Entrance connect(int port, String authority) {
    return Entrance.connect(port, authority, site.certificates().ca());
  }

  private static String config(Path folder, Site site, Path helper, Ports ports) {
    Certificates certificates = site.certificates();
    String bump = "ssl-bump tls-cert=%s tls-key=%s generate-host-certificates=on dynamic_cert_mem_cache_size=4MB"
        .formatted(certificates.ca(), certificates.caKey());
    return """
        visible_hostname bench
        workers %d
        http_port 127.0.0.1:%d
        http_port 127.0.0.1:%d %s
        http_port 127.0.0.1:%d name=upstream-first %s
        sslcrtd_program %s -s %s/db -M 4MB
        acl step1 at_step SslBump1
        acl upstream_first myportname upstream-first
        ssl_bump peek step1 upstream_first
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
        """.formatted(site.cores().proxies(), ports.tunnel, ports.clientFirst, bump, ports.upstreamFirst,
        bump, helper, folder,
        certificates.ca(),
        folder, folder, folder, folder);
  }
}
