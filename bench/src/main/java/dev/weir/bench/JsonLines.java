package dev.weir.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of a JSON value on each line. */
public final class JsonLines {

  private static final JsonMapper JSON = JsonMapper.shared();

  private JsonLines() {}

  /** Returns the values of a gzipped file. */
  public static List<JsonNode> gzipped(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(new GZIPInputStream(in));
    }
  }

  /** Returns the values up to the end of {@code in}, which stays open. */
  public static List<JsonNode> of(InputStream in) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }
}
