package dev.weir.scan.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationFilesTest {

  private static final ConfigurationFiles FILES = new ConfigurationFiles(List.of(file("app.yaml", ""),
      file("one/conf/app.yaml", ""), file("two/conf/app.yaml", ""),
      file(".env", "URL=https://outer.example.com"),
      file("one/.env", "URL=https://inner.example.com\nKEY=abc")));

  @Test
  void ofFilesOfOneNameTheNearestIsMeant() {
    assertThat(path("conf/app.yaml", "two/src/main.py")).isEqualTo("two/conf/app.yaml");
    assertThat(path("../conf/app.yaml", "one/src/main.py")).isEqualTo("one/conf/app.yaml");
    assertThat(path("*/app.yaml", "main.py")).isEqualTo("app.yaml");
    assertThat(path("other/app.yaml", "main.py")).isEmpty();
  }

  @Test
  void aVariableIsThatOfTheFoldersAround() {
    assertThat(FILES.variable("URL", "one/src/main.py"))
        .contains(new Entry.Address("https://inner.example.com"));
    assertThat(FILES.variable("URL", "two/main.py")).contains(new Entry.Address("https://outer.example.com"));
  }

  @Test
  void nothingIsKeptButAddresses() {
    assertThat(FILES.variable("KEY", "one/main.py")).isEmpty();
    assertThat(
        file("a.json", "{\"k\": \"s3cr3t\", \"n\": 1, \"f\": \"app.log\", \"h\": \"10.0.0.1:80\"}").entries())
        .hasToString("Group[entries={k=Other[], n=Other[], f=Other[], h=Address[text=10.0.0.1:80]}]");
  }

  @Test
  void aKeyMayBeASectionToo() {
    assertThat(file("a.toml", "s = 1\n[s.t]\nu = 'https://a.example.com'").entries())
        .hasToString(
            "Group[entries={s=Group[entries={t=Group[entries={u=Address[text=https://a.example.com]}]}]}]");
  }

  private static String path(String named, String from) {
    return FILES.named(named, from).map(ConfigurationFile::path).orElse("");
  }

  private static ConfigurationFile file(String path, String text) {
    return new ConfigurationFile(path, () -> text.getBytes(UTF_8));
  }
}
