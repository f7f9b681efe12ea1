package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds passwords in lines of a {@code .pgpass}: host, port, database and name before them. Source: PostgreSQL documentation, "The
 * Password File".
 */
final class PgpassPassword implements Detector {

  private static final int LONGEST = 128;

  @Override
  public About about() {
    return About.secret("pgpass-password")
        .because("opens the database that stands before it")
        .source("PostgreSQL documentation, The Password File")
        .hits("db.example:5432:app:bob:" + "s3cr3tPa55", "localhost:5433:*:postgres:" + "s3cr3tPa55\n")
        .misses("10:1234:15:30:59", "host:5432:app:bob:$PASS", "at 09:1234:a:b:cccccc",
            "reg.example:5000/a:b:c1d2e3f4");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(4, 5, ":", ""));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if (text.at(at - 1) != ':' || !Alphabet.LETTERS.has(text.at(at - 2))) {
      return;
    }
    int database = text.run(Alphabet.DIGITS, at) + 1;
    int name = field(text, database);
    int from = name < 0 ? -1 : field(text, name);
    if (from < 0) {
      return;
    }
    int to = Bare.end(text, from, LONGEST, ":");
    if (text.at(to) != ':' && Guess.of(SecretName.PASSWORD, text, from, to) > 0) {
      out.add(this, from, to, 0.8);
    }
  }

  /** Returns the place behind a field's colon; -1 where it is neither a name nor a star. */
  private static int field(Text text, int from) {
    int end = text.at(from) == '*' ? from + 1 : text.run(Alphabet.LABEL, from);
    end = text.at(end) == '_' ? text.run(Alphabet.WORD, end) : end;
    boolean named = end > from && !Alphabet.DIGITS.has(text.at(from));
    return named && text.at(end) == ':' ? end + 1 : -1;
  }
}
