package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds passwords and signing keys that code gives to a well-known call by their place alone: {@code setBasicAuth("bob", "v")}.
 * Source: the documentation of OkHttp, Spring, Apache HttpClient, Requests, .NET, JDBC, mysqli, smtplib and JWT libraries.
 */
final class CallPassword implements Detector {

  /** How far behind its beginning a call may go on. */
  private static final int REACH = 600;

  /** Each call as it is written up to its bracket, and which of its arguments is the secret, from 1 on. */
  private static final List<Call> CALLS = List.of(new Call("setBasicAuth(", 2), new Call("basicAuth(", 2),
      new Call("basic_auth(", 2), new Call("BasicAuth(", 2), new Call("SetBasicAuth(", 2),
      new Call("HTTPBasicAuth(", 2), new Call("HTTPDigestAuth(", 2), new Call("Credentials.basic(", 2),
      new Call("UsernamePasswordCredentials(", 2), new Call("PasswordAuthentication(", 2),
      new Call("NetworkCredential(", 2), new Call("login(", 2), new Call("DriverManager.getConnection(", 3),
      new Call("mysqli(", 3), new Call("mysqli_connect(", 3), new Call("mysql_connect(", 3),
      new Call("new PDO(", 3), new Call("jwt.sign(", 2), new Call("jwt.verify(", 2),
      new Call("jwt.encode(", 2),
      new Call("jwt.decode(", 2), new Call("JWT.encode(", 2), new Call("JWT.decode(", 2));

  private record Call(String opening, int argument) {}

  @Override
  public About about() {
    return About.secret("call-password")
        .because("logs in, or signs, for whoever wrote the call")
        .source("OkHttp, Spring, Requests, .NET, JDBC, mysqli, smtplib and JWT libraries' documentation")
        .hits("request.setBasicAuth(\"bob\", \"" + "Tr0ub4dor&3\")",
            "auth=HTTPBasicAuth(user, '" + "Tr0ub4dor&3')",
            "mysqli_connect(\"db1\", \"shop\", \"" + "Tr0ub4dor&3\", \"orders\")",
            "DriverManager.getConnection(\n    url(1, 2), \"app\",\n    \"" + "s3cr3tPa55\")",
            "jwt.sign({id: 7, name: \"a, b\"}, \"" + "q7Zr2kP9mWx4Lt8VbN3c\")",
            "smtp.login(\"me@example.org\", \"" + "Tr0ub4dor&3\")")
        .misses("setBasicAuth(\"bob\", password)", "login(\"bob\", \"changeme\")",
            "login(\"/login\", \"POST\")",
            "mysqli_connect(\"db1\", \"shop4711\", $password)", "jwt.verify(token, process.env.SECRET2)",
            "login(\"home\", \"password-form\")");
  }

  @Override
  public List<Trigger> triggers() {
    return CALLS.stream().<Trigger>map(call -> new Trigger.Prefix(call.opening())).toList();
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    for (Call call : CALLS) {
      if (text.has(call.opening(), at)) {
        int value = argument(text, at + call.opening().length(), call.argument());
        int to = value < 0 ? -1 : Assigned.end(text, value);
        double score = to < 0 ? 0 : Guess.of(SecretName.PASSWORD, text, value, to);
        if (score > 0) {
          out.add(this, value, to, score);
          return;
        }
      }
    }
  }

  /** Returns the first character of the quotation that is the argument of this number; -1 where it is something else. */
  private static int argument(Text text, int from, int number) {
    int depth = 0;
    int left = number - 1;
    for (int i = from; i < from + REACH && text.at(i) >= 0 && text.at(i) != Assigned.BREAK; i++) {
      int c = text.at(i);
      if (left == 0 && c > ' ') {
        return Assigned.quote(c) ? i + 1 : -1;
      } else if (Assigned.quote(c)) {
        i = Assigned.end(text, i + 1);
      } else if (c == ',' && depth == 0) {
        left--;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0 && --depth < 0) {
        return -1;
      }
    }
    return -1;
  }
}
