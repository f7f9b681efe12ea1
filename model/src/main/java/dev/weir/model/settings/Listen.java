package dev.weir.model.settings;

import dev.weir.model.net.Ip;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where Weir listens. Port 0 lets the system choose.
 *
 * @param callers ports of the forward proxy that are one caller's alone, by its name: for programs that can show nothing
 * @param files Unix sockets, each one caller's alone
 * @param tls of gateway and proxies; empty where clients speak to them in the plain
 */
public record Listen(Socket gateway, Socket proxy, Socket admin, Map<String, Socket> callers,
    List<SocketFile> files, Optional<EntranceTls> tls) {

  /** Whoever listens twice does so in the same order: hot restarts go by it. */
  public Listen {
    callers = Collections.unmodifiableSortedMap(new TreeMap<>(callers));
    files = files.stream().sorted(Comparator.comparing(SocketFile::path)).toList();
  }

  /** Ports in the plain. */
  public Listen(Socket gateway, Socket proxy, Socket admin) {
    this(gateway, proxy, admin, Map.of(), List.of(), Optional.empty());
  }

  /** Returns whether {@code port} is one of these, whichever the address. */
  public boolean hasPort(int port) {
    if (gateway.port() == port || proxy.port() == port || admin.port() == port) {
      return true;
    }
    for (Socket own : callers.values()) {
      if (own.port() == port) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether clients are asked for a certificate. */
  public boolean asksForCertificates() {
    return tls.flatMap(EntranceTls::clientAuthorities).isPresent();
  }

  /** What is spoken at a Unix socket. */
  public enum Manner {
    /** {@code /destination/path}. */
    GATEWAY,
    /** Absolute form and CONNECT. */
    PROXY
  }

  /**
   * A Unix socket in the plain, for programs of this machine.
   *
   * @param caller whose alone it is
   * @param path absolute, {@link #LONGEST} bytes at most
   * @param mode who may connect: whoever may write to it
   */
  public record SocketFile(String caller, Manner manner, Path path, Set<PosixFilePermission> mode) {

    /** What fits into the kernel's {@code sun_path} (108 bytes with its end), and a folder's short name besides. */
    public static final int LONGEST = 100;

    public SocketFile {
      mode = Set.copyOf(mode);
    }
  }

  /** One address and port. */
  public record Socket(Ip ip, int port) {
    @Override
    public String toString() {
      return (ip.v4() ? ip.toString() : "[" + ip + "]") + ":" + port;
    }
  }
}
