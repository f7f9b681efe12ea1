package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Command lines that send or fetch: {@code curl -d @file https://...}, as one string or as a list of words. */
final class Commands {

  private static final int MOST_WORDS = 64;
  private static final Set<String> BEFORE = Set.of("sudo", "env", "sh", "bash", "/bin/sh", "/bin/bash", "-c",
      "-lc", "nohup", "exec", "time",
      "nice", "timeout", "&&", "||", "|", ";", "&", "then", "do", "cmd", "/c", "powershell", "-Command");
  /** Programs that run another, after options of their own. */
  private static final Set<String> STANDS_BEFORE = Set.of("sshpass", "proxychains", "proxychains4",
      "torsocks",
      "torify", "xargs", "stdbuf", "python", "python3", "*");
  private static final Set<String> TAKE_FILES = Set.of("-T", "--upload-file", "--post-file", "--body-file",
      "<",
      "-InFile");
  private static final Set<String> COPIES = Set.of("scp", "rsync", "pscp", "aws", "gsutil", "s3cmd", "rclone",
      "cat");

  /**
   * What a command does over the network.
   *
   * @param program {@code curl}
   * @param addresses where to, {@code *} for what is not known; the program's own service where it is not told another
   * @param files the paths of what it sends: {@code -d @path}, {@code -F name=@path}, {@code -T path}, the first of {@code scp}
   */
  record Command(String program, Sink.Effect effect, List<String> addresses, List<String> files) {}

  /** Returns what a command line does over the network; empty where it does nothing there, as far as is known. */
  static Optional<Command> of(Value line) {
    return lines(line).stream().flatMap(words -> of(words).stream()).findFirst();
  }

  private static Optional<Command> of(List<String> words) {
    boolean first = true;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (first) {
        String program = program(word);
        List<String> arguments = words.subList(i + 1, words.size());
        Sink.Effect effect = Programs.effect(program, arguments);
        if (effect != Sink.Effect.OPENS) {
          List<String> files = effect == Sink.Effect.SENDS ? files(program, arguments) : List.of();
          return Optional.of(new Command(program, effect, addresses(program, arguments), files));
        }
      }
      boolean goesOn = word.startsWith("-") || word.indexOf('=') > 0 || STANDS_BEFORE.contains(program(word))
          || i > 1 && words.get(i - 2).equals("sshpass");
      first = BEFORE.contains(word) || first && goesOn || word.endsWith(";");
    }
    return Optional.empty();
  }

  private static String program(String word) {
    String plain = unquoted(word);
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  private static List<String> addresses(String program, List<String> words) {
    int instead = words.indexOf("--endpoint-url") + 1;
    if (instead > 0 && instead < words.size()) {
      return List.of(unquoted(words.get(instead)));
    }
    List<String> found = said(program, words);
    return found.isEmpty() ? Programs.usual(program, words) : found;
  }

  private static List<String> said(String program, List<String> words) {
    List<String> found = new ArrayList<>();
    for (String word : words) {
      if (BEFORE.contains(word)) {
        break;
      }
      String plain = unquoted(word);
      int at = plain.indexOf("://");
      boolean file = plain.startsWith("@") || plain.contains("=@");
      boolean host = !plain.startsWith("-") && !file
          && (plain.indexOf('.') > 0 || plain.indexOf('@') > 0)
          && plain.indexOf('/') < 0 && Programs.takesHosts(program);
      boolean remote = (program.equals("scp") || program.equals("rsync")) && plain.indexOf(':') > 1;
      if (at > 0) {
        found.add(plain.substring(scheme(plain, at)));
      } else if (remote) {
        found.add(plain.substring(plain.indexOf('@') + 1, plain.indexOf(':')));
      } else if (host && found.isEmpty()) {
        found.add(plain.substring(plain.indexOf('@') + 1));
      } else if (program.equals("curl") && !plain.startsWith("-") && plain.indexOf('.') > 0
          && plain.indexOf('/') > 0
          && !plain.startsWith("/") && !file) {
        found.add(plain);
      }
    }
    return found;
  }

  /** Returns where the scheme begins that ends at {@code end}: PowerShell writes {@code .DownloadFile('https://…}. */
  private static int scheme(String word, int end) {
    int from = end;
    while (from > 0 && Character.isLetterOrDigit(word.charAt(from - 1))) {
      from--;
    }
    return word.charAt(Math.max(0, from - 1)) == '\'' || word.charAt(Math.max(0, from - 1)) == '"' ? from : 0;
  }

  private static List<String> files(String program, List<String> words) {
    List<String> files = new ArrayList<>();
    boolean copies = COPIES.contains(program);
    String before = "";
    for (String word : words) {
      String plain = unquoted(word);
      int at = plain.startsWith("@") ? 0 : plain.indexOf("=@");
      boolean local = copies && !plain.startsWith("-") && plain.indexOf(':') < 0 && plain.indexOf('/') >= 0;
      if (at >= 0 && plain.indexOf('@', at) + 1 < plain.length()) {
        files.add(plain.substring(plain.indexOf('@', at) + 1));
      } else if (local || TAKE_FILES.contains(before)) {
        files.add(plain);
      }
      before = word;
    }
    return files;
  }

  private static String unquoted(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && (word.charAt(from) == '\'' || word.charAt(from) == '"')) {
      from++;
    }
    while (to > from && "'\";)".indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return word.substring(from, to);
  }

  /** Returns the command lines that a value may be, each as its words. */
  private static List<List<String>> lines(Value line) {
    Shape shape = Things.shape(line);
    if (shape != null) {
      return List.of(words(shape));
    }
    List<List<String>> lines = new ArrayList<>();
    for (Text text : line.texts()) {
      List<String> words = new ArrayList<>();
      split(text.pattern(), words);
      lines.add(words);
    }
    return lines;
  }

  private static List<String> words(Shape shape) {
    List<String> words = new ArrayList<>();
    List<Value> fields = new ArrayList<>(shape.fields().values());
    for (Text more : shape.rest().texts()) {
      fields.add(Value.of(more));
    }
    for (Value field : fields) {
      if (field.texts().length == 0) {
        words.add("*");
      } else {
        for (Text each : field.texts()) {
          String text = each.pattern().replace(Text.HOLE, '*');
          if (text.indexOf(' ') > 0 && (words.contains("-c") || words.contains("/c"))) {
            split(text, words);
          } else {
            words.add(text);
          }
        }
      }
    }
    return words;
  }

  private static void split(String line, List<String> into) {
    String known = line.replace(Text.HOLE, '*');
    int from = 0;
    for (int i = 0; i <= known.length() && into.size() < MOST_WORDS; i++) {
      if (i == known.length() || known.charAt(i) <= ' ') {
        if (i > from) {
          into.add(known.substring(from, i));
        }
        from = i + 1;
      }
    }
  }

  private Commands() {}
}
