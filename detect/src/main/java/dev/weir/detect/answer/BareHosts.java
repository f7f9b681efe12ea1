package dev.weir.detect.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Hosts without a scheme in what a tool is called with: in values whose name says that they are addresses, and behind the names
 * of programs that go to a host. What ends as files do ({@code out.json}) is none.
 */
final class BareHosts {

  private static final Set<String> NAMES = Set.of("url", "uri", "href", "link", "host", "hostname", "domain",
      "server", "address", "endpoint", "site", "target", "webhook", "callback", "ip", "proxy", "remote");
  private static final List<String> ENDINGS = List.of("url", "uri", "host", "hostname", "domain", "server",
      "endpoint");
  private static final Set<String> PROGRAMS = Set.of("curl", "wget", "nc", "ncat", "netcat", "telnet", "ssh",
      "scp", "sftp", "rsync", "ftp", "ping", "dig", "nslookup", "host", "traceroute", "clone", "openssl",
      "socat", "lynx", "aria2c", "invoke-webrequest", "iwr");
  private static final Set<String> FILES = Set.of("json", "txt", "csv", "tsv", "html", "htm", "xml", "yaml",
      "yml", "md", "py", "js", "ts", "css", "java", "class", "jar", "go", "rb", "php", "c", "h", "cpp", "sh",
      "bash", "log", "conf", "cfg", "ini", "toml", "lock", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx",
      "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "mp3", "mp4", "wav", "zip", "gz", "tgz", "tar",
      "bz2", "xz", "7z", "pem", "key", "crt", "cer", "pub", "sql", "db", "sqlite", "env", "bak", "tmp", "out",
      "bin", "exe", "dll", "so", "patch", "diff", "ipynb", "parquet", "git", "deb", "rpm", "iso");
  private static final String BETWEEN = "\"'`(),;|&<>{}[]=\\";
  private static final String ENDS_COMMAND = ";|&\n\"`)}";
  /** Of an address of IPv4. */
  private static final int DOTS = 3;
  private static final String DEVICE = "/dev/";

  private final String text;
  private final List<Url> found = new ArrayList<>(0);
  private boolean named;
  private boolean running;

  private BareHosts(String text) {
    this.text = text;
  }

  /**
   * Returns them, as addresses of {@code https}.
   *
   * @param from those that start before are left out: they were told before
   */
  static List<Url> in(String text, int from) {
    BareHosts hosts = new BareHosts(text);
    int at = 0;
    while (at < text.length()) {
      int start = hosts.skip(at);
      at = start;
      while (at < text.length() && isPart(text.charAt(at))) {
        at++;
      }
      hosts.token(start, at, start >= from);
    }
    return hosts.found;
  }

  private static boolean isPart(char c) {
    return c > ' ' && BETWEEN.indexOf(c) < 0;
  }

  private int skip(int from) {
    int at = from;
    for (; at < text.length() && !isPart(text.charAt(at)); at++) {
      running &= ENDS_COMMAND.indexOf(text.charAt(at)) < 0;
    }
    return at;
  }

  private void token(int start, int end, boolean news) {
    String token = text.substring(start, end).toLowerCase(Locale.ROOT);
    if (token.isEmpty() || token.equals(":")) {
      return;
    }
    if (isName(token, end)) {
      named = names(token);
    } else if (PROGRAMS.contains(token.substring(token.lastIndexOf('/') + 1))) {
      running = true;
    } else if (news && (running || token.startsWith(DEVICE) || named && !isMail(token))) {
      String host = host(token);
      if (isHost(host)) {
        found.add(new Url("https", host, false));
      }
    }
  }

  /** Returns whether a colon or an equals sign follows, as behind the name of a value. */
  private boolean isName(String token, int end) {
    int at = end;
    while (at < text.length() && "\"'\\ ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return token.endsWith(":") || at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '=');
  }

  private static boolean names(String token) {
    String name = token.chars().filter(c -> c >= 'a' && c <= 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    String one = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    return NAMES.contains(one) || NAMES.contains(name) || ENDINGS.stream().anyMatch(one::endsWith);
  }

  private static boolean isMail(String token) {
    return token.indexOf('@') >= 0 && token.indexOf('/') < 0;
  }

  /** Returns what stands between who asks, up to the last {@code @} before the path, and the port. */
  private static String host(String token) {
    String bare = token.startsWith(DEVICE) ? token.substring(token.indexOf('/', DEVICE.length()) + 1) : token;
    String authority = bare.substring(0, firstOf("/?#", bare));
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    return host.substring(0, firstOf(":", host));
  }

  private static int firstOf(String signs, String text) {
    int at = 0;
    while (at < text.length() && signs.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static boolean isHost(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    boolean signs = host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.');
    boolean address = host.chars().allMatch(c -> Character.isDigit(c) || c == '.')
        && host.chars().filter(c -> c == '.').count() == DOTS
        && Character.isDigit(host.charAt(host.length() - 1));
    boolean name = last.length() < host.length() - 1 && last.length() >= 2 && !FILES.contains(last)
        && last.chars().anyMatch(Character::isLetter);
    return signs && (address || name || host.equals("localhost"));
  }
}
