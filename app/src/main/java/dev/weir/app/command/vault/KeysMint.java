package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Lapse;
import dev.weir.app.text.Screen;
import dev.weir.model.Proof;
import dev.weir.model.settings.CallerRule;
import dev.weir.policy.yaml.Nearest;
import dev.weir.vault.Keys;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir keys mint}: a key for one caller, or from another key, alone on standard output and nowhere else. */
@Command(name = "mint", description = "Make a key for a caller, or a narrower one from another key; it is shown this once.")
public final class KeysMint implements Callable<Exit> {

  private final Screen screen;

  @Parameters(index = "0", arity = "0..1", paramLabel = "CALLER", description = "One of the configuration's callers.")
  private @Nullable String positional;

  @Option(names = "--caller", paramLabel = "CALLER", description = "The same, as an option.")
  private @Nullable String option;

  @Option(names = "--from", paramLabel = "ID", description = "Make a sub-key of this key, which may do no more than that; - reads the key's text from standard input.")
  private @Nullable String from;

  @Option(names = "--note", paramLabel = "TEXT", description = "What it is for.")
  private String note = "";

  @Option(names = "--expires", paramLabel = "TIME", description = "How long it is valid, such as 12h or 90d (default: until revoked; 15m with --from).")
  private @Nullable String expires;

  @Mixin
  private Narrowed narrowed = new Narrowed();

  @Mixin
  private ConfigFile config = new ConfigFile();

  public KeysMint(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Optional<Duration> lapse = lapse();
    try (OpenVault open = OpenVault.of(config)) {
      Optional<Instant> end = lapse.map(Clock.systemUTC().instant()::plus);
      if (from == null) {
        root(open, end);
      } else {
        subKey(open, new Parent(from), end);
      }
    }
    return Exit.FINE;
  }

  private void root(OpenVault open, Optional<Instant> end) throws CannotRun, IOException {
    if (narrowed.given()) {
      throw new CannotRun("a root key is narrowed by the configuration alone", "",
          "make a sub-key with --from ID, or write a policy");
    }
    String caller = known(open);
    hand(open, open.vault().keys().mint(caller, Screen.visible(note), end), "for " + caller);
  }

  private void subKey(OpenVault open, Parent parent, Optional<Instant> end) throws CannotRun, IOException {
    if (positional != null || option != null) {
      throw new CannotRun("a sub-key is for the caller of its parent", "--from", "leave CALLER out");
    }
    Keys keys = open.vault().keys();
    Proof.Key above = parent.proof(keys);
    hand(open, keys.narrow(above, narrowed.wish(open.settings(), Screen.visible(note), end)),
        "from " + above.id());
  }

  private void hand(OpenVault open, Keys.Minted key, String origin) throws IOException {
    recordOrRevoke(open, key, origin + key.until().map(at -> ", until " + at).orElse(""));
    screen.line(key.text());
    screen.note("key " + key.id() + " " + origin + ", valid "
        + key.until().map(at -> "until " + at).orElse("until it is revoked") + "; this is its only copy");
  }

  private Optional<Duration> lapse() throws CannotRun {
    if (expires == null) {
      return Optional.empty();
    }
    String text = expires;
    return Optional.of(Lapse.parse(text).filter(Duration::isPositive).orElseThrow(
        () -> new CannotRun("that is no time", "--expires " + text,
            "write a number and one of s, m, h, d, w, such as 90d")));
  }

  private String named() throws CannotRun {
    String name = option == null ? positional : option;
    if (name == null || option != null && positional != null) {
      throw new CannotRun("name one caller", "", "weir keys mint CALLER");
    }
    return name;
  }

  private String known(OpenVault open) throws CannotRun {
    String name = named();
    List<String> names = open.settings().callers().stream().map(CallerRule::name).toList();
    if (!names.contains(name)) {
      throw new CannotRun("no caller is named " + name, open.file().toString(),
          names.isEmpty() ? "list it under `callers:`" : Nearest.mend(name, names));
    }
    return name;
  }

  /** A key that nobody can trace back is not handed out. */
  private static void recordOrRevoke(OpenVault open, Keys.Minted key, String detail) throws IOException {
    try {
      open.record("key minted", key.id().text(), detail);
    } catch (IOException e) {
      open.vault().keys().revoke(key.id());
      throw e;
    }
  }
}
