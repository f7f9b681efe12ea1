package dev.weir.limit.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.model.net.Ip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases in MaxMind's format, as a program of ours writes them. */
final class CountryFileTest {

  private static final Ip GERMAN = Ip.parse("20.1.2.3").orElseThrow();
  private static final Ip KIWI = Ip.parse("30.1.2.3").orElseThrow();
  private static final Ip NOBODYS = Ip.parse("10.1.2.3").orElseThrow();

  private static final Logger LOG = Logger.getLogger("dev.weir.limit");

  @TempDir
  Path folder;

  private Path path;
  private CountryFile file;

  @BeforeEach
  void write() throws IOException {
    path = Files.write(folder.resolve("countries.mmdb"), Mmdb.of(Map.of(20, "DE", 30, "NZ")));
    file = new CountryFile(path, () -> 0);
  }

  @AfterEach
  void logAgain() {
    LOG.setLevel(null);
  }

  @Test
  void knowsTheCountryOfAnAddress() {
    file.refresh();
    assertThat(file.of(GERMAN)).contains("DE");
    assertThat(file.of(KIWI)).contains("NZ");
    assertThat(file.of(NOBODYS)).isEmpty();
    assertThat(file.of(Ip.parse("2001:db8::1").orElseThrow())).isEmpty();
  }

  @Test
  void isReadAgainWhenItHasChanged() throws IOException {
    file.refresh();
    Files.write(path, Mmdb.of(Map.of(20, "AT")));
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(5)));
    file.refresh();
    assertThat(file.of(GERMAN)).contains("AT");
    assertThat(file.of(KIWI)).isEmpty();
  }

  @Test
  void holdsWhatItHasReadWhereTheFileIsGoneOrBroken() throws IOException {
    file.refresh();
    Files.writeString(path, "no database");
    file.refresh();
    assertThat(file.of(GERMAN)).contains("DE");
    Files.delete(path);
    file.refresh();
    assertThat(file.of(GERMAN)).contains("DE");
  }

  @Test
  void knowsNoneWithoutAFile() {
    CountryFile none = new CountryFile(folder.resolve("nowhere.mmdb"), () -> 0);
    none.refresh();
    assertThat(none.of(GERMAN)).isEmpty();
  }

  @Test
  void takesAnyFileWithoutHarm() throws IOException {
    byte[] sound = Mmdb.of(Map.of(20, "DE", 30, "NZ"));
    Random random = new Random(11);
    LOG.setLevel(Level.OFF);
    for (int round = 0; round < 500; round++) {
      byte[] broken = sound.clone();
      for (int i = random.nextInt(20); i >= 0; i--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      Files.write(path, broken);
      CountryFile tried = new CountryFile(path, () -> 0);
      assertThatCode(() -> {
        tried.refresh();
        tried.of(GERMAN);
      }).doesNotThrowAnyException();
    }
  }
}
