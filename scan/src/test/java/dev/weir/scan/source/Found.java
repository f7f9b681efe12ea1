package dev.weir.scan.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.scan.configuration.ConfigurationFile;
import dev.weir.scan.finding.Skipped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers all that is found. */
final class Found implements Receiver {
  final List<SourceFile> sources = new ArrayList<>();
  final List<ConfigurationFile> configurations = new ArrayList<>();
  final Map<String, String> skipped = new TreeMap<>();

  static Found in(Path target) {
    Found found = new Found();
    Sources.read(List.of(target.toString()), found);
    return found;
  }

  @Override
  public void source(SourceFile file) {
    sources.add(file);
  }

  @Override
  public void skipped(Skipped file) {
    skipped.put(file.path(), file.why());
  }

  @Override
  public void configuration(ConfigurationFile file) {
    configurations.add(file);
  }

  List<String> paths() {
    return sources.stream().map(SourceFile::path).toList();
  }

  List<String> modules() {
    return sources.stream().map(SourceFile::module).toList();
  }

  List<String> texts() {
    return sources.stream().map(file -> new String(file.bytes(), UTF_8)).toList();
  }
}
