package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds passwords that commands take by their place behind a name, as in {@code htpasswd -b FILE NAME PASSWORD}. Source: the manuals
 * of Apache's htpasswd, RabbitMQ, ejabberd and Windows.
 */
final class CommandOperand implements Detector {

  private static final int LONGEST = 256;
  private static final int SHORTEST = 4;

  /** How a line begins, and how many words stand behind it before the password, options not counted. */
  private static final List<Command> COMMANDS = List.of(new Command("htpasswd -b", 2),
      new Command("htpasswd -nb", 1),
      new Command("rabbitmqctl add_user", 1), new Command("rabbitmqctl change_password", 1),
      new Command("rabbitmqctl authenticate_user", 1), new Command("ejabberdctl register", 2),
      new Command("net user", 1));

  private record Command(String begins, int before) {}

  @Override
  public About about() {
    return About.secret("command-operand")
        .because("logs in to whatever the command calls")
        .source("Apache htpasswd, RabbitMQ, ejabberd and Windows manuals")
        .hits("htpasswd -b /etc/.htpasswd bob " + "s3cr3tPa55",
            "htpasswd -bc -B .htpasswd bob '" + "s3cr3tPa55'",
            "htpasswd -nbB bob " + "s3cr3tPa55", "rabbitmqctl add_user bob " + "s3cr3tPa55",
            "net user bob " + "s3cr3tPa55 /add")
        .misses("htpasswd -c .htpasswd bob", "htpasswd -b .htpasswd bob $PASS", "rabbitmqctl add_user bob",
            "net user bob /add", "the net user growth was 4711x");
  }

  @Override
  public List<Trigger> triggers() {
    return COMMANDS.stream().<Trigger>map(command -> new Trigger.Prefix(command.begins())).toList();
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    for (Command command : COMMANDS) {
      if (text.has(command.begins(), at)) {
        operand(text, word(text, at + command.begins().length()), command.before(), out);
      }
    }
  }

  /** Looks at the word behind {@code before} words that are no options. */
  private void operand(Text text, int from, int before, Findings out) {
    int end = from;
    for (int words = -1; words < before;) {
      int start = text.at(end) == ' ' ? end + 1 : end;
      end = word(text, start);
      if (end == start) {
        return;
      }
      words += text.at(start) == '-' ? 0 : 1;
      if (words == before) {
        password(text, start, end, out);
      }
    }
  }

  private void password(Text text, int start, int end, Findings out) {
    int from = Assigned.quote(text.at(start)) ? start + 1 : start;
    int to = from > start && text.at(end - 1) == text.at(start) ? end - 1 : end;
    boolean sound = to - from >= SHORTEST && Guess.of(SecretName.PASSWORD, text, from, to) > 0;
    if (sound && "$</-".indexOf(text.at(from)) < 0) {
      out.add(this, from, to, 0.8);
    }
  }

  private static int word(Text text, int from) {
    return Bare.end(text, from, LONGEST, "");
  }
}
