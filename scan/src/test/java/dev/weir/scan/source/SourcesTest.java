package dev.weir.scan.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.scan.configuration.ConfigurationFile;
import dev.weir.scan.configuration.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  @TempDir
  Path folder;

  @Test
  void everyFileIsReadOrSkippedWithAReason() throws IOException {
    write("b.py", "b");
    write("a/c.pyi", "c");
    write("a/d.pyw", "d");
    write("run", "#!/usr/bin/env python3\nprint()\n");
    write("shell", "#!/bin/sh\n");
    write("LICENSE", "free");
    write("x.pyc", "");
    write("x.so", "");
    write("x.tar.zst", "");
    Found found = Found.in(folder);
    assertThat(found.paths()).containsExactly(at("a/c.pyi"), at("a/d.pyw"), at("b.py"), at("run"));
    assertThat(found.texts()).contains("#!/usr/bin/env python3\nprint()\n");
    assertThat(found.skipped).hasSize(5)
        .containsEntry(at("shell"), "no source of a language that is read")
        .containsEntry(at("x.pyc"), "compiled Python: its source is not there to be read")
        .containsEntry(at("x.tar.zst"), "an archive of a kind that is not read");
  }

  @Test
  void configurationIsToldOfAndReadByWhoeverAsks() throws IOException {
    write("conf/app.yaml", "url: https://a.example.com");
    write(".env", "URL=b.example.com");
    write("large.json", "\"" + "x".repeat(ConfigurationFile.MOST_BYTES) + "\"");
    Found found = Found.in(folder);
    assertThat(found.configurations).extracting(ConfigurationFile::path)
        .containsExactly(at(".env"), at("conf/app.yaml"), at("large.json"));
    assertThat(found.configurations.get(1).entries())
        .hasToString("Group[entries={url=Address[text=https://a.example.com]}]");
    assertThat(found.configurations.getLast().entries()).isEqualTo(new Entry.Other());
    assertThat(found.skipped).hasSize(3);
  }

  @Test
  void foldersOfToolsAreLeftOutAndHiddenOnesAreNot() throws IOException {
    for (String name : List.of(".git/a.py", "node_modules/a.py", "__pycache__/a.py", "env/a.py",
        ".hidden/a.py")) {
      write(name, "");
    }
    write("env/pyvenv.cfg", "");
    Found found = Found.in(folder);
    assertThat(found.paths()).containsExactly(at(".hidden/a.py"));
    assertThat(found.skipped).hasSize(4).containsEntry(at("env/"), "a virtual environment");
  }

  @Test
  void whatIsNamedIsReadWhateverItIsCalled() throws IOException {
    write("node_modules/a.py", "");
    assertThat(Found.in(folder.resolve("node_modules")).paths()).hasSize(1);
  }

  @Test
  void linksInCirclesEnd() throws IOException {
    write("a/m.py", "");
    Files.createSymbolicLink(folder.resolve("a/up"), folder);
    Files.createSymbolicLink(folder.resolve("a/here"), folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("a/self"), folder.resolve("a/self"));
    Files.createSymbolicLink(folder.resolve("nowhere.py"), folder.resolve("gone.py"));
    Found found = Found.in(folder);
    assertThat(found.paths()).containsExactly(at("a/m.py"));
    assertThat(found.skipped).hasSize(4)
        .containsEntry(at("a/up"), "the same as " + at("").replaceAll("/$", ""))
        .containsEntry(at("a/here"), "the same as " + at("a"))
        .containsEntry(at("a/self"), "a link that leads nowhere")
        .containsEntry(at("nowhere.py"), "a link that leads nowhere");
  }

  @Test
  void linksAreFollowedInsideOfTheTargetAlone() throws IOException {
    write("in/a.py", "");
    write("out/b.py", "");
    Files.createSymbolicLink(folder.resolve("in/link.py"), folder.resolve("out/b.py"));
    Files.createSymbolicLink(folder.resolve("in/z"), folder.resolve("out"));
    Found found = Found.in(folder.resolve("in"));
    assertThat(found.paths()).containsExactly(at("in/a.py"));
    assertThat(found.skipped).hasSize(2).containsEntry(at("in/z"), "a link that leads out of the target");
  }

  @Test
  void whatLinksLeadToIsReadOnce() throws IOException {
    write("z/real.py", "");
    Files.createSymbolicLink(folder.resolve("a.py"), folder.resolve("z/real.py"));
    Found found = Found.in(folder);
    assertThat(found.paths()).containsExactly(at("a.py"));
    assertThat(found.skipped).containsEntry(at("z/real.py"), "the same as " + at("a.py"));
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    assumeTrue(new ProcessBuilder("mkfifo", folder.resolve("p.py").toString()).start().waitFor() == 0);
    assertThat(Found.in(folder).skipped).containsEntry(at("p.py"), "no regular file");
  }

  @Test
  void whatCannotBeReadIsTold() throws IOException {
    write("shut/a.py", "");
    write("b.py", "");
    assertThat(folder.resolve("shut").toFile().setReadable(false)).isTrue();
    assertThat(folder.resolve("b.py").toFile().setReadable(false)).isTrue();
    assumeTrue(!Files.isReadable(folder.resolve("b.py")), "this user may read everything");
    Found found = Found.in(folder);
    assertThat(found.sources).isEmpty();
    assertThat(found.skipped).containsEntry(at("shut/"), "cannot be read: no permission")
        .containsEntry(at("b.py"), "cannot be read: no permission");
  }

  @Test
  void whatIsNotThereIsTold() {
    assertThat(Found.in(folder.resolve("gone")).skipped).containsValue("there is no such file or folder");
  }

  @Test
  void foldersNestedTooDeepAreTold() throws IOException {
    Path deep = folder;
    for (int i = 0; i < 210; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    assertThat(Found.in(folder).skipped).hasSize(1).containsValue("folders nested too deep");
  }

  @Test
  void modulesAreNamedAsTheirImportersNameThem() throws IOException {
    write("proj/pkg/__init__.py", "");
    write("proj/pkg/sub/__init__.py", "");
    write("proj/pkg/sub/mod.py", "");
    write("proj/tool.py", "");
    assertThat(Found.in(folder.resolve("proj")).modules()).containsExactly("pkg", "pkg.sub", "pkg.sub.mod",
        "tool");
    assertThat(Found.in(folder.resolve("proj/pkg/sub")).modules()).containsExactly("pkg.sub", "pkg.sub.mod");
    assertThat(Found.in(folder.resolve("proj/pkg/sub/mod.py")).modules()).containsExactly("pkg.sub.mod");
    assertThat(Found.in(folder.resolve("proj/pkg")).sources.getFirst().isPackage()).isTrue();
  }

  @Test
  void aTextOfTooManyBytesIsTold() throws IOException {
    Files.write(folder.resolve("big.py"), new byte[Budget.MOST_TEXT_BYTES + 1]);
    assertThat(Found.in(folder).skipped).containsEntry(at("big.py"), "a text of more than 16 MiB");
  }

  @Test
  void targetsThatOverlapAreReadOnce() throws IOException {
    write("a.py", "");
    Found found = new Found();
    Sources.read(List.of(at("a.py"), folder.toString()), found);
    assertThat(found.paths()).containsExactly(at("a.py"));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String at(String name) {
    return folder.toString().replace('\\', '/') + "/" + name;
  }
}
