package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Endings;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds what stands behind the word for a password in languages that write it with letters beyond ASCII, behind a colon or in a
 * field of that name. Source: the words that Unicode's and browsers' translations use for the field.
 */
final class ForeignPassword implements Detector {

  private static final Endings NAMES = new Endings("""
      пароль, парола, лозинка, パスワード, 密码, 密碼, 口令, 비밀번호, 암호, şifre, parolă,
      hasło, lösenord, mật khẩu, รหัสผ่าน, סיסמה, كلمة المرور, κωδικός, पासवर्ड, slaptažodis, jelszó""");

  @Override
  public About about() {
    return About.secret("foreign-password")
        .because("is called a password by whoever wrote it down")
        .source("OWASP Secrets Management Cheat Sheet")
        .hits("пароль: " + "Tr0ub4dor&3", "Пароль: " + "Tr0ub4dor&3", "Hasło: " + "Tr0ub4dor&3",
            "パスワード: " + "s3cr3tPa55")
        .misses("пароль: ", "Пароль: ${PASSWORD}", "hasło: nie pamiętam", "パスワード: ********");
  }

  @Override
  public List<Trigger> triggers() {
    return NAMES.triggers();
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int end = text.at(at - 1) == ' ' ? at - 1 : at;
    if (NAMES.start(text, end) < 0) {
      return;
    }
    int value = Assigned.value(text, end, end);
    if (value >= 0) {
      int to = Assigned.end(text, value);
      double score = Guess.of(SecretName.PASSWORD, text, value, to);
      if (score > 0) {
        out.add(this, value, to, score);
      }
    }
  }
}
