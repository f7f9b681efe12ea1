package dev.weir.vault;

import dev.weir.model.settings.Settings;
import dev.weir.model.settings.Shared;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a vault is kept: in a folder of this machine, or in the PostgreSQL that several Weirs share.
 *
 * @param data the data folder; the vault has its own in it, where what is this Weir's alone lies in any case
 * @param shared empty where the vault is this Weir's alone
 * @param stale how long what is known of a shared vault is believed while nobody can be asked
 */
public record VaultSite(Path data, Optional<Shared.Postgres> shared, Duration stale) {

  private static final String FOLDER = "vault";
  /** For what is this Weir's alone of a shared vault, apart from a vault of its own. */
  private static final String OWN = "vault.shared";

  /** Returns the site of a vault that is one Weir's alone. */
  public static VaultSite at(Path data) {
    return new VaultSite(data, Optional.empty(), Folder.BELIEVED);
  }

  /** Returns where {@code settings} say that it is. */
  public static VaultSite of(Settings settings) {
    VaultSite own = at(settings.data());
    return settings.shared().postgres().filter(Shared.Postgres::vault)
        .map(postgres -> new VaultSite(settings.data(), Optional.of(postgres), settings.keys().stale()))
        .orElse(own);
  }

  /** Returns the folder of a vault of this Weir's own that nobody uses, since it is shared now. */
  public Optional<Path> leftBehind() throws VaultException {
    return shared.isPresent() && Folder.at(folder()).holdsSections()
        ? Optional.of(folder())
        : Optional.empty();
  }

  Path folder() {
    return data.resolve(FOLDER);
  }

  /** Opens the place, which is made where it is missing. */
  Place open() throws VaultException {
    if (shared.isEmpty()) {
      Restore.finish(this);
      return Folder.at(folder());
    }
    return SharedPlace.open(shared.get(), Folder.at(data.resolve(OWN)), stale);
  }

  /** Throws where the shared vault is empty and the one in the folder is not: nobody is to find his keys gone without a word. */
  void check(Place place) throws VaultException {
    Optional<Path> own = leftBehind();
    if (own.isPresent() && !place.holdsAnything()) {
      throw new VaultException(own.get().toString(),
          "holds a vault of this Weir's own, and the one in PostgreSQL is empty",
          "move it there: `weir secrets backup FILE` without shared.postgres, then `weir secrets restore FILE` with it;"
              + " or keep it here by `vault: own` under shared.postgres");
    }
  }
}
