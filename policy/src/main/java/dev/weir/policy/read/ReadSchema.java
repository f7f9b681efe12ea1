package dev.weir.policy.read;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import dev.weir.model.settings.AnswerSchema;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code response.schema}: a file with a JSON Schema, which needs nothing but itself. */
final class ReadSchema {

  /** A schema of one interface has some kilobytes. */
  private static final int MOST_BYTES = 1 << 20;

  /** Of two members of one name, an application may believe the one that was not looked at. */
  static final JsonMapper JSON = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
      SpecificationVersion.DRAFT_2020_12,
      builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false))
          .schemaRegistryConfig(SchemaRegistryConfig.builder().failFast(true)
              .regularExpressionFactory(LinearPattern::of).build()));

  private final Path folder;

  ReadSchema(Path folder) {
    this.folder = folder;
  }

  Optional<AnswerSchema> read(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Table table = found.get()) {
      boolean enforced = table.find("mode")
          .flatMap(word -> word.oneOf(Map.of("enforce", true, "report", false))).orElse(true);
      return table.need("file", "name the file with the JSON Schema")
          .flatMap(file -> ReadSettings.path(file, folder).flatMap(path -> schema(file, path)))
          .map(schema -> new AnswerSchema(new SchemaShape(schema), enforced));
    }
  }

  private static Optional<Schema> schema(Value value, Path path) {
    try {
      byte[] bytes;
      try (var in = Files.newInputStream(path)) {
        bytes = in.readNBytes(MOST_BYTES + 1);
      }
      if (bytes.length > MOST_BYTES) {
        value.flaw("the schema has more than a megabyte", "give the schema of one answer");
        return Optional.empty();
      }
      return sound(value, JSON.readTree(bytes));
    } catch (IOException e) {
      value.flaw("there is no file to read at " + path,
          "give the path of a JSON Schema, relative to this file or absolute");
    } catch (JacksonException e) {
      value.flaw("the schema is no JSON: line " + e.getLocation().getLineNr() + ", column "
          + e.getLocation().getColumnNr(), "mend the file");
    }
    return Optional.empty();
  }

  private static Optional<Schema> sound(Value value, JsonNode node) {
    try {
      if (!node.isObject()) {
        value.flaw("the schema is no object", "write one such as {\"type\": \"object\"}");
        return Optional.empty();
      }
      String dialect = node.path("$schema").asString(Dialects.getDraft202012().getId());
      List<Error> errors = REGISTRY.getSchema(SchemaLocation.of(dialect))
          .validate(node);
      if (!errors.isEmpty()) {
        Error first = errors.getFirst();
        value.flaw("the schema is none: at " + place(first) + ", " + first.getMessage(), "mend the file");
        return Optional.empty();
      }
      Schema schema = REGISTRY.getSchema(node);
      schema.initializeValidators();
      return Optional.of(schema);
    } catch (SchemaException | IllegalArgumentException e) {
      value.flaw("the schema cannot be used: " + words(e),
          "keep every $ref within the file, and patterns to what RE2 knows");
      return Optional.empty();
    }
  }

  private static String place(Error error) {
    String at = error.getInstanceLocation().toString();
    return at.isEmpty() ? "its root" : at;
  }

  /** The validator wraps what a pattern or a file is at fault of. */
  private static String words(RuntimeException fault) {
    Throwable cause = fault.getCause() instanceof IllegalArgumentException within ? within : fault;
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
