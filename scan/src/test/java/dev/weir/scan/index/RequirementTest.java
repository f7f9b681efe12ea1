package dev.weir.scan.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RequirementTest {

  @Test
  void isANamePerhapsWithAVersion() {
    assertThat(Requirement.parse("requests")).map(Object::toString).contains("requests");
    assertThat(Requirement.parse("Zope.Interface == 5.0")).map(Object::toString)
        .contains("zope-interface==5.0");
    assertThat(Requirement.parse("a__b.-c")).map(Requirement::name).contains("a-b-c");
  }

  @Test
  void isNothingElse() {
    for (String text : List.of("", "-r", "a/b", "../x", "requests>=2", "requests[socks]", "a b", "x==",
        "x==1.*", "-",
        "a@https://x", "é", "x".repeat(300))) {
      assertThat(Requirement.parse(text)).as(text).isEmpty();
    }
  }
}
