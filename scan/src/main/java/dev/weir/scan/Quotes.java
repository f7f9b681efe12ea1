package dev.weir.scan;

import dev.weir.scan.configuration.ConfigurationFile;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.Skipped;
import dev.weir.scan.finding.Step;
import dev.weir.scan.result.Excerpts;
import dev.weir.scan.source.Receiver;
import dev.weir.scan.source.SourceFile;
import dev.weir.scan.source.Sources;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines of the files that a report speaks of. A file on disk is read again when it is asked for; an archive once, for all that
 * is asked of it. For one thread.
 */
final class Quotes implements Excerpts {

  private static final String INSIDE = "!/";

  /** Stands in a text where its bytes are none of UTF-8. */
  private static final char NO_CHARACTER = '\uFFFD';

  private final List<Target> targets;
  private final Set<String> told = new HashSet<>();
  private final Map<String, Map<String, List<String>>> archives = new HashMap<>();

  Quotes(List<Target> targets, Report report) {
    // The folder that Weir runs in holds whatever is named plainly, so others are asked before.
    this.targets = targets.stream().sorted(Comparator.comparing(Target::isHere)).toList();
    for (Finding finding : report.findings()) {
      told.add(finding.path());
      finding.trace().stream().map(Step::path).forEach(told::add);
    }
  }

  @Override
  public List<String> lines(String path) {
    return targets.stream().filter(target -> target.holds(path)).findFirst()
        .map(target -> lines(target, path))
        .orElse(List.of());
  }

  private List<String> lines(Target target, String path) {
    String located = target.located(path);
    int inside = located.indexOf(INSIDE);
    if (inside < 0) {
      return texts(target, located).getOrDefault(path, List.of());
    }
    return archives.computeIfAbsent(located.substring(0, inside), archive -> texts(target, archive))
        .getOrDefault(path, List.of());
  }

  private Map<String, List<String>> texts(Target target, String located) {
    Map<String, List<String>> texts = new HashMap<>();
    Sources.read(List.of(located), new Receiver() {
      @Override
      public void source(SourceFile file) {
        String path = target.named(file.path());
        if (told.contains(path)) {
          texts.put(path, decoded(file.bytes()).lines().toList());
        }
      }

      @Override
      public void skipped(Skipped skipped) {
        // What cannot be read any longer is not quoted.
      }

      @Override
      public void configuration(ConfigurationFile file) {
        // No finding is in one.
      }
    });
    return texts;
  }

  /** Most sources are UTF-8; of others, something is shown for every byte. */
  private static String decoded(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(NO_CHARACTER) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
