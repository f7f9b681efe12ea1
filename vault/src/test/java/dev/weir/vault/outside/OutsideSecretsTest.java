package dev.weir.vault.outside;

import static dev.weir.vault.outside.Reader.EVERY;
import static dev.weir.vault.outside.Reader.STALE;
import static dev.weir.vault.outside.Reader.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.settings.SecretSource;
import dev.weir.vault.cloud.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideSecretsTest {

  @TempDir
  Path folder;

  private final Reader reader = new Reader(Environment.own());

  @Test
  void readsAFileAgainAndServesTheLastValueForAsLongAsIsSaid() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "first\n");
    Kept kept = reader.unread(new SecretSource.File(file));
    assertThatThrownBy(kept::open).hasMessageContaining("could not be read yet");
    kept.tick().join();
    assertThat(value(kept)).isEqualTo("first");
    Files.writeString(file, "second\r\n");
    reader.later(EVERY.minusSeconds(1), kept);
    assertThat(value(kept)).isEqualTo("first");
    reader.later(Duration.ofSeconds(1), kept);
    assertThat(value(kept)).isEqualTo("second");
    Files.delete(file);
    reader.later(STALE, kept);
    assertThat(value(kept)).isEqualTo("second");
    reader.later(Duration.ofSeconds(1), kept);
    assertThatThrownBy(kept::open).hasMessageContaining("could not be read since")
        .hasMessageNotContaining("second");
    Files.writeString(file, "third");
    reader.later(EVERY, kept);
    assertThat(value(kept)).isEqualTo("third");
  }

  /** Kubernetes changes a mounted secret by renaming the symbolic link {@code ..data}. */
  @Test
  void seesWhenKubernetesSwapsTheFolderOfAMountedSecret() throws Exception {
    Path mount = Files.createDirectory(folder.resolve("mount"));
    for (String edition : List.of("..2026_01", "..2026_02")) {
      Files.createDirectory(mount.resolve(edition));
      Files.writeString(mount.resolve(edition).resolve("token"), "value of " + edition);
    }
    Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_01"));
    Path file = Files.createSymbolicLink(mount.resolve("token"), Path.of("..data/token"));
    Kept kept = reader.unread(new SecretSource.File(file));
    kept.tick().join();
    assertThat(value(kept)).isEqualTo("value of ..2026_01");
    Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..2026_02"));
    Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    reader.later(EVERY, kept);
    assertThat(value(kept)).isEqualTo("value of ..2026_02");
  }

  @Test
  void takesWhatAProgramPrintsIfItEndsWell() throws Exception {
    Kept good = reader.unread(new SecretSource.Command(List.of("sh", "-c", "echo s3cret$WEIR_MASTER_KEY")));
    good.tick().join();
    assertThat(value(good)).isEqualTo("s3cret");
    for (String bad : List.of("echo s3cret; exit 1", "true", "yes | head -c 70000")) {
      Kept kept = reader.unread(new SecretSource.Command(List.of("sh", "-c", bad)));
      kept.tick().join();
      assertThatThrownBy(kept::open).as(bad).hasMessageContaining("could not be read");
    }
  }

  @Test
  void takesAVariable() throws Exception {
    Kept kept = reader.unread(new SecretSource.Environment("PATH"));
    kept.tick().join();
    assertThat(value(kept)).isEqualTo(System.getenv("PATH"));
    Kept none = reader.unread(new SecretSource.Environment("NO_SUCH_VARIABLE_HERE"));
    none.tick().join();
    assertThatThrownBy(none::open).isInstanceOf(IOException.class);
  }
}
