package dev.weir.detect;

import dev.weir.model.Head;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.Rewrite;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import java.util.List;
import java.util.stream.Stream;

/** What the tests send. */
final class Requests {

  static final Scope SCOPE = new Scope("checkout", "openai");
  static final List<Kind> KINDS = List.of(Kind.EMAIL, Kind.PHONE, Kind.CREDIT_CARD, Kind.IBAN, Kind.US_SSN,
      Kind.IP_ADDRESS,
      Kind.SECRET, new Kind("PERSON"), new Kind("ADDRESS"), new Kind("LOCATION"));

  private Requests() {}

  static Head head(String target, String... headers) {
    return new Head("POST", Target.absolute("https://api.example.com" + target).orElseThrow(),
        Headers.of(headers));
  }

  static Head json(String... more) {
    return head("/",
        Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(more)).toArray(String[]::new));
  }

  static List<Rewrite> all(Operator operator) {
    return KINDS.stream().map(kind -> new Rewrite(kind, operator, RULE)).toList();
  }

  private static final RuleRef RULE = new RuleRef("rule");
}
