package dev.weir.policy.read;

import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Defaults;
import dev.weir.model.settings.Destinations;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Settings;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads everything but policies and tests. */
public final class ReadSettings {

  private final Path folder;

  /**
   * Makes a reader.
   *
   * @param folder what relative paths in the file are relative to
   */
  public ReadSettings(Path folder) {
    this.folder = folder;
  }

  /** Returns the settings of the whole file; where a part is flawed, with what is usual in its place. */
  public Settings read(Table root) {
    root.need("version", "write version: 1").ifPresent(version -> version.number(1, 1));
    ReadListen reader = new ReadListen(folder);
    Listen listen = reader.read(root.find("listen"));
    List<CallerRule> callers = new ReadCallers(folder, listen.asksForCertificates())
        .read(root.find("callers"));
    reader.refuseStrangers(callers);
    return new Settings(listen,
        root.find("data").flatMap(value -> path(value, folder))
            .orElse(folder.resolve("weir-data").toAbsolutePath().normalize()),
        new ReadShared(folder).read(root.find("shared")), ReadDns.read(root.find("dns")),
        root.find("defaults").map(ReadSettings::defaults).orElse(strict()),
        ReadLimits.read(root.find("limits")), new ReadDetectors(folder).read(root.find("detectors")),
        ReadAnalyser.read(root.find("detect")), callers,
        new Destinations(new ReadDestinations(folder).read(root.find("destinations"))),
        new ReadSecrets(folder).read(root.find("secrets")),
        new ReadAdmin(folder).read(root.find("admin")), ReadKeys.read(root.find("keys")),
        new ReadTelemetry(folder).read(root), new ReadAudit(folder).read(root.find("audit")));
  }

  /** Says what differs from {@code running} and cannot be changed under a Weir that runs. */
  public static void refuseMoves(Table root, Settings next, Settings running) {
    String mend = "restart Weir, or put back what it was";
    if (!next.listen().equals(running.listen())) {
      root.find("listen").orElse(root.owner()).flaw("listen cannot change while Weir runs", mend);
    }
    if (!next.admin().equals(running.admin())) {
      root.find("admin").orElse(root.owner()).flaw("admin cannot change while Weir runs", mend);
    }
    if (!next.data().equals(running.data())) {
      root.find("data").orElse(root.owner()).flaw("data cannot change while Weir runs", mend);
    }
    if (!next.shared().equals(running.shared())) {
      root.find("shared").orElse(root.owner()).flaw("shared cannot change while Weir runs", mend);
    }
    if (!next.keys().stale().equals(running.keys().stale())) {
      root.find("keys").orElse(root.owner()).flaw("keys.stale cannot change while Weir runs", mend);
    }
    if (!next.telemetry().equals(running.telemetry())) {
      root.owner().flaw("log and telemetry cannot change while Weir runs", mend);
    }
    if (!next.limits().equals(running.limits())) {
      root.find("limits").orElse(root.owner()).flaw("limits cannot change while Weir runs", mend);
    }
  }

  static Optional<Path> path(Value value, Path folder) {
    return value.as(text -> {
      try {
        return Optional.of(folder.resolve(text).toAbsolutePath().normalize());
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    }, "path", "write a path, relative to this file or absolute");
  }

  private static Defaults strict() {
    return new Defaults(false, false, Defaults.Mode.ENFORCE);
  }

  /** Returns the path of a PEM file that is there. */
  static Optional<Path> pem(Value value, Path folder) {
    Optional<Path> path = path(value, folder);
    if (path.isPresent() && !Files.isReadable(path.get())) {
      value.flaw("there is no file to read at " + path.get(),
          "give the path of a PEM file, relative to this file or absolute");
    }
    return path;
  }

  private static Defaults defaults(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return strict();
    }
    try (Table table = found.get()) {
      Map<String, Boolean> open = Map.of("allow", true, "deny", false);
      return new Defaults(table.find("decision").flatMap(text -> text.oneOf(open)).orElse(false),
          table.find("on_error").flatMap(text -> text.oneOf(open)).orElse(false),
          table.find("mode").flatMap(text -> text.oneOf(ReadPolicies.MODES)).orElse(Defaults.Mode.ENFORCE));
    }
  }
}
