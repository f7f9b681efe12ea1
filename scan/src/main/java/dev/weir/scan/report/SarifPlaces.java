package dev.weir.scan.report;

import dev.weir.scan.finding.ScannedFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes where something is, in SARIF's terms: paths become relative URIs (RFC 3986). */
final class SarifPlaces {

  static final String BASE = "SRCROOT";

  private static final String PLAIN = "-._~/!@$&'()*+,;=";

  private final Json json;
  private final Map<String, Integer> indices = new HashMap<>();

  SarifPlaces(Json json, List<ScannedFile> files) {
    this.json = json;
    files.forEach(file -> indices.putIfAbsent(file.path(), indices.size()));
  }

  /** Writes the members of a location that is a whole file. */
  void file(String path) {
    json.object("physicalLocation", () -> json.object("artifactLocation", () -> artifact(path)));
  }

  /** Writes the members of a location that is a line. */
  void line(String path, int line) {
    region(path, line, Optional.empty(), Optional.empty());
  }

  /** Writes the members of a location within a file; the column counts from 1, in code points. */
  void region(String path, int line, Optional<Integer> column, Optional<Integer> endLine) {
    json.object("physicalLocation", () -> {
      json.object("artifactLocation", () -> artifact(path));
      json.object("region", () -> {
        json.number("startLine", Math.max(1, line));
        column.ifPresent(at -> json.number("startColumn", Math.max(1, at)));
        endLine.ifPresent(at -> json.number("endLine", Math.max(Math.max(1, line), at)));
      });
    });
  }

  /** Writes the members of an artifact's location. */
  void artifact(String path) {
    json.text("uri", uri(path));
    if (!path.startsWith("/")) {
      json.text("uriBaseId", BASE);
    }
    Optional.ofNullable(indices.get(path)).ifPresent(index -> json.number("index", index));
  }

  /** A colon in the first segment would be read as a scheme, and is escaped with all that has a meaning in a URI. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
          || PLAIN.indexOf(c) >= 0;
      if (plain) {
        uri.append(c);
      } else {
        uri.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
            .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return uri.toString();
  }
}
