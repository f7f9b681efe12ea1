package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weir.policy.Loaded;
import dev.weir.policy.PolicyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole scanner from the command line: real sources in, reports out. */
final class ScanTest {

  private static final String SENDS = """
      import requests

      def notify(customer):
          requests.post("https://api.stats-of-acme.net/v1/events", json={"email": customer.email})
      """;

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void shell() throws IOException {
    shell = new Shell(Files.createDirectory(folder.resolve("shell")));
  }

  @Test
  void followsDataFromItsSourceToWhoeverReceivesIt() throws IOException {
    Files.writeString(folder.resolve("a.py"), SENDS);
    assertThat(shell.run("scan", folder.toString())).isEqualTo(1);
    assertThat(shell.out()).contains("a.py  sends-sensitive",
        "requests.post -> Unknown (api.stats-of-acme.net",
        "sensitive-data-to-third-party", "a.py:3  parameter customer", "Data can leave, personal data");
  }

  @Test
  void findsNoWayOutWhereThereIsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("calc.py"), "def add(a, b):\n    return a + b\n");
    assertThat(shell.run("scan", file.toString())).isZero();
    assertThat(shell.out()).contains("No way out was found: nothing in what was read sends data elsewhere.",
        "Every file was read whole.");
  }

  @Test
  void neverCallsAFileCleanThatIsNoText() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.py"), "x = (\n\0\0");
    assertThat(shell.run("scan", file.toString())).isEqualTo(1);
    assertThat(shell.out()).contains("not read", "Nothing can be said");
  }

  @Test
  void writesAPolicyThatHolds() throws IOException {
    Path file = Files.writeString(folder.resolve("a.py"), SENDS);
    Path policy = folder.resolve("out.yaml");
    shell.run("scan", file.toString(), "--policy", policy.toString());
    assertThat(PolicyFile.load(policy)).isInstanceOf(Loaded.Ok.class);
    assertThat(Files.readString(policy)).contains("hosts: [\"api.stats-of-acme.net\"]",
        "{methods: [POST], paths: [\"/v1/events\"]}", "data: {EMAIL: keep, ");
  }

  @Test
  void quotesTheSourceFromNotebooksAndArchives() throws IOException {
    Path wheel = Files.write(folder.resolve("a.whl"), zip(Map.of("a/m.py", SENDS)));
    Path book = Files.writeString(folder.resolve("b.ipynb"),
        """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
            {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null, "source":
            ["import requests\\n", "requests.post('https://api.stats-of-acme.net', data=open('x').read())  # marker\\n"]}]}
            """);
    Path page = folder.resolve("page.html");
    assertThat(
        shell.run("scan", wheel.toString(), book.toString(), "--format", "html", "-o", page.toString()))
        .isEqualTo(1);
    assertThat(Files.readString(page)).contains(
        "<mark>    requests.post(&quot;https://api.stats-of-acme.net/v1/events",
        "# marker</mark>", "a.whl!/a/m.py");
  }

  @Test
  void takesPackagesFromAnIndex() throws IOException {
    Map<String, String> harmless = Map.of("pkg/__init__.py", SENDS, "pkg/calc.py", "x = 1\n");
    assertThat(scanPackage(zip(harmless))).isEqualTo(1);
    assertThat(shell.out()).contains("pkg-1.0-py3-none-any.whl!/pkg/__init__.py  sends-sensitive",
        "2 files read");
    assertThat(shell.out()).doesNotContain("/weir-scan");
  }

  @Test
  void isNotLedAstrayByAPackage() throws IOException {
    scanPackage(zip(Map.of("../../escaped.py", SENDS, "/tmp/absolute.py", SENDS, "ok.py", "x = 1\n")));
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("escaped.py",
          "absolute.py");
    }
    String bomb = "#".repeat(40_000_000);
    long began = System.nanoTime();
    scanPackage(zip(Map.of("bomb.py", bomb, "ok.py", "x = 1\n")));
    assertThat(System.nanoTime() - began).isLessThan(60_000_000_000L);
    assertThat(shell.out()).contains(
        "not read  pkg-1.0-py3-none-any.whl!/bomb.py: a text of more than 16 MiB",
        "1 file read, 1 failed");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void tellsTheSameEachTime() throws IOException {
    for (int i = 0; i < 40; i++) {
      Files.writeString(folder.resolve("m" + i + ".py"), SENDS.replace("acme", "acme" + i % 7));
    }
    shell.run("scan", folder.toString(), "--format", "json");
    String first = shell.out();
    shell.run("scan", folder.toString(), "--format", "json");
    assertThat(shell.out()).isEqualTo(first).contains("m39.py");
  }

  /** Offers {@code wheel} as the only file of a package, and scans that package by its name. */
  private int scanPackage(byte[] wheel) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String page = "<a href=\"../../pkg-1.0-py3-none-any.whl#sha256=" + sha256(wheel) + "\">pkg</a>";
    server.createContext("/", exchange -> {
      byte[] answer = exchange.getRequestURI().getPath().endsWith(".whl")
          ? wheel
          : page.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    server.start();
    try {
      return shell.run("scan", "pkg", "--index-url",
          "http://127.0.0.1:" + server.getAddress().getPort() + "/simple/");
    } finally {
      server.stop(0);
    }
  }

  private static byte[] zip(Map<String, String> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
