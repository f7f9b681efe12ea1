package dev.weir.scan.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LiteralsTest {

  private final Literals mask = new Literals();

  @Test
  void hidesWhatIsGivenToANameLikeASecrets() {
    for (String line : new String[]{"password = \"hunter2-x\"", "connect(token='hunter2-x')",
      "API_KEY: str = 'hunter2-x'",
      "{\"client_secret\": \"hunter2-x\"}", "config['aws_secret_access_key'] = b'hunter2-x'",
      "headers = {'Authorization': f'hunter2-x {y}'}", "setenv(\"DB_PASSWORD\", \"hunter2-x\")",
      "password = (\"hunter2-x"}) {
      assertThat(mask.hide(line)).as(line).doesNotContain("hunter2").contains(Mask.HIDDEN);
    }
  }

  @Test
  void hidesPasswordsInAddresses() {
    assertThat(mask.hide("url = 'postgres://app:hunter2@db.test:5432/x'"))
        .isEqualTo("url = 'postgres://app:" + Mask.HIDDEN + "@db.test:5432/x'");
    assertThat(mask.hide("url = 'https://a.test:8080/x@y'")).isEqualTo("url = 'https://a.test:8080/x@y'");
  }

  @Test
  void leavesOtherConstants() {
    for (String line : new String[]{"url = 'https://api.example.com/v1'", "name = \"Ann\"",
      "tokenise(\"a long text\")",
      "x = '\\'quoted\\''", "print(\"password\")", "os.environ[\"API_KEY\"]", ""}) {
      assertThat(mask.hide(line)).isEqualTo(line);
    }
  }

  @Test
  void takesAnyLine() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder("key=");
      for (int j = random.nextInt(30); j > 0; j--) {
        line.append("\"'\\=:@/,ab{( ".charAt(random.nextInt(13)));
      }
      assertThat(mask.hide(line.toString())).isNotNull();
    }
  }
}
