package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what stands behind the word for a password in languages that write it with letters beyond ASCII, behind a colon or in a
 * field of that name. Source: the words that Unicode's and browsers' translations use for the field.
 */
final class ForeignPassword implements Detector {

  private static final List<byte[]> NAMES = Stream
      .of("пароль", "парола", "лозинка", "パスワード", "密码", "密碼", "口令", "비밀번호",
          "암호", "şifre", "parolă", "hasło", "lösenord", "mật khẩu", "รหัสผ่าน", "סיסמה", "كلمة المرور",
          "κωδικός", "पासवर्ड", "slaptažodis", "jelszó")
      .flatMap(name -> Stream.of(name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
          .distinct())
      .map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();

  /** By their last byte: most values end in one that none of them has. */
  private static final byte[][][] BY_LAST = IntStream.range(0, 256)
      .mapToObj(last -> NAMES.stream().filter(name -> (name[name.length - 1] & 0xff) == last)
          .toArray(byte[][]::new))
      .toArray(byte[][][]::new);

  private static final String LAST = IntStream.range(0, 256).filter(last -> BY_LAST[last].length > 0)
      .mapToObj(Character::toString).collect(Collectors.joining());

  /** What any of them has at least, in bytes. */
  private static final int SHORTEST = NAMES.stream().mapToInt(name -> name.length).min().orElseThrow();

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
    return List.of(new Trigger.Colon(" " + LAST, ""), new Trigger.End(SHORTEST, "", LAST));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int end = text.at(at - 1) == ' ' ? at - 1 : at;
    if (!named(text, end)) {
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

  private static boolean named(Text text, int end) {
    for (byte[] name : BY_LAST[text.at(end - 1) & 0xff]) {
      if (is(text, end, name)) {
        return true;
      }
    }
    return false;
  }

  /** Compares from the end, where the words differ. */
  private static boolean is(Text text, int end, byte[] name) {
    for (int i = 1; i <= name.length; i++) {
      if (text.at(end - i) != (name[name.length - i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
