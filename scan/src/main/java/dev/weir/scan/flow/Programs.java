package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Sink;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What programs do over the network with their arguments, and whom they talk to where no argument says so. */
final class Programs {

  private static final Set<String> CURL_SENDS = Set.of("-d", "--data", "--data-binary", "--data-raw",
      "--data-urlencode", "--json", "-F", "--form", "-T", "--upload-file", "--form-string");
  private static final Set<String> SENDING_METHODS = Set.of("POST", "PUT", "PATCH");
  private static final Set<String> MOVES = Set.of("cp", "sync", "mv", "copy", "put", "rsync");
  private static final Set<String> CHANGES = Set.of("put-", "publish", "send-", "upload", "create", "update",
      "invoke", "deploy");
  private static final Set<String> OF_THIS_MACHINE = Set.of("config", "configure", "--version", "version",
      "help", "--help", "info");
  private static final Set<String> CHANGES_CLUSTERS = Set.of("apply", "create", "delete", "patch", "replace",
      "run",
      "exec", "cp", "scale", "rollout", "annotate", "install", "upgrade", "uninstall", "destroy", "push");
  private static final Set<String> ASKS_CLUSTERS = Set.of("get", "describe", "logs", "top", "port-forward",
      "list",
      "status", "pull", "init", "plan", "refresh");
  private static final Set<String> TAKE_HOSTS = Set.of("nc", "ncat", "netcat", "socat", "telnet", "sftp",
      "ftp",
      "lftp", "ssh", "ssh-copy-id", "scp", "pscp", "rsync", "sendmail", "mail", "mailx", "mutt", "msmtp",
      "swaks",
      "nslookup", "dig", "ping", "traceroute", "tracert", "whois", "host", "psql", "mysql", "mysqldump",
      "pg_dump",
      "pg_restore", "mongosh", "mongo", "mongodump", "redis-cli", "http", "https", "xh");
  private static final Map<String, String> SERVICES = Map.of("aws", "https://amazonaws.com", "gsutil",
      "https://storage.googleapis.com", "gcloud", "https://www.googleapis.com", "az",
      "https://management.azure.com", "twine", "https://upload.pypi.org", "gh", "https://api.github.com",
      "s3cmd", "https://s3.amazonaws.com");

  /** Returns what a program does with its arguments; {@link Sink.Effect#OPENS} for nothing over the network. */
  static Sink.Effect effect(String program, List<String> words) {
    return switch (program) {
      case "curl", "curl.exe", "http", "https", "xh" ->
        curls(words) ? Sink.Effect.SENDS : Sink.Effect.FETCHES;
      case "wget" -> words.stream().anyMatch(word -> word.startsWith("--post") || word.startsWith("--body"))
          ? Sink.Effect.SENDS
          : Sink.Effect.FETCHES;
      case "scp", "rsync", "pscp" -> !words.isEmpty() && words.getLast().indexOf(':') >= 0
          ? Sink.Effect.SENDS
          : words.stream().anyMatch(word -> word.indexOf(':') > 1) ? Sink.Effect.FETCHES : Sink.Effect.OPENS;
      case "nc", "ncat", "netcat", "socat", "telnet", "sftp", "ftp", "lftp", "sendmail", "mail", "mailx",
          "mutt",
          "msmtp", "swaks", "ssh", "ssh-copy-id", "rclone", "twine", "gh", "ngrok" ->
        words.contains("--version") ? Sink.Effect.OPENS : Sink.Effect.SENDS;
      case "aws", "gsutil", "s3cmd", "azcopy", "mc", "az", "gcloud" -> clouds(words);
      case "git", "docker", "podman", "svn", "hg" -> either(words, Set.of("push"),
          Set.of("clone", "fetch", "pull", "ls-remote"));
      case "pip", "pip3", "uv", "pipx", "npm", "yarn", "pnpm", "conda", "apt", "apt-get", "yum", "dnf",
          "brew", "gem",
          "cargo", "poetry" ->
        either(words, Set.of("publish", "upload"),
            Set.of("install", "download", "update", "upgrade", "add", "fetch"));
      case "kubectl", "oc", "helm", "terraform" -> either(words, CHANGES_CLUSTERS, ASKS_CLUSTERS);
      case "psql", "mysql", "mysqldump", "pg_dump", "pg_restore", "mongosh", "mongo", "mongodump",
          "redis-cli" ->
        words.stream().anyMatch(Programs::isHost) ? Sink.Effect.SENDS : Sink.Effect.OPENS;
      case "nslookup", "dig" -> Sink.Effect.SENDS;
      case "ping", "traceroute", "tracert", "whois", "host" ->
        words.isEmpty() ? Sink.Effect.OPENS : Sink.Effect.FETCHES;
      case "aria2c", "axel", "yt-dlp", "youtube-dl", "lynx", "w3m", "certutil", "bitsadmin" ->
        words.stream().anyMatch(word -> word.contains("://")) ? Sink.Effect.FETCHES : Sink.Effect.OPENS;
      case "(New-Object" -> words.stream().anyMatch(word -> word.contains(").Upload"))
          ? Sink.Effect.SENDS
          : words.stream().anyMatch(word -> word.contains(").Download"))
              ? Sink.Effect.FETCHES
              : Sink.Effect.OPENS;
      case "Invoke-WebRequest", "Invoke-RestMethod", "iwr",
          "irm" ->
        words.contains("-Body") || words.contains("-InFile")
            ? Sink.Effect.SENDS
            : Sink.Effect.FETCHES;
      default -> Sink.Effect.OPENS;
    };
  }

  private static Sink.Effect either(List<String> words, Set<String> send, Set<String> fetch) {
    return words.stream().anyMatch(send::contains)
        ? Sink.Effect.SENDS
        : words.stream().anyMatch(fetch::contains) ? Sink.Effect.FETCHES : Sink.Effect.OPENS;
  }

  /** Returns whether a client of a database is told of another machine. */
  private static boolean isHost(String word) {
    return word.equals("-h") || word.startsWith("--host") || word.contains("://");
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
    if (words.isEmpty() || OF_THIS_MACHINE.contains(words.getFirst())) {
      return Sink.Effect.OPENS;
    }
    int verb = 0;
    while (verb < words.size() && !MOVES.contains(words.get(verb))) {
      verb++;
    }
    if (verb == words.size()) {
      return words.stream().anyMatch(Programs::changes) ? Sink.Effect.SENDS : Sink.Effect.FETCHES;
    }
    List<String> moved = words.subList(verb + 1, words.size()).stream().filter(word -> !word.startsWith("-"))
        .toList();
    boolean fetched = !moved.isEmpty() && moved.getFirst().contains("://")
        && !moved.getLast().contains("://");
    return fetched ? Sink.Effect.FETCHES : Sink.Effect.SENDS;
  }

  private static boolean changes(String word) {
    return CHANGES.stream().anyMatch(word::startsWith);
  }

  /** Returns whether a word with a dot or an at among a program's arguments may be a host. */
  static boolean takesHosts(String program) {
    return TAKE_HOSTS.contains(program);
  }

  /** Returns the service that a program is there for; of storage that has a host for each account, that. */
  static List<String> usual(String program, List<String> words) {
    int account = words.indexOf("--account-name") + 1;
    if (program.equals("az") && words.contains("storage")) {
      String name = account > 0 && account < words.size() ? words.get(account) : "*";
      return List.of("https://" + name + ".blob.core.windows.net");
    }
    String service = SERVICES.getOrDefault(program, "");
    return service.isEmpty() ? List.of() : List.of(service);
  }

  private Programs() {}
}
