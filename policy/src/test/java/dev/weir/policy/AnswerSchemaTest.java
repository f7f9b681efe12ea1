package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Bytes;
import dev.weir.model.settings.AnswerSchema;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas of answers: which files are schemas, and what answers come to. */
final class AnswerSchemaTest {

  @Test
  void takesWhatFits() {
    assertThat(broken("{\"id\":\"pay_ab12\",\"amount\":5,\"lines\":[{\"sku\":\"x\"}]}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"id\":\"pay_ab12\"} | breaks #/required",
    "{\"id\":\"pay_ab12\",\"amount\":\"5\"} | breaks #/properties/amount/type",
    "{\"id\":\"PAY\",\"amount\":5} | breaks #/properties/id/pattern",
    "{\"id\":\"pay_ab12\",\"amount\":5,\"admin\":true} | breaks #/additionalProperties",
    "{\"id\":\"pay_ab12\",\"amount\":5,\"lines\":[{}]} | breaks #/properties/lines/items/$ref/required",
    "{\"id\":\"pay_ab12\",\"amount\":5,\"amount\":6} | is not JSON, or says a member twice",
    "{\"id\":\"pay_ab12\",\"amount\":5} {} | is not JSON, or says a member twice",
    "<html/> | is not JSON, or says a member twice", "`` | is empty"})
  void saysWhichPartOfTheSchemaAnAnswerBreaks(String body, String flaw) {
    assertThat(broken(body)).hasValueSatisfying(said -> assertThat(said).startsWith(flaw));
  }

  /** What the answer says stands in no reason, and so in no log. */
  @Test
  void tellsNothingOfTheAnswer() {
    assertThat(broken("{\"id\":\"pay_ab12\",\"amount\":5,\"sk_live_stolen\":1}"))
        .hasValueSatisfying(said -> assertThat(said).doesNotContain("stolen"));
  }

  @Test
  void standsUpToDeepNesting() {
    assertThat(broken("[".repeat(200_000))).contains("is not JSON, or says a member twice");
  }

  @Test
  void isEnforcedUnlessItSaysReport() {
    assertThat(schema("file: payment.json").enforced()).isTrue();
    assertThat(schema("file: payment.json, mode: report").enforced()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "no-schema.json | the schema is none: at /type,",
    "no-json.json | the schema is no JSON: line 2, column 1",
    "list.json | the schema is no object", "elsewhere.json | the schema cannot be used",
    "pattern.json | the schema cannot be used: the pattern (?=x)", "draft.json | the schema cannot be used",
    "none.json | there is no file to read at"})
  void refusesAFileThatIsNoSchema(String file, String cause) {
    assertThat(load("file: " + file)).isInstanceOfSatisfying(Loaded.Broken.class,
        broken -> assertThat(broken.problems()).singleElement()
            .satisfies(problem -> assertThat(problem.toString())
                .startsWith("weir.yaml:3:52: destinations.pay.response.schema.file: " + cause)));
  }

  private static Optional<String> broken(String body) {
    return schema("file: payment.json").shape().broken(Bytes.utf8(body));
  }

  private static AnswerSchema schema(String keys) {
    return ((Loaded.Ok) load(keys)).inForce().settings().destinations().values().iterator().next().answer()
        .schema().orElseThrow();
  }

  private static Loaded load(String keys) {
    String yaml = "version: 1\ndestinations:\n  pay: {hosts: [a.test], response: {schema: {" + keys + "}}}\n";
    return PolicyFile.parse("weir.yaml", Resources.ROOT.resolve("schemas"),
        yaml.getBytes(StandardCharsets.UTF_8));
  }
}
