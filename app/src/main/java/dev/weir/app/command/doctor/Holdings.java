package dev.weir.app.command.doctor;

import dev.weir.app.MasterKeys;
import dev.weir.app.command.CannotRun;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Keys;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Secrets;
import dev.weir.vault.Vault;
import dev.weir.vault.VaultException;
import dev.weir.vault.VaultSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the vault holds: whether it opens, who else can read its files, which secrets and keys end soon or are nobody's. */
final class Holdings {

  private static final Duration SOON = Duration.ofDays(14);
  private static final int MOST_NAMED = 5;
  private static final int DEEPEST = 4;
  private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_READ,
      PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

  private final Settings settings;
  private final Clock clock;

  Holdings(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  List<Finding> look() throws IOException {
    Path data = settings.data();
    VaultSite site = VaultSite.of(settings);
    List<Finding> findings = new ArrayList<>();
    site.leftBehind().ifPresent(folder -> findings.add(Finding.odd("vault",
        folder + " holds a vault that nobody uses: shared.postgres keeps it",
        "remove it once nothing of it is missed, or set vault: own under shared.postgres")));
    if (site.shared().isEmpty() && !Files.isDirectory(data.resolve("vault"))) {
      findings.add(Finding.odd("master key", "there is no vault yet", "the first `weir serve` makes it"));
      return findings;
    }
    files(data, findings);
    try {
      open(site, MasterKeys.source(data), findings);
    } catch (CannotRun e) {
      findings.add(Finding.ill("master key",
          e.complaints().getFirst().what() + ": " + e.complaints().getFirst().where(),
          e.complaints().getFirst().mend()));
    }
    return findings;
  }

  private void open(VaultSite site, MasterKeySource key, List<Finding> findings) {
    try (Vault vault = Vault.open(site, key, clock)) {
      findings.add(Finding.well("master key", "it opens the vault"));
      secrets(vault.secrets().list(), findings);
      keys(vault.keys().list(), findings);
    } catch (VaultException e) {
      findings.add(Finding.ill("master key", e.what(), e.mend()));
    }
  }

  private static void files(Path data, List<Finding> findings) throws IOException {
    if (!Files.getFileStore(data).supportsFileAttributeView("posix")) {
      return;
    }
    List<Path> open = new ArrayList<>();
    for (Path room : List.of(data.resolve("vault"), data.resolve("ca"), data.resolve("ca-next"))) {
      if (Files.isDirectory(room)) {
        try (Stream<Path> all = Files.walk(room, DEEPEST)) {
          for (Path file : (Iterable<Path>) all.filter(Holdings::secret)::iterator) {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
              open.add(file);
            }
          }
        }
      }
    }
    findings.add(open.isEmpty()
        ? Finding.well("file modes", "keys and the vault are their owner's alone")
        : Finding.ill("file modes",
            named(open.stream().map(Path::toString).toList()) + " can be read by others",
            "chmod go= on them; take what was in them for known, where others use this machine"));
  }

  private static boolean secret(Path file) {
    String name = String.valueOf(file.getFileName());
    return Files.isRegularFile(file) && (name.endsWith(".key") || file.toString().contains("/vault/"));
  }

  private void secrets(List<Secrets.Listed> all, List<Finding> findings) {
    List<String> over = all.stream().filter(one -> ends(one.note().expires(), Duration.ZERO))
        .map(Secrets.Listed::name).toList();
    List<String> soon = all.stream().filter(one -> ends(one.note().expires(), SOON)).map(Secrets.Listed::name)
        .filter(name -> !over.contains(name)).toList();
    if (!over.isEmpty()) {
      findings.add(Finding.ill("secrets", named(over) + " expired: calls that show them are denied",
          "weir secrets rotate NAME"));
    }
    if (!soon.isEmpty()) {
      findings.add(Finding.odd("secrets", named(soon) + " expire within two weeks",
          "weir secrets rotate NAME"));
    }
    if (over.isEmpty() && soon.isEmpty()) {
      findings.add(Finding.well("secrets", all.size() + ", none about to expire"));
    }
  }

  private void keys(List<Keys.Listed> all, List<Finding> findings) {
    List<Keys.Listed> roots = all.stream()
        .filter(
            key -> key.above().isEmpty() && key.revoked().isEmpty() && !ends(key.expires(), Duration.ZERO))
        .toList();
    List<String> strangers = roots.stream().filter(key -> settings.caller(key.caller()).isEmpty())
        .map(key -> key.id() + " of " + key.caller()).toList();
    List<String> soon = roots.stream().filter(key -> ends(key.expires(), SOON))
        .map(key -> key.id() + " of " + key.caller()).toList();
    if (!strangers.isEmpty()) {
      findings.add(Finding.odd("keys", named(strangers) + ": no such caller in the configuration",
          "weir keys revoke ID, or add the caller"));
    }
    if (!soon.isEmpty()) {
      findings.add(Finding.odd("keys", named(soon) + " expire within two weeks", "weir keys mint CALLER"));
    }
    if (strangers.isEmpty() && soon.isEmpty()) {
      findings.add(Finding.well("keys", roots.size() + " root keys in force"));
    }
  }

  private boolean ends(Optional<Instant> expires, Duration within) {
    return expires.filter(end -> end.isBefore(clock.instant().plus(within))).isPresent();
  }

  private static String named(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
    return names.size() > MOST_NAMED ? some + " and " + (names.size() - MOST_NAMED) + " more" : some;
  }
}
