package dev.weir.vault;

import dev.weir.model.KeyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a vault back from a backup. It is laid out beside the present one, opened whole, and given the revocations that the present
 * one has; then the present one steps aside and it takes its place. In a folder these are two renames, of which the second is
 * made up for by whoever next opens the vault, in PostgreSQL it is one transaction: a crash at any moment leaves the one or the
 * other.
 */
public final class Restore {

  private static final String STAGED = "vault.restoring";
  private static final String BEFORE = "vault.before-restore";
  private static final String BACKUP = ".backup";

  /**
   * What came of it.
   *
   * @param revokedAgain how many keys the backup holds as valid that had been revoked since
   */
  public record Restored(Backup.Contents contents, int revokedAgain, Path before) {}

  private final VaultSite site;
  private final Path vault;
  private final Path staged;
  private final Path before;

  private Restore(VaultSite site) {
    this.site = site;
    this.vault = site.folder().toAbsolutePath();
    this.staged = this.vault.resolveSibling(STAGED);
    this.before = this.vault.resolveSibling(BEFORE);
  }

  /** Ends a restoration that was cut short when the present vault had stepped aside already. */
  static void finish(VaultSite site) throws VaultException {
    Restore restore = new Restore(site);
    try {
      if (Files.notExists(restore.vault) && Files.isDirectory(restore.before)
          && Files.isDirectory(restore.staged)) {
        Files.move(restore.staged, restore.vault, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw VaultException.unwritable(restore.vault, e);
    }
  }

  /**
   * Makes the vault at {@code site} what it was when {@code in} was written. What it was until now is kept in the data folder,
   * as {@code vault.before-restore}, or as a backup of that name where it is shared.
   *
   * @param anyway although the present one has changed since, or does not open
   * @throws VaultException where the backup is damaged or older than asked for, a Weir keeps its tokens in the vault, or the disk
   *     does not take it; then the vault is as it was
   */
  public static Restored from(Path in, VaultSite site, MasterKeySource source, boolean anyway, Clock clock)
      throws VaultException {
    finish(site);
    Restore restore = new Restore(site);
    MasterKeySource known = source instanceof MasterKeySource.File file
        ? new MasterKeySource.File(file.path())
        : source;
    try {
      delete(restore.staged);
      return restore.run(in, known, anyway, clock);
    } catch (VaultException e) {
      throw e;
    } catch (IOException e) {
      throw VaultException.unwritable(restore.staged, e);
    }
  }

  private Restored run(Path in, MasterKeySource source, boolean anyway, Clock clock) throws IOException {
    Folder folder = Folder.at(staged);
    Backup.Contents contents = Backup.read(in, folder, again(source));
    Path aside = site.shared().isPresent() ? before.resolveSibling(BEFORE + BACKUP) : before;
    int again = 0;
    try (Vault next = Vault.open(folder, again(source), clock)) {
      Optional<Vault> present = present(source, anyway, clock);
      if (present.isPresent()) {
        try (Vault now = present.get()) {
          now.tokens();
          check(now, contents.at(), in, anyway);
          again = revokeAgain(now.keys(), next.keys());
          next.payloads().adopt(now.payloads());
        }
        if (site.shared().isPresent()) {
          Backup.write(site, again(source), aside, clock.instant());
        }
      }
    }
    try (Place place = site.open()) {
      switch (place) {
        case Folder _ -> swap(folder);
        case SharedPlace shared -> share(shared, folder, again(source));
      }
    }
    return new Restored(contents, again, aside);
  }

  private void share(SharedPlace shared, Folder folder, MasterKeySource source) throws IOException {
    try (MasterKey root = MasterKey.open(source, folder, System::getenv)) {
      shared.become(folder, root);
    }
    Path tokens = shared.own().file(TokenVault.FOLDER);
    delete(tokens);
    if (Files.isDirectory(folder.file(TokenVault.FOLDER))) {
      Files.move(folder.file(TokenVault.FOLDER), tokens, StandardCopyOption.ATOMIC_MOVE);
    }
    if (Files.exists(folder.file(SubjectKeys.FILE))) {
      Files.move(folder.file(SubjectKeys.FILE), shared.own().file(SubjectKeys.FILE),
          StandardCopyOption.ATOMIC_MOVE);
    }
    delete(staged);
  }

  /** A passphrase is wiped once it has been used. */
  private static MasterKeySource again(MasterKeySource source) {
    return source instanceof MasterKeySource.Passphrase passphrase ? passphrase.again() : source;
  }

  /** Returns the vault as it is now; nothing where there is none. */
  private Optional<Vault> present(MasterKeySource source, boolean anyway, Clock clock) throws VaultException {
    Place place = site.open();
    if (!place.holdsAnything()) {
      place.close();
      return Optional.empty();
    }
    try {
      return Optional.of(Vault.open(place, source, clock));
    } catch (VaultException e) {
      place.close();
      if (anyway) {
        return Optional.empty();
      }
      throw new VaultException("the vault that is there does not open: " + e.what(),
          "give --anyway to put the backup in its place; its revocations are lost then");
    }
  }

  private static void check(Vault present, Instant at, Path in, boolean anyway) throws VaultException {
    Optional<Instant> changed = present.changed();
    if (!anyway && changed.isPresent() && changed.get().isAfter(at)) {
      throw new VaultException(in.toString(),
          "is of " + at + ", and the vault has changed since, at " + changed.get(),
          "take a newer one, or give --anyway: what was set and minted since is lost, what was revoked stays revoked");
    }
  }

  /** Revokes in {@code next} what is revoked now. */
  private static int revokeAgain(Keys now, Keys next) throws VaultException {
    Set<KeyId> valid = next.list().stream().filter(key -> key.revoked().isEmpty()).map(Keys.Listed::id)
        .collect(Collectors.toSet());
    int again = 0;
    for (Keys.Listed key : now.list()) {
      if (key.revoked().isPresent() && valid.contains(key.id())) {
        next.revoke(key.id());
        again++;
      }
    }
    return again;
  }

  private void swap(Folder folder) throws IOException {
    Path key = vault.resolve(MasterKeySource.FILE);
    if (Files.exists(key)) {
      Files.copy(key, staged.resolve(MasterKeySource.FILE), StandardCopyOption.COPY_ATTRIBUTES);
    }
    folder.sync();
    delete(before);
    if (Files.isDirectory(vault)) {
      Files.move(vault, before, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(staged, vault, StandardCopyOption.ATOMIC_MOVE);
    Folder.around(vault).sync();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
