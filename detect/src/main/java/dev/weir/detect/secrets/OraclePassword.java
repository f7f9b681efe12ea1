package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds passwords of Oracle's databases, behind a name and a slash: {@code sqlplus scott/v@db}. Source: Oracle Database
 * documentation, "SQL*Plus" and "JDBC, data sources and URLs".
 */
final class OraclePassword implements Detector {

  private static final List<String> BEGINS = List.of("sqlplus ", "sqlplus -s ", "sqlplus -S ", "sqlplus -L ",
      "sqlldr ",
      "expdp ", "impdp ", "rman target ", "oracle:thin:", "oracle:oci:");
  private static final int LONGEST = 64;

  @Override
  public About about() {
    return About.secret("oracle-password")
        .because("opens the database that stands behind it")
        .source("Oracle Database documentation, SQL*Plus; JDBC, data sources and URLs")
        .hits("sqlplus scott/" + "s3cr3tPa55@db1", "jdbc:oracle:thin:scott/" + "s3cr3tPa55@//db1:1521/x",
            "sqlplus -s scott/" + "s3cr3tPa55 @report.sql")
        .misses("sqlplus / as sysdba", "jdbc:oracle:thin:@//db1:1521/x", "sqlplus scott/$PASS@db1",
            "sqlplus scripts/report1.sql");
  }

  @Override
  public List<Trigger> triggers() {
    return BEGINS.stream().<Trigger>map(Trigger.Prefix::new).toList();
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    for (String begins : BEGINS) {
      int name = at + begins.length();
      int slash = text.run(Alphabet.WORD, name);
      if (text.has(begins, at) && slash > name && text.at(slash) == '/') {
        password(text, slash + 1, out);
        return;
      }
    }
  }

  private void password(Text text, int start, Findings out) {
    int from = text.at(start) == '"' ? start + 1 : start;
    int to = Bare.end(text, from, LONGEST, "@/\"'");
    boolean whole = text.at(to) != '/' && !text.isFileEnding(text.run(Alphabet.WORD, from));
    if (whole && text.at(from) != '$' && Guess.of(SecretName.PASSWORD, text, from, to) > 0) {
      out.add(this, from, to, 0.85);
    }
  }
}
