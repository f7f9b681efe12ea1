package dev.weir.scan.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real index on loopback, good and bad. */
final class PackageIndexTest {

  private static final byte[] CONTENT = "a wheel".getBytes(StandardCharsets.UTF_8);

  @TempDir
  Path folder;

  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  private final List<String> authorised = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> {
      String path = exchange.getRequestURI().getPath();
      if (exchange.getRequestHeaders().containsKey("Authorization")) {
        authorised.add(path);
      }
      if (redirects.containsKey(path)) {
        exchange.getResponseHeaders().add("Location", redirects.get(path));
        exchange.sendResponseHeaders(302, -1);
      } else if (pages.containsKey(path)) {
        String page = pages.get(path);
        exchange.getResponseHeaders().add("Content-Type",
            page.startsWith("<") ? "text/html" : "application/vnd.pypi.simple.v1+json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(page.getBytes(StandardCharsets.UTF_8));
        }
      } else if (path.startsWith("/files/")) {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(CONTENT);
        }
      } else if (path.startsWith("/slow/")) {
        exchange.sendResponseHeaders(200, 0);
        pour(exchange.getResponseBody());
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void takesTheNewestThatIsNoPreRelease() throws IOException {
    page("pkg", file("pkg-1.9-py3-none-any.whl", hash()), file("pkg-1.10-py3-none-any.whl", hash()),
        file("pkg-2.0rc1-py3-none-any.whl", hash()), file("other-9-py3-none-any.whl", hash()));
    Path fetched = fetch("pkg");
    assertThat(fetched.getFileName()).hasToString("pkg-1.10-py3-none-any.whl");
    assertThat(fetched).hasBinaryContent(CONTENT);
  }

  @Test
  void takesAPreReleaseWhereThereIsNothingElse() throws IOException {
    page("pkg", file("pkg-2.0rc1.tar.gz", hash()), file("pkg-2.0b9.tar.gz", hash()));
    assertThat(fetch("pkg").getFileName()).hasToString("pkg-2.0rc1.tar.gz");
  }

  @Test
  void takesAPureWheelBeforeTheSourcesAndThoseBeforeAnyOther() throws IOException {
    String native1 = file("my_pkg-1.0-cp312-cp312-linux_x86_64.whl", hash());
    page("my-pkg", native1, file("my-pkg-1.0.tar.gz", hash()), file("my_pkg-1.0-py3-none-any.whl", hash()));
    assertThat(fetch("my.pkg").getFileName()).hasToString("my_pkg-1.0-py3-none-any.whl");
    page("my-pkg", native1, file("my-pkg-1.0.tar.gz", hash()));
    assertThat(fetch("My_Pkg").getFileName()).hasToString("my-pkg-1.0.tar.gz");
    page("my-pkg", native1);
    assertThat(fetch("my-pkg").getFileName()).hasToString("my_pkg-1.0-cp312-cp312-linux_x86_64.whl");
  }

  @Test
  void takesExactlyTheVersionThatIsAskedFor() throws IOException {
    page("pkg", file("pkg-1.0.tar.gz", hash()), file("pkg-2.0.tar.gz", hash()));
    assertThat(fetch("pkg==1.0.0").getFileName()).hasToString("pkg-1.0.tar.gz");
    assertThatThrownBy(() -> fetch("pkg==3.0")).isInstanceOf(NotFetched.class)
        .hasMessageContaining("pkg==3.0")
        .extracting(e -> ((NotFetched) e).mend()).isEqualTo("its newest version is 2.0");
  }

  @Test
  void takesWhatItsAuthorTookBackOnlyByVersion() throws IOException {
    page("pkg", file("pkg-1.0.tar.gz", hash()),
        file("pkg-2.0.tar.gz", hash()).replace("\"url\"", "\"yanked\": \"broken\", \"url\""));
    assertThat(fetch("pkg").getFileName()).hasToString("pkg-1.0.tar.gz");
    assertThat(fetch("pkg==2.0").getFileName()).hasToString("pkg-2.0.tar.gz");
  }

  @Test
  void readsPagesOfHtml() throws IOException {
    pages.put("/simple/pkg/", """
        <!DOCTYPE html><html><body><h1>Links for pkg</h1>
        <a href="../../files/pkg-1.0.tar.gz#sha256=%s" data-requires-python="&gt;=3.8">pkg-1.0.tar.gz</a><br/>
        <a data-yanked="" href="../../files/pkg-2.0.tar.gz#sha256=%s">pkg-2.0.tar.gz</a>
        <a href='/files/pkg-0.9.tar.gz'>pkg-0.9.tar.gz</a><a href="""
        .formatted(hash(), hash()));
    assertThat(fetch("pkg").getFileName()).hasToString("pkg-1.0.tar.gz");
    refuses("pkg==0.9", "names no SHA-256");
  }

  @Test
  void refusesAWrongHash() throws IOException {
    page("pkg", file("pkg-1.0.tar.gz", "0".repeat(64)));
    refuses("pkg", "its SHA-256 differs");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAFileWithoutAHash() {
    page("pkg", file("pkg-1.0.tar.gz", ""));
    refuses("pkg", "names no SHA-256");
  }

  @Test
  void refusesToLeaveHttps() {
    page("pkg", file("pkg-1.0.tar.gz", hash()).replace("/files/", "http://203.0.113.7/"));
    refuses("pkg", "without HTTPS");
    redirects.put("/simple/other/", "http://203.0.113.7/simple/other/");
    refuses("other", "without HTTPS");
    redirects.put("/simple/local/", "file:///etc/passwd");
    refuses("local", "without HTTPS");
    assertThatThrownBy(() -> from(URI.create("http://203.0.113.7/simple/"), "pkg"))
        .hasMessageContaining("without HTTPS");
  }

  @Test
  void followsRedirectsButNotForEver() throws IOException {
    redirects.put("/simple/pkg/", "/elsewhere/");
    pages.put("/elsewhere/", "{\"files\": [" + file("pkg-1.0.tar.gz", hash()) + "]}");
    assertThat(fetch("pkg")).exists();
    redirects.put("/simple/round/", "/simple/round/");
    refuses("round", "in a circle");
  }

  @Test
  void refusesGiants() {
    page("pkg", file("pkg-1.0.tar.gz", hash()).replace("/files/", "/slow/"));
    refuses("pkg", "larger than 1 MiB");
  }

  @Test
  void hangsUpOnWhoeverTakesForEver() {
    page("pkg", file("pkg-1.0.tar.gz", hash()).replace("/files/", "/slow/"));
    try (PackageIndex index = new PackageIndex(at(), ProxySelector.getDefault(), Long.MAX_VALUE,
        Duration.ofMillis(300))) {
      assertThatThrownBy(() -> index.fetch(Requirement.parse("pkg").orElseThrow(), folder))
          .hasMessageContaining("broke off, or took longer");
    }
  }

  @Test
  void writesNowhereElse() {
    for (String name : List.of("../pkg-1.0.tar.gz", "/tmp/pkg-1.0.tar.gz", "..\\\\pkg-1.0.tar.gz",
        "pkg-1.0\\u0000.tar.gz",
        "a/../pkg-1.0.tar.gz", "C:pkg-1.0.tar.gz")) {
      page("pkg", file(name, hash()));
      refuses("pkg", "has no file of pkg that can be read");
    }
  }

  @Test
  void saysWhatThereIsNot() {
    refuses("nothing", "the index has no package nothing");
    pages.put("/simple/odd/", "{\"files\": [{");
    refuses("odd", "no JSON");
    pages.put("/simple/odd/", "[1, 2");
    refuses("odd", "");
    server.stop(0);
    refuses("pkg", "no answer from 127.0.0.1");
  }

  @Test
  void showsCredentialsToTheIndexAlone() throws IOException {
    page("pkg", file("pkg-1.0.tar.gz", hash()).replace("/files/",
        "http://localhost:" + server.getAddress().getPort() + "/files/"));
    URI secret = URI.create(at().toString().replace("127.0.0.1", "ann:pa%20ss@127.0.0.1"));
    assertThat(from(secret, "pkg")).exists();
    assertThat(authorised).containsExactly("/simple/pkg/");
    assertThatThrownBy(() -> from(secret, "absent")).hasMessageNotContaining("ann:")
        .hasMessageNotContaining("ss@");
  }

  @Test
  void readsAnyPageWithoutFalling() throws IOException {
    Random random = new Random(9);
    byte[] json = ("{\"meta\": {\"a\": [1]}, \"files\": [" + file("pkg-1.0.tar.gz", hash()) + "]}")
        .getBytes(StandardCharsets.UTF_8);
    byte[] html = ("<html><a href=\"../x/pkg-1.0.tar.gz#sha256=" + hash() + "\" data-yanked=''>a</a><a >")
        .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = (i % 2 == 0 ? json : html).clone();
      for (int j = random.nextInt(6); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) "\"{}[]:,<>a='/#%".charAt(random.nextInt(15));
      }
      try {
        assertThat(Listing.read("pkg", at(), i % 2 == 0 ? "json" : "text/html", bytes)).isNotNull();
      } catch (NotFetched e) {
        assertThat(e.mend()).isNotEmpty();
      }
    }
  }

  private void refuses(String wanted, String why) {
    assertThatThrownBy(() -> fetch(wanted)).isInstanceOf(NotFetched.class).hasMessageContaining(why);
  }

  private Path fetch(String wanted) throws IOException {
    return from(at(), wanted);
  }

  private Path from(URI index, String wanted) throws IOException {
    try (PackageIndex open = new PackageIndex(index, ProxySelector.getDefault(), 1 << 20,
        Duration.ofSeconds(20))) {
      return open.fetch(Requirement.parse(wanted).orElseThrow(), folder);
    }
  }

  private URI at() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/simple");
  }

  private void page(String name, String... files) {
    pages.put("/simple/" + name + "/",
        "{\"meta\": {\"api-version\": \"1.1\"}, \"name\": \"" + name + "\", \"files\": ["
            + String.join(",", files) + "]}");
  }

  private static String file(String name, String hash) {
    return "{\"filename\": \"" + name + "\", \"url\": \"/files/" + name.replace("\\", "")
        + "\", \"hashes\": {"
        + (hash.isEmpty() ? "" : "\"md5\": \"x\", \"sha256\": \"" + hash + "\"") + "}, \"size\": 7}";
  }

  private static String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A little at a time, without an end: whoever has enough hangs up. */
  private static void pour(OutputStream out) throws IOException {
    byte[] drop = new byte[1 << 15];
    for (int i = 0; i < 1_000; i++) {
      out.write(drop);
      out.flush();
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
