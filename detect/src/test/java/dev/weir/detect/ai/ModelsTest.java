package dev.weir.detect.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Coverage;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.Talk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which model a call is for: nobody gets a dear one at the price of a cheap one. */
final class ModelsTest {

  private static final Interpreter INTERPRETER = new Interpreter(new byte[32]);
  private static final String CHAT = "/v1/chat/completions";

  @Test
  void goesByTheRequestsOwnWord() {
    assertThat(read(CHAT, "\"model\": \"dear\", \"metadata\": {\"model\": \"cheap\"}").model())
        .isEqualTo("dear");
    assertThat(read(CHAT, "\"metadata\": {\"model\": \"cheap\"}, \"Model\": \"dear\"").model())
        .isEqualTo("dear");
    assertThat(read(CHAT, "\"metadata\": {\"model\": \"cheap\"}").model()).isEmpty();
    assertThat(read(CHAT, "\"session\": {\"model\": \"live\"}").model()).isEqualTo("live");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"model\": \"cheap\", \"model\": \"dear\"",
    "\"model\": \"dear\", \"MODEL\": \"cheap\"",
    "\"model\": \"cheap\", \"models\": [\"dear\"]"})
  void believesNoneOfTwo(String models) {
    Talk talk = read(CHAT, models);
    assertThat(talk.model()).isEmpty();
    assertThat(talk.coverage()).isEqualTo(Coverage.PARTIAL);
  }

  @Test
  void takesOneThatIsNamedTwiceForOne() {
    Talk talk = read(CHAT, "\"model\": \"m\", \"models\": [\"m\"]");
    assertThat(talk.model()).isEqualTo("m");
    assertThat(talk.coverage()).isEqualTo(Coverage.FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openai/deployments/dear/chat/completions", "/v1beta/models/dear:generateContent",
    "/model/dear/invoke", "/v1/projects/p/locations/l/publishers/anthropic/models/dear:rawPredict"})
  void goesByThePathWhereTheProviderDoes(String path) {
    assertThat(read(path, "\"model\": \"cheap\"").model()).isEqualTo("dear");
  }

  @Test
  void goesByTheBodyWhereAPathOnlyLooksLikeIt() {
    assertThat(read("/models/vendor/dear/v1/chat/completions", "\"model\": \"vendor/dear\"").model())
        .isEqualTo("vendor/dear");
  }

  private static Talk read(String path, String models) {
    return INTERPRETER.read(Api.OPENAI, Heads.post(path),
        Bytes.utf8("{" + models + ", \"prompt\": \"hello there\"}"), 1 << 20, true);
  }
}
