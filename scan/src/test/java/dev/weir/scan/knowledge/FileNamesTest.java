package dev.weir.scan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  @ParameterizedTest
  @CsvSource({"~/.ssh/id_rsa, SECRET", "/home/u/.aws/credentials, SECRET", ".env, SECRET",
    "server.pem, SECRET",
    "AppData/Local/Google/Chrome/User Data/Default/Login Data, BROWSER_DATA", "/etc/passwd, PERSON"})
  void aPathTellsWhatIsInAFile(String path, String type) {
    assertThat(FileNames.typeOf(path)).contains(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.csv", "/tmp/report.txt", "keyboard.json", "", "environment.yml"})
  void otherPathsSayNothing(String path) {
    assertThat(FileNames.typeOf(path)).isEmpty();
  }
}
