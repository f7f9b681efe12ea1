package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The schema that ships for editors and the reader say the same. */
final class SchemaTest {

  private static final String BOGUS = "zzzzzzzz";
  private static final String KNOWN = "use one of ";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = Resources
      .text(Path.of("src/main/resources/dev/weir/policy/weir.schema.json"));
  private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
      .getSchema(TEXT);

  /** Broken in ways that only the reader can tell: names, places, conditions, ranges that overlap. */
  private static final Set<String> BEYOND_SCHEMA = Set.of("alias", "deep", "no-yaml", "two-documents",
      "empty",
      "comment-only", "conditions", "listen-twice", "unreachable", "callers", "shared-user",
      "shared-postgres-plain", "shares");

  @TestFactory
  Stream<DynamicTest> acceptsWhatTheReaderAccepts() {
    return Stream.concat(Stream.of(Resources.ROOT.resolve("full.yaml")),
        Resources.in("cases").stream().map(folder -> folder.resolve("policy.yaml")))
        .map(file -> DynamicTest.dynamicTest(file.toString(),
            () -> assertThat(errors(Resources.yaml(file))).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatIsMisshapen() {
    return Resources.in("broken").stream().filter(file -> file.toString().endsWith(".yaml"))
        .filter(file -> !BEYOND_SCHEMA.contains(file.getFileName().toString().replace(".yaml", "")))
        .map(file -> DynamicTest.dynamicTest(file.toString(),
            () -> assertThat(errors(lenient(file))).isNotEmpty()));
  }

  @Test
  void knowsExactlyTheKeysThatTheReaderKnows() {
    Map<String, Set<String>> schema = new TreeMap<>();
    collect(JSON.readTree(TEXT), JSON.readTree(TEXT), "", schema);
    Map<String, Set<String>> reader = new TreeMap<>();
    schema.keySet().forEach(place -> reader.put(place, known(place)));
    assertThat(reader).isEqualTo(schema);
  }

  @Test
  void describesEveryKey() {
    assertThat(undescribed(JSON.readTree(TEXT), "")).isEmpty();
  }

  private static List<Error> errors(Object yaml) {
    return SCHEMA.validate(JSON.valueToTree(yaml));
  }

  /** A key that is written twice is no JSON: the reader tells, and here the later one is taken. */
  private static Object lenient(Path file) {
    return new org.snakeyaml.engine.v2.api.Load(org.snakeyaml.engine.v2.api.LoadSettings.builder()
        .setAllowDuplicateKeys(true).build()).loadFromString(Resources.text(file));
  }

  /** Asks the reader what it knows at a place, by writing a key there that nobody knows. */
  private static Set<String> known(String place) {
    Map<String, Object> root = table(Resources.yaml(Resources.ROOT.resolve("full.yaml")));
    Map<String, Object> at = root;
    for (String step : place.isEmpty() ? new String[0] : place.split("/", -1)) {
      at = step.equals("0") ? at : table(at.computeIfAbsent(step, _ -> new LinkedHashMap<>()));
    }
    at.put(BOGUS, "x");
    String yaml = new Dump(DumpSettings.builder().setDefaultFlowStyle(FlowStyle.FLOW).build())
        .dumpToString(root);
    Loaded loaded = PolicyFile.parse("full", Resources.ROOT, yaml.getBytes(StandardCharsets.UTF_8));
    String mend = ((Loaded.Broken) loaded).problems().stream()
        .filter(problem -> problem.key().endsWith(BOGUS)).findFirst().orElseThrow().mend();
    assertThat(mend).startsWith(KNOWN);
    return new TreeSet<>(List.of(mend.substring(KNOWN.length()).split(", ")));
  }

  /** A list stands for its first value. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> table(@Nullable Object value) {
    return (Map<String, Object>) Objects
        .requireNonNull(value instanceof List<?> list ? list.getFirst() : value);
  }

  /** Finds every table of fixed keys, by a path through full.yaml: lists are entered at their first value. */
  private static void collect(JsonNode schema, JsonNode root, String place, Map<String, Set<String>> into) {
    JsonNode node = schema.has("$ref")
        ? root.at(schema.get("$ref").asString().substring(1))
        : schema;
    if (node.has("properties")) {
      into.put(place, new TreeSet<>(node.get("properties").propertyNames()));
      node.get("properties").properties()
          .forEach(each -> collect(each.getValue(), root, below(place, each.getKey()), into));
    }
    if (node.has("items")) {
      collect(node.get("items"), root, below(place, "0"), into);
    }
    if (place.equals("destinations")) {
      collect(node.get("additionalProperties"), root, "destinations/openai", into);
    }
  }

  private static String below(String place, String step) {
    return place.isEmpty() ? step : place + "/" + step;
  }

  private static List<String> undescribed(JsonNode node, String place) {
    Stream<String> own = node.has("properties")
        ? node.get("properties").properties().stream()
            .filter(each -> !each.getValue().has("description") && !each.getValue().has("$ref"))
            .map(each -> place + "/" + each.getKey())
        : Stream.empty();
    return Stream.concat(own, node.isObject()
        ? node.properties().stream()
            .flatMap(each -> undescribed(each.getValue(), place + "/" + each.getKey()).stream())
        : Stream.empty()).toList();
  }

  @Test
  void readsTheFullFile() {
    assertThat(Files.exists(Resources.ROOT.resolve("full.yaml"))).isTrue();
    assertThat(Resources.ok(Resources.ROOT.resolve("full.yaml")).tests()).hasSize(2);
  }
}
