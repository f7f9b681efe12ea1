package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The keys of a run, made by openssl for it alone: ECDSA on P-256.
 *
 * @param ca signs the upstream's certificate, what the reverse proxies show, and what Squid mints
 * @param upstream the upstream's chain, which the reverse proxies show as well
 */
record Certificates(Path ca, Path caKey, Path upstream, Path upstreamKey) {
  static final String PLAIN_HOST = "plain.bench.test";
  static final String HOST = "up.bench.test";
  static final String TUNNEL_HOST = "tunnel.bench.test";
  static final List<String> HOSTS = List.of(PLAIN_HOST, HOST, TUNNEL_HOST);

  private static final String NEW_KEY = "openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 ";

  static Certificates make(Path folder) throws IOException, InterruptedException {
    String names = String.join(",DNS:", HOSTS);
    Files.writeString(folder.resolve("leaf.cnf"),
        "subjectAltName=DNS:" + names + "\nbasicConstraints=CA:FALSE\n");
    openssl(folder, NEW_KEY + "-x509 -subj /CN=bench-ca -keyout ca.key -out ca.pem "
        + "-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign");
    openssl(folder, NEW_KEY + "-subj /CN=" + HOST + " -keyout up.key -out up.csr");
    openssl(folder, "openssl x509 -req -in up.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 "
        + "-extfile leaf.cnf -out up.pem");
    Certificates made = new Certificates(folder.resolve("ca.pem"), folder.resolve("ca.key"),
        folder.resolve("up.pem"),
        folder.resolve("up.key"));
    Files.writeString(made.bundle(), Files.readString(made.upstream) + Files.readString(made.upstreamKey));
    return made;
  }

  /** Returns certificate and key in one file, the way HAProxy wants them. */
  Path bundle() {
    return upstream.resolveSibling("bundle.pem");
  }

  private static void openssl(Path folder, String command) throws IOException, InterruptedException {
    Command.run(folder, List.of(command.split(" ", -1)));
  }
}
