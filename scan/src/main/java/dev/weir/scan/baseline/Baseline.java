package dev.weir.scan.baseline;

import dev.weir.scan.report.SarifReport;
import dev.weir.scan.result.Gone;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * What an earlier report had.
 *
 * @param findings each of them, suppressed ones too
 * @param failed the paths of files that could not be read then
 */
public record Baseline(List<Gone> findings, Set<String> failed) {

  private static final String FAILED = "failed";

  public Baseline {
    findings = List.copyOf(findings);
    failed = Set.copyOf(failed);
  }

  /** Returns what the report in {@code bytes} had, in Weir's JSON or its SARIF; empty where they are neither. */
  public static Optional<Baseline> parse(byte[] bytes) {
    try {
      Tree tree = Tree.parse(bytes);
      if (tree.at("findings").isList()) {
        return Optional.of(ofJson(tree));
      }
      return tree.at("runs").isList() ? Optional.of(ofSarif(tree)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Baseline ofJson(Tree tree) {
    List<Gone> findings = new ArrayList<>();
    for (Tree each : tree.at("findings").all()) {
      findings.add(new Gone(each.at("rule").text(), each.at("path").text(), each.at("line").number(),
          each.at("message").text(), each.at("fingerprint").text()));
    }
    Set<String> failed = new HashSet<>();
    tree.at("files").all().stream().filter(file -> file.at("verdict").text().equals(FAILED))
        .forEach(file -> failed.add(file.at("path").text()));
    return new Baseline(findings, failed);
  }

  private static Baseline ofSarif(Tree tree) {
    List<Gone> findings = new ArrayList<>();
    Set<String> failed = new HashSet<>();
    for (Tree run : tree.at("runs").all()) {
      run.at("results").all().forEach(each -> finding(each).ifPresent(findings::add));
      run.at("artifacts").all().stream()
          .filter(file -> file.at("properties").at("verdict").text().equals(FAILED))
          .forEach(file -> failed.add(path(file.at("location").at("uri").text())));
    }
    return new Baseline(findings, failed);
  }

  private static Optional<Gone> finding(Tree result) {
    String fingerprint = result.at("partialFingerprints").at(SarifReport.FINGERPRINT).text();
    if (fingerprint.isEmpty() || result.at("baselineState").text().equals("absent")) {
      return Optional.empty();
    }
    Tree place = result.at("locations").first().at("physicalLocation");
    return Optional.of(new Gone(result.at("ruleId").text(),
        path(place.at("artifactLocation").at("uri").text()),
        place.at("region").at("startLine").number(), result.at("message").at("text").text(), fingerprint));
  }

  /** Undoes what the writer of URIs did; text that is no such URI stays as it is. */
  private static String path(String uri) {
    String path = uri.startsWith("file:///") ? uri.substring("file://".length()) : uri;
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
