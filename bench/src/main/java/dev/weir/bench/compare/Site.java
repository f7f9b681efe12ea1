package dev.weir.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What every proxy is set up from: a folder of the run, its cores, its certificates and the upstream's ports. */
record Site(Path folder, Cores cores, Certificates certificates, int plainPort, int securePort) {

  String plain() {
    return Certificates.PLAIN_HOST + ":" + plainPort;
  }

  String secure() {
    return Certificates.HOST + ":" + securePort;
  }

  String tunnel() {
    return Certificates.TUNNEL_HOST + ":" + securePort;
  }

  /** Returns a new folder for {@code proxy}. */
  Path folderOf(String proxy) throws IOException {
    return Files.createDirectories(folder.resolve(proxy));
  }

  /** Root's proxies give up their rights by themselves; others have none to give up. */
  static boolean asRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
