package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.InForce;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One request to be explained is read as a test's is. */
final class RequestFileTest {

  private static final InForce IN_FORCE = Resources.ok("""
      version: 1
      callers: [{name: checkout}]
      """).inForce();

  @Test
  void readsYamlAndJson() {
    for (String text : List.of(
        "{as: checkout, send: {method: POST, url: 'https://api.pay.test/v1', body: {a: 1}}}",
        "{\"as\": \"checkout\", \"send\": {\"method\": \"POST\", \"url\": \"https://api.pay.test/v1\","
            + " \"body\": {\"a\": 1}}}")) {
      assertThat(read(text)).isInstanceOfSatisfying(RequestFile.Read.Ok.class, ok -> {
        assertThat(ok.request().as()).isEqualTo("checkout");
        assertThat(ok.request().send().target()).hasToString("https://api.pay.test/v1");
        assertThat(ok.request().send().body().utf8()).isEqualTo("{\"a\":1}");
      });
    }
  }

  @Test
  void takesAWholeTest() {
    assertThat(
        read("{name: n, as: checkout, send: {url: 'https://api.pay.test/'}, expect: {decision: deny}}"))
        .isInstanceOf(RequestFile.Read.Ok.class);
  }

  @Test
  void saysAllThatIsWrong() {
    assertThat(read("{as: chekout, sned: {url: 'https://api.pay.test/'}}"))
        .isInstanceOfSatisfying(RequestFile.Read.Broken.class,
            broken -> assertThat(broken.problems()).extracting(Problem::toString).anySatisfy(
                text -> assertThat(text)
                    .contains("request.yaml:1:6: as: no caller is named chekout; did you mean checkout?"))
                .anySatisfy(text -> assertThat(text).contains("sned", "did you mean send?")));
  }

  private static RequestFile.Read read(String text) {
    return RequestFile.parse("request.yaml", text.getBytes(StandardCharsets.UTF_8), IN_FORCE);
  }
}
