package dev.weir.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueryTextTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsFieldsTextsAndTimes() {
    assertThat(read(
        "caller:checkout -rule:fair-use,\"office hours\" kind:EMAIL status:5xx \"two words\" -odd since:noon"))
        .isEqualTo(new QueryText.Result.Understood(List.of(Term.is(Field.CALLER, "checkout"),
            new Term(Field.RULE, List.of("fair-use", "office hours"), true), Term.is(Field.KIND, "EMAIL"),
            Term.is(Field.STATUS, "5xx"), Term.is(Field.TEXT, "two words"),
            new Term(Field.TEXT, List.of("odd"), true)), new Period(NOON, Instant.MAX)));
    assertThat(read("  ")).isEqualTo(new QueryText.Result.Understood(List.of(), Period.ALL));
  }

  @Test
  void readsAColonInQuotationMarksAndACommaOutsideOfAFieldAsText() {
    assertThat(read("\"a:b\" c,d")).isEqualTo(new QueryText.Result.Understood(
        List.of(Term.is(Field.TEXT, "a:b"), Term.is(Field.TEXT, "c,d")), Period.ALL));
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    assertThat(read("colour:red")).isInstanceOfSatisfying(QueryText.Result.NotUnderstood.class, no -> {
      assertThat(no.what()).isEqualTo("there is no field colour");
      assertThat(no.mend()).contains("caller", "destination", "since");
    });
    assertThat(read("decision:maybe")).hasToString(
        "NotUnderstood[what=there is no decision maybe, mend=use allow, redact, deny or shadow-deny]");
    assertThat(read("since:later")).asString().contains("that is no time: since:later");
    assertThat(read("since:noon until:noon")).asString().contains("no time lies between");
    assertThat(read("x".repeat(5000))).asString().contains("longer than");
  }

  @Test
  void neverFailsWhateverIsTyped() {
    Random random = new Random(7);
    String letters = "ab:-,\" *\\\n\u2028é:caller:status:since:";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(read(text.toString())).isNotNull();
    }
  }

  private static QueryText.Result read(String text) {
    return QueryText.parse(text, time -> time.equals("noon") ? Optional.of(NOON) : Optional.empty());
  }
}
