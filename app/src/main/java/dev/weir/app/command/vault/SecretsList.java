package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.ExportTerms;
import dev.weir.vault.Secrets;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir secrets list}: every credential without its value, and those that a destination waits for. */
@Command(name = "list", description = "List the credentials, without their values.")
public final class SecretsList implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigFile config = new ConfigFile();

  public SecretsList(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    try (OpenVault open = OpenVault.of(config)) {
      List<Secrets.Listed> secrets = open.vault().secrets().list();
      List<List<Cell>> rows = new ArrayList<>();
      rows.add(Stream.of("NAME", "VERSION", "SET", "EXPIRES", "LAST USE", "OWNER", "FINGERPRINT", "HOSTS")
          .map(head -> new Cell(head, Style.STRONG)).toList());
      secrets.forEach(
          secret -> rows.add(List.of(Cell.of(secret.name()), Cell.of(String.valueOf(secret.version())),
              Cell.of(secret.created().toString()), Cell.of(time(secret.note().expires(), "never")),
              Cell.of(time(secret.note().lastUse(), "none")), Cell.of(secret.note().owner()),
              Cell.of(secret.fingerprint()), Cell.of(hosts(secret)))));
      if (!secrets.isEmpty()) {
        screen.table(rows);
      }
      missing(open, secrets.stream().map(Secrets.Listed::name).collect(Collectors.toSet()));
    }
    return Exit.FINE;
  }

  private void missing(OpenVault open, Set<String> there) {
    for (DestinationRule rule : open.settings().destinations().values()) {
      rule.secrets().forEach(name -> missing(open, there, rule.name(), name));
    }
    for (ExportTerms export : open.settings().audit().exports()) {
      export.to().filled()
          .ifPresent(filled -> missing(open, there, "the export " + export.name(), filled.secret()));
    }
  }

  private void missing(OpenVault open, Set<String> there, String user, String name) {
    if (!there.contains(name) && !open.settings().secrets().containsKey(name)) {
      screen.note(user + " uses " + name + ", which is not set: weir secrets set " + name);
    }
  }

  private static String time(Optional<Instant> at, String otherwise) {
    return at.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(otherwise);
  }

  static String hosts(Secrets.Listed secret) {
    return secret.boundTo().stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
