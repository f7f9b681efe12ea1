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
  private static final Set<String> CURL_SENDS = Set.of("-d", "--data", "--data-binary", "--data-raw",
      "--data-urlencode", "--json", "-F",
      "--form", "-T", "--upload-file", "--form-string");
  private static final Set<String> TAKE_FILES = Set.of("-T", "--upload-file", "--post-file", "--body-file",
      "<",
      "-InFile");
  private static final Set<String> COPIES = Set.of("scp", "rsync", "pscp", "aws", "gsutil", "s3cmd", "rclone",
      "cat");
  private static final Set<String> SENDING_METHODS = Set.of("POST", "PUT", "PATCH");

  /**
   * What a command does over the network.
   *
   * @param program {@code curl}
   * @param addresses where to, {@code *} for what is not known
   * @param files the paths of what it sends: {@code -d @path}, {@code -F name=@path}, {@code -T path}, the first of {@code scp}
   */
  record Command(String program, Sink.Effect effect, List<String> addresses, List<String> files) {}

  /** Returns what a command line does over the network; empty where it does nothing there, as far as is known. */
  static Optional<Command> of(Value line) {
    List<String> words = words(line);
    boolean first = true;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (first) {
        String program = word.substring(word.lastIndexOf('/') + 1);
        List<String> arguments = words.subList(i + 1, words.size());
        Sink.Effect effect = effect(program, arguments);
        if (effect != Sink.Effect.OPENS) {
          List<String> files = effect == Sink.Effect.SENDS ? files(program, arguments) : List.of();
          return Optional.of(new Command(program, effect, addresses(program, arguments), files));
        }
      }
      first = BEFORE.contains(word) || first && (word.startsWith("-") || word.indexOf('=') > 0)
          || word.endsWith(";");
    }
    return Optional.empty();
  }

  /** Returns what a program does with its arguments; {@link Sink.Effect#OPENS} for nothing over the network. */
  private static Sink.Effect effect(String program, List<String> words) {
    return switch (program) {
      case "curl", "curl.exe", "http", "https", "xh" ->
        curls(words) ? Sink.Effect.SENDS : Sink.Effect.FETCHES;
      case "wget" -> words.stream().anyMatch(word -> word.startsWith("--post") || word.startsWith("--body"))
          ? Sink.Effect.SENDS
          : Sink.Effect.FETCHES;
      case "scp", "rsync", "pscp" -> !words.isEmpty() && words.getLast().indexOf(':') >= 0
          ? Sink.Effect.SENDS
          : words.stream().anyMatch(word -> word.indexOf(':') > 1) ? Sink.Effect.FETCHES : Sink.Effect.OPENS;
      case "nc", "ncat", "netcat", "socat", "telnet", "sftp", "ftp", "sendmail", "mail", "mutt", "ssh",
          "rclone", "twine" ->
        words.contains("--version") ? Sink.Effect.OPENS : Sink.Effect.SENDS;
      case "aws", "gsutil", "s3cmd", "azcopy", "mc" -> clouds(words);
      case "git" -> words.contains("push")
          ? Sink.Effect.SENDS
          : words.contains("clone") || words.contains("fetch") || words.contains("pull")
              ? Sink.Effect.FETCHES
              : Sink.Effect.OPENS;
      case "nslookup", "dig" -> Sink.Effect.SENDS;
      case "Invoke-WebRequest", "Invoke-RestMethod", "iwr",
          "irm" ->
        words.contains("-Body") || words.contains("-InFile")
            ? Sink.Effect.SENDS
            : Sink.Effect.FETCHES;
      default -> Sink.Effect.OPENS;
    };
  }

  private static boolean curls(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean method = word.equals("-X") || word.equals("--request");
      if (CURL_SENDS.contains(word) || SENDING_METHODS.contains(word)
          || word.startsWith("-d") && word.length() > 2
          || method && i + 1 < words.size() && SENDING_METHODS.contains(words.get(i + 1))
          || word.startsWith("-X") && SENDING_METHODS.contains(word.substring(2))
          || word.startsWith("--data")) {
        return true;
      }
    }
    return false;
  }

  private static Sink.Effect clouds(List<String> words) {
    boolean moves = words.contains("cp") || words.contains("sync") || words.contains("mv")
        || words.contains("copy")
        || words.contains("put");
    if (!moves) {
      return words.stream()
          .anyMatch(word -> word.startsWith("put-") || word.equals("publish") || word.startsWith("send-"))
              ? Sink.Effect.SENDS
              : Sink.Effect.FETCHES;
    }
    boolean fetched = words.stream().filter(word -> !word.startsWith("-")).skip(1).findFirst()
        .filter(word -> word.contains("://")).isPresent()
        && !words.getLast().contains("://");
    return fetched ? Sink.Effect.FETCHES : Sink.Effect.SENDS;
  }

  private static List<String> addresses(String program, List<String> words) {
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
          && plain.indexOf('/') < 0 && !program.equals("curl") && !program.equals("wget");
      boolean remote = (program.equals("scp") || program.equals("rsync")) && plain.indexOf(':') > 1;
      if (at > 0) {
        found.add(plain);
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

  private static List<String> words(Value line) {
    List<String> words = new ArrayList<>();
    Thing.Shape shape = Things.shape(line);
    if (shape == null) {
      for (Text text : line.texts()) {
        split(text.pattern(), words);
      }
      return words;
    }
    for (Value field : shape.fields().values()) {
      if (field.texts().length == 0) {
        words.add("*");
      } else {
        String text = field.texts()[0].pattern().replace(Text.HOLE, '*');
        if (text.indexOf(' ') > 0 && (words.contains("-c") || words.contains("/c"))) {
          split(text, words);
        } else {
          words.add(text);
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
