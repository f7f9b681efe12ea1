package dev.weir.scan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.configuration.ConfigurationFiles;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.flow.Analysis;
import dev.weir.scan.flow.Knowledge;
import dev.weir.scan.knowledge.Catalogue;
import dev.weir.scan.knowledge.Names;
import dev.weir.scan.knowledge.Recipients;
import dev.weir.scan.python.Python;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the code that rules show: each finds what it says, and nothing where it says so. */
class ExamplesTest {

  private static final Knowledge KNOWLEDGE = new Knowledge(Catalogue.standard(), Names.standard()::typeOf);
  private static final Rules RULES = new Rules(Recipients.standard(), true);

  @TestFactory
  Stream<DynamicTest> rulesHitAndMissWhatTheySay() {
    var tests = new ArrayList<DynamicTest>();
    for (var rule : Rules.all()) {
      var name = rule.about().doc().name();
      for (var hit : rule.about().hits())
        tests.add(
            DynamicTest.dynamicTest(name + " hits", () -> assertThat(found(hit)).as(hit).contains(name)));
      for (var miss : rule.about().misses()) {
        tests.add(DynamicTest.dynamicTest(name + " misses",
            () -> assertThat(found(miss)).as(miss).doesNotContain(name)));
      }
    }
    return tests.stream();
  }

  private static Set<String> found(String code) {
    var unit = new Python().lower("m.py", "m", false, code.getBytes(StandardCharsets.UTF_8));
    return new Analysis(KNOWLEDGE, 1).of(List.of(unit), ConfigurationFiles.NONE, _ -> {}).stream()
        .flatMap(facts -> RULES.judge(facts).findings().stream()).map(Finding::rule)
        .collect(Collectors.toSet());
  }
}
