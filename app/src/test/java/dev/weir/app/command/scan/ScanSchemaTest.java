package dev.weir.app.command.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.app.command.CannotRun;
import dev.weir.scan.result.RuleDoc;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The schema that ships for editors and the reader of {@code weir-scan.yaml} say the same. */
class ScanSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXT = text();
  private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
      .getSchema(TEXT);
  private static final Set<String> RULES = new PythonEngine().rules().stream().map(RuleDoc::name)
      .collect(Collectors.toCollection(TreeSet::new));

  @ParameterizedTest
  @ValueSource(strings = {
    "version: 1",
    "version: 1\nexclude: [tests/, 'docs/**/conf.py']\nfail_on: sensitive",
    "version: 1\nrules: {download: off, plaintext-http: high}",
    "version: 1\nrecipients: [{name: OpenAI, reason: x}, {host: '*.example.com', reason: ours}]"})
  void bothAccept(String yaml) {
    assertThat(schemaAccepts(yaml)).isTrue();
    assertThat(readerAccepts(yaml)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "exclude: []",
    "version: 2",
    "version: 1\nexcludes: []",
    "version: 1\nexclude: tests/",
    "version: 1\nrules: {no-such-rule: off}",
    "version: 1\nrules: {download: never}",
    "version: 1\nrecipients: [{name: OpenAI}]",
    "version: 1\nrecipients: [{reason: x}]",
    "version: 1\nrecipients: [{name: OpenAI, host: a.example.com, reason: x}]",
    "version: 1\nrecipients: [{name: OpenAI, reason: x, until: tomorrow}]",
    "version: 1\nfail_on: all"})
  void bothRefuse(String yaml) {
    assertThat(schemaAccepts(yaml)).isFalse();
    assertThat(readerAccepts(yaml)).isFalse();
  }

  @Test
  void namesEveryRule() {
    JsonNode names = JSON.readTree(TEXT).at("/properties/rules/propertyNames/enum");
    assertThat(names.valueStream().map(JsonNode::asString)).containsExactlyElementsOf(RULES);
  }

  @Test
  void describesEveryKey() {
    JsonNode root = JSON.readTree(TEXT);
    for (JsonNode keys : List.of(root.at("/properties"),
        root.at("/properties/recipients/items/properties"))) {
      assertThat(keys.valueStream().map(key -> key.path("description").asString("")))
          .isNotEmpty().doesNotContain("");
    }
  }

  private static boolean schemaAccepts(String yaml) {
    Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return SCHEMA.validate(JSON.<JsonNode>valueToTree(value)).isEmpty();
  }

  private static boolean readerAccepts(String yaml) {
    try {
      new ScanFile(RULES).parse(ScanFile.USUAL, yaml.getBytes(UTF_8));
      return true;
    } catch (CannotRun e) {
      return false;
    }
  }

  private static String text() {
    try (InputStream in = Objects
        .requireNonNull(ScanSchemaTest.class.getResourceAsStream("weir-scan.schema.json"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
