package dev.weir.scan.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A Python index (simple repository API: PEP 503, PEP 691). Fetches one file of a package, the one that tells most of what an
 * installation runs: a wheel of Python alone, else the sources, else a wheel for some platform. Its hash must be the index's.
 */
public final class PackageIndex implements AutoCloseable {

  /** The public index. */
  public static final URI PUBLIC = URI.create("https://pypi.org/simple/");

  private static final String ACCEPT = "application/vnd.pypi.simple.v1+json, "
      + "application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1";

  /** The longest of all pages on the public index have some 20 MB. */
  private static final int LONGEST_PAGE = 64 << 20;

  private static final int HASH_DIGITS = 64;

  private final URI index;
  private final Web web;
  private final long mostBytes;

  /**
   * Opens an index.
   *
   * @param index its address, with what comes before a package's name
   * @param mostBytes a file may have
   * @param whole how long one file may take
   */
  public PackageIndex(URI index, ProxySelector proxies, long mostBytes, Duration whole) {
    this.index = index.getPath() == null || index.getPath().endsWith("/") ? index : URI.create(index + "/");
    this.web = new Web(this.index, proxies, whole);
    this.mostBytes = mostBytes;
  }

  /**
   * Returns the file of {@code wanted}, whole and verified, in {@code folder}.
   *
   * @throws NotFetched where the index does not give it, or not as it should
   */
  public Path fetch(Requirement wanted, Path folder) throws IOException {
    String what = "package " + wanted.name();
    List<Distribution> offered = web.fetch(index.resolve(wanted.name() + "/"), ACCEPT, what,
        (page, type, body) -> Listing.read(wanted.name(), page, type, page(body, what)));
    Distribution chosen = choose(wanted, offered);
    if (chosen.sha256().length() != HASH_DIGITS) {
      throw new NotFetched("the index names no SHA-256 for " + chosen.file(),
          "name an index that does, or fetch the file yourself and scan it");
    }
    Path file = folder.resolve(chosen.file());
    String hash = web.fetch(chosen.from(), "*/*", chosen.file(),
        (from, type, body) -> save(body, file, chosen.file()));
    if (!hash.equals(chosen.sha256())) {
      Files.delete(file);
      throw new NotFetched(chosen.file() + " is not what the index says it is: its SHA-256 differs",
          "do not use it; tell whoever keeps the index");
    }
    return file;
  }

  /** The newest that is meant to be used, as installers choose; one that its author took back only where it is asked for. */
  static Distribution choose(Requirement wanted, List<Distribution> offered) throws NotFetched {
    List<Distribution> fitting = offered.stream()
        .filter(each -> wanted.version().map(each.version()::equals).orElse(!each.yanked())).toList();
    Optional<Distribution> best = fitting.stream().max(Comparator
        .comparing((Distribution each) -> !each.version().isPreRelease()).thenComparing(Distribution::version)
        .thenComparing(Distribution::kind, Comparator.reverseOrder())
        .thenComparing(Distribution::file, Comparator.reverseOrder()));
    return best.orElseThrow(() -> new NotFetched("the index has no file of " + wanted + " that can be read",
        newest(offered).map(version -> "its newest version is " + version)
            .orElse("look at its spelling, or name another index with --index-url")));
  }

  private static Optional<PythonVersion> newest(List<Distribution> offered) {
    return offered.stream().map(Distribution::version).max(Comparator
        .comparing((PythonVersion version) -> !version.isPreRelease()).thenComparing(version -> version));
  }

  private static byte[] page(InputStream body, String what) throws IOException {
    byte[] page = body.readNBytes(LONGEST_PAGE + 1);
    if (page.length > LONGEST_PAGE) {
      throw new NotFetched("the index's page of " + what + " is longer than 64 MiB",
          "name another with --index-url");
    }
    return page;
  }

  /** Returns the hash of what was saved. */
  private String save(InputStream body, Path file, String name) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        size += n;
        if (size > mostBytes) {
          throw new NotFetched(name + " is larger than " + (mostBytes >> 20) + " MiB",
              "fetch and unpack it yourself, and scan the folder");
        }
        out.write(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    web.close();
  }
}
