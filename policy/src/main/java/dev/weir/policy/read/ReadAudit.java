package dev.weir.policy.read;

import dev.weir.model.settings.AuditTerms;
import dev.weir.model.settings.AuditTerms.Retention;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTerms;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code audit}. */
record ReadAudit(Path folder) {

  AuditTerms read(Optional<Value> audit) {
    Optional<Table> found = audit.flatMap(Value::table);
    if (found.isEmpty()) {
      return AuditTerms.USUAL;
    }
    try (Table table = found.get()) {
      return new AuditTerms(table.find("exports").map(this::exports).orElse(List.of()),
          table.find("retention").flatMap(Value::table).map(ReadAudit::retention)
              .orElse(Retention.EVERYTHING));
    }
  }

  /** Each has a cursor by its name, and tells by the files in its folder what is there: no two may share either. */
  private List<ExportTerms> exports(Value value) {
    List<ExportTerms> exports = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<Path> folders = new HashSet<>();
    ReadExport reader = new ReadExport(folder);
    value.list().forEach(each -> reader.read(each).ifPresent(export -> {
      exports.add(export);
      if (!names.add(export.name())) {
        each.flaw("there is an export " + export.name() + " already", "give it another name");
      }
      if (export.to() instanceof ExportTarget.Folder(Path path, _, _) && !folders.add(path)) {
        each.flaw("there is an export to " + path + " already", "give it a folder of its own");
      }
    }));
    return exports;
  }

  private static Retention retention(Table keys) {
    try (Table table = keys) {
      if (!table.has("keep") && !table.has("max")) {
        table.owner().flaw("drops nothing", "write {keep: 400d}, or {max: 50GiB}, or both");
      }
      return new Retention(
          table.find("keep").flatMap(time -> time.as(Measures::days, "number of days", "write 400d")),
          table.find("max").flatMap(size -> size.as(Measures::size, "size",
              "write a number and a unit, such as 50GiB")));
    }
  }
}
