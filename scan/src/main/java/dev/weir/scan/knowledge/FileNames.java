package dev.weir.scan.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the paths of files in code say of what is in them. */
public final class FileNames {

  private static final List<String> SECRETS = List.of(".ssh/", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519",
      ".aws/credentials",
      ".netrc", ".npmrc", ".pypirc", ".git-credentials", ".kube/config", ".docker/config.json", "/etc/shadow",
      "wallet.dat",
      ".gnupg/", "service_account.json", "service-account.json", "credentials.json", "secrets.yaml",
      "secrets.yml", "secrets.json",
      "application_default_credentials.json", ".pgpass", ".my.cnf", ".bash_history", ".zsh_history",
      "token.json", "token.pickle");
  private static final List<String> SECRET_ENDINGS = List.of(".env", ".pem", ".key", ".p12", ".pfx", ".jks",
      ".keystore", ".kdbx",
      ".ovpn", ".ppk", "pass", "passwords.txt");
  private static final List<String> BROWSERS = List.of("login data", "web data", "local state", "logins.json",
      "key4.db",
      "places.sqlite", "cookies.sqlite", "google/chrome/", "google\\chrome\\", ".mozilla/firefox", "leveldb",
      "/cookies",
      "\\cookies");
  private static final List<String> ACCOUNTS = List.of("/etc/passwd", "/etc/group");

  private static final List<String> STORES = List.of(".dump", ".sql", ".sql.gz", ".sqlite", ".sqlite3", ".db",
      ".bak",
      ".mdb");
  private static final List<String> SETTINGS = List.of("config", "settings", "template", ".ini", ".toml",
      ".cfg", ".j2", ".tmpl", ".tpl");

  private FileNames() {}

  /** Returns the type of data in a file at {@code path}, as {@code Datum.type} spells it; empty where the path says nothing. */
  public static Optional<String> typeOf(String path) {
    var name = path.toLowerCase(Locale.ROOT);
    if (SECRETS.stream().anyMatch(name::contains) || SECRET_ENDINGS.stream().anyMatch(name::endsWith))
      return Optional.of("SECRET");
    if (BROWSERS.stream().anyMatch(name::contains))
      return Optional.of("BROWSER_DATA");
    if (STORES.stream().anyMatch(name::endsWith))
      return Optional.of("DATABASE_ROW");
    if (SETTINGS.stream().anyMatch(name::contains))
      return Optional.of("CONFIG");
    return ACCOUNTS.stream().anyMatch(name::contains) ? Optional.of("PERSON") : Optional.empty();
  }
}
