package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.InForce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code cases}: a policy and what it says to calls. */
final class DecisionCasesTest {

  @TestFactory
  Stream<DynamicTest> decidesAsTheCasesSay() {
    return Resources.in("cases").stream().filter(Files::isDirectory).flatMap(DecisionCasesTest::tests);
  }

  @SuppressWarnings("unchecked")
  private static Stream<DynamicTest> tests(Path folder) {
    InForce inForce = Resources.ok(folder.resolve("policy.yaml")).inForce();
    var cases = (List<Map<String, Object>>) Resources.yaml(folder.resolve("cases.yaml"));
    return cases.stream().map(each -> DynamicTest.dynamicTest(folder.getFileName() + ": " + each.get("name"),
        () -> assertThat(Said.lines(inForce.policy().decide(Calls.of(inForce, each))))
            .isEqualTo(each.get("is"))));
  }
}
