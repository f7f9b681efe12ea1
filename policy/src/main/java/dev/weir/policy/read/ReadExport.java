package dev.weir.policy.read;

import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTerms;
import dev.weir.model.settings.ExportTerms.Event;
import dev.weir.model.settings.ExportTerms.Form;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one of {@code audit.exports}. */
record ReadExport(Path folder) {

  private static final Map<String, Form> FORMS = Map.of("jsonl", Form.JSONL, "csv", Form.CSV, "ocsf",
      Form.OCSF,
      "cef", Form.CEF, "syslog", Form.SYSLOG, "otlp", Form.OTLP, "parquet",
      Form.PARQUET);
  private static final Map<String, Event> EVENTS = Map.of("intent", Event.INTENT, "refusal", Event.REFUSAL,
      "outcome", Event.OUTCOME, "admin-change", Event.CHANGE, "notice", Event.NOTICE);
  private static final Map<String, Boolean> ON_FULL = Map.of("wait", false, "drop", true);

  Optional<ExportTerms> read(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      Optional<String> name = table.need("name", "name it: its cursor is kept by that name")
          .flatMap(text -> text.as(Names::header, "name of an export",
              "use letters, digits, hyphens and underscores"));
      Optional<Value> to = table.need("to", ReadExportTarget.MEND);
      Optional<ExportTarget> target = new ReadExportTarget(folder).read(table, to);
      Form form = form(table, target);
      Set<Event> events = table.find("events").map(ReadExport::events).orElse(Set.of());
      Optional<Duration> backlog = backlog(table);
      target.ifPresent(where -> check(table, where, backlog));
      return name.flatMap(is -> target.map(where -> new ExportTerms(is, form, events, backlog, where)));
    }
  }

  /** What is kept in files has one form, which goes nowhere else. */
  private static Form form(Table table, Optional<ExportTarget> target) {
    boolean kept = target.isPresent() && target.get() instanceof ExportTarget.Kept;
    Form form = table.find("format").flatMap(word -> word.oneOf(FORMS))
        .orElse(kept ? Form.PARQUET : Form.JSONL);
    if (target.isPresent() && kept != (form == Form.PARQUET)) {
      table.key("format").flaw(kept ? "is not what files are written in" : "is for files alone",
          kept ? "write parquet, or remove it" : "write to: file:FOLDER, or another format");
    }
    return form;
  }

  private static Set<Event> events(Value value) {
    Set<Event> events = value.list().stream().flatMap(each -> each.oneOf(EVENTS).stream())
        .collect(Collectors.toSet());
    if (value.isList() && value.list().isEmpty()) {
      value.flaw("sends nothing", "list those that are sent, or remove it: then all are");
    }
    return events;
  }

  private static Optional<Duration> backlog(Table table) {
    boolean drop = table.find("on_full").flatMap(word -> word.oneOf(ON_FULL)).orElse(false);
    Optional<Duration> backlog = table.find("backlog").flatMap(time -> time.as(Measures::lifetime, "duration",
        "write a number and a unit, such as 30m, 12h or 7d"));
    if (!drop && table.has("backlog")) {
      table.key("backlog").flaw("bounds nothing, since nothing is dropped",
          "add on_full: drop, or remove it");
    }
    return drop ? backlog.or(() -> Optional.of(ExportTerms.USUAL_BACKLOG)) : Optional.empty();
  }

  private static void check(Table table, ExportTarget target, Optional<Duration> backlog) {
    if (target instanceof ExportTarget.Folder(_, _, Duration longest)
        && backlog.filter(time -> time.compareTo(longest) <= 0).isPresent()) {
      // What a restart finds gathered and not yet in a file would be too old for one.
      table.key(table.has("backlog") ? "backlog" : "on_full").flaw(
          "leaves events out that wait for no more than the end of their file",
          "write a backlog that is longer than roll.every");
    }
    if (target.filled().isPresent() && target.isOpen()) {
      table.key("credential").flaw("would cross the network in the plain",
          "write https://, or security.protocol: SASL_SSL among the options");
    }
  }
}
