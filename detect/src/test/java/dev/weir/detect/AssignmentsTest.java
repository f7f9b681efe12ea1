package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Finding;
import dev.weir.model.Kind;
import dev.weir.model.net.Bytes;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A value is found, and nothing but the value, however a language writes that a name is given it. */
class AssignmentsTest {

  /** By %1$s the name in snake case, by %2$s the value. */
  private static final List<String> FORMS = List.of("%1$s = \"%2$s\"", "%1$s='%2$s'", "%1$s=%2$s",
      "%1$s: %2$s",
      "%1$s: \"%2$s\"", "\"%1$s\": \"%2$s\"", "'%1$s' => '%2$s',", "%1$s := `%2$s`", "%1$s ::= \"%2$s\"",
      "%1$s ?= \"%2$s\"",
      "$%1$s .= \"%2$s\"", "export %1$s=%2$s", "ENV %1$s %2$s", "set(\"%1$s\", \"%2$s\")",
      "f.set('%1$s','%2$s');",
      "String %1$s = \"%2$s\";", "var %1$s string = \"%2$s\"", "let %1$s: &str = \"%2$s\";",
      "const %1$s: string = '%2$s'",
      "%1$s: Optional[str] = \"%2$s\"", "%1$s = @\"%2$s\";", "%1$s = b'%2$s'", "char %1$s[64] = \"%2$s\";",
      "<%1$s>%2$s</%1$s>", "<%1$s>\n    %2$s\n</%1$s>", "<key>%1$s</key><string>%2$s</string>",
      "<add key=\"%1$s\" value=\"%2$s\" />", "<property name=\"%1$s\" value=\"%2$s\"/>",
      "{\"name\": \"%1$s\", \"value\": \"%2$s\"}",
      "--%1$s %2$s --force", "--%1$s=%2$s", "--%1$s \"%2$s\"", "-D%1$s=%2$s",
      "https://h.example/v1?a=1&%1$s=%2$s&b=2",
      "{\\\"%1$s\\\": \\\"%2$s\\\"}", "{\"f\": \"%1$s=%2$s\\nother=1\"}", "- name: %1$s\n  value: %2$s",
      "%1$s == \"%2$s\"",
      "if (\"%2$s\" == %1$s) {", "-H \"%1$s: %2$s\"", "Server=db;User Id=app;%1$s=%2$s;Timeout=3",
      "%1$s=\"%2$s\"\n", "[%1$s: %2$s]");

  private static final List<String> NAMES = List.of("api_token", "client_secret", "db_password",
      "datadog_api_key");

  private static final String VALUE = "b7e1c9d24f6a8053" + "9be2d7c4a1f60835";

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  @TestFactory
  Stream<DynamicTest> findsTheValue() {
    return FORMS.stream().filter(form -> !form.startsWith("ENV"))
        .map(form -> DynamicTest.dynamicTest(form, () -> {
          for (String name : NAMES) {
            String text = String.format(form, name, VALUE);
            assertThat(secrets(inspector.examine(text))).as(text).containsExactly(VALUE);
          }
        }));
  }

  @Test
  void findsTheValueOfAMember() {
    String body = "{\"user\": \"bob\", \"auth\": {\"api_token\": \"" + VALUE + "\"}, \"note\": \"token\"}";
    assertThat(secrets(inspector.examine("application/json", Bytes.utf8(body)))).containsExactly(VALUE);
    String form = "user=bob&client_secret=" + VALUE + "&grant_type=client_credentials";
    assertThat(secrets(inspector.examine("application/x-www-form-urlencoded", Bytes.utf8(form))))
        .containsExactly(VALUE);
  }

  @Test
  void readsEveryCaseOfAName() {
    for (String name : List.of("apiToken", "API_TOKEN", "api-token", "ApiToken", "APIToken", "apitoken",
        "API.TOKEN", "x-api-token",
        "MY_API_TOKEN_2", "githubApiTokenProd")) {
      assertThat(secrets(inspector.examine(name + " = \"" + VALUE + '"'))).as(name).containsExactly(VALUE);
    }
  }

  @Test
  void knowsNamesOfOtherThings() {
    for (String name : List.of("tokenCount", "key_id", "public_key", "primary_key", "cache_key", "token_url",
        "password_hash",
        "secretName", "etag", "checksum", "nextPageToken", "keyboard", "author", "datadog_trace", "passenger",
        "tokenizer")) {
      assertThat(secrets(inspector.examine(name + " = \"" + VALUE + '"'))).as(name).isEmpty();
    }
  }

  private static List<String> secrets(Examination seen) {
    List<Finding> findings = seen.findings();
    return IntStream.range(0, findings.size()).filter(i -> findings.get(i).kind().equals(Kind.SECRET))
        .mapToObj(seen::revealed).toList();
  }
}
