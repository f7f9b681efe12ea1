package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Allowance;
import dev.weir.model.Decision;
import dev.weir.model.Facts;
import dev.weir.model.InForce;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Narrowing;
import dev.weir.model.Obligation;
import dev.weir.model.Principal;
import dev.weir.model.Proof;
import dev.weir.model.RuleRef;
import dev.weir.model.Share;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.PathPattern;
import dev.weir.model.talk.ModelPattern;
import dev.weir.model.talk.Talk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NarrowedKeysTest {

  private static final InForce IN_FORCE = Resources.ok("""
      version: 1
      defaults: {mode: shadow}
      callers: [{name: checkout}]
      destinations:
        openai: {hosts: [api.openai.com]}
        files: {hosts: [files.test], inspect: none, opaque: allow}
        lax: {hosts: [lax.test], opaque: allow}
        closed: {hosts: [closed.test], intercept: never}
      """).inForce();

  private static final List<String> MAIL = List.of("EMAIL");

  @Test
  void judgesTheDestinationAndTheAddressOfEveryCall() {
    Narrowing openai = new Narrowing(Set.of("openai"), Set.of(), List.of(), Optional.empty(), List.of());
    assertThat(denied(openai, Map.of())).isEmpty();
    assertThat(denied(openai, Map.of("url", "https://lax.test/"))).get().asString()
        .contains("not made for the destination lax");
    assertThat(denied(openai, Map.of("url", "https://lax.test/", "entry", "CONNECT"))).isPresent();
    assertThat(denied(from("93.184.0.0/16"), Map.of())).isEmpty();
    assertThat(denied(from("10.0.0.0/8"), Map.of())).get().asString()
        .contains("not made for calls from this address");
    assertThat(denied(from("10.0.0.0/8"), Map.of("entry", "CONNECT"))).isPresent();
  }

  @Test
  void judgesMethodAndPathAsTheyAreWritten() {
    Narrowing chat = new Narrowing(Set.of(), Set.of("POST"),
        List.of(PathPattern.parse("/v1/*").orElseThrow()),
        Optional.empty(), List.of());
    assertThat(denied(chat, Map.of("url", "https://api.openai.com/v1/chat"))).isEmpty();
    assertThat(denied(chat, Map.of("method", "GET"))).get().asString().contains("not made for this method");
    for (String path : List.of("/v2/chat", "/v1/a/b", "/v1", "/V1/chat", "/v1/a%2fb", "/%76%31/chat")) {
      assertThat(denied(chat, Map.of("url", "https://api.openai.com" + path))).get().asString()
          .contains("not made for this path");
    }
  }

  @Test
  void letsNoKindOfDataPassThatTheKeyDoesNotHave() {
    Narrowing mail = data(Set.of(Kind.EMAIL));
    assertThat(denied(mail, Map.of("found", MAIL))).isEmpty();
    assertThat(denied(mail, Map.of("found", List.of("EMAIL", "IBAN")))).get().asString()
        .contains("not made for data of the kind IBAN");
    assertThat(denied(data(Set.of()), Map.of("found", MAIL))).isPresent();
    assertThat(denied(data(Set.of()), Map.of("found", List.of()))).isEmpty();
  }

  @Test
  void countsWhatCannotBeSeenAsBeyondTheKey() {
    Narrowing mail = data(Set.of(Kind.EMAIL));
    assertThat(denied(mail, Map.of("url", "https://files.test/"))).get().asString()
        .contains("not wholly looked at");
    assertThat(denied(mail, Map.of("url", "https://lax.test/", "opaque", "encrypted"))).isPresent();
    assertThat(denied(mail, Map.of("url", "https://lax.test/", "found", MAIL, "coverage", "PARTIAL")))
        .isPresent();
    assertThat(denied(mail, Map.of("url", "https://closed.test/", "entry", "CONNECT"))).get().asString()
        .contains("a tunnel");
    assertThat(denied(mail, Map.of("entry", "CONNECT"))).isEmpty();
  }

  @Test
  void letsNoModelPassThatTheKeyDoesNotHave() {
    Narrowing mini = new Narrowing(Set.of(), Set.of(), List.of(), Optional.empty(), List.of(),
        List.of(new ModelPattern("gpt-4o-mini*")));
    assertThat(denied(mini, Map.of("said", Map.of("model", "gpt-4o-mini-2024"), "found", List.of())))
        .isEmpty();
    assertThat(denied(mini, Map.of("said", Map.of("model", "gpt-4o"), "found", List.of()))).get().asString()
        .contains("not made for this model");
    assertThat(denied(mini, Map.of("found", List.of()))).get().asString()
        .contains("not made for calls that name no model");
    assertThat(denied(mini, Map.of("url", "https://files.test/"))).isPresent();
    assertThat(denied(mini, Map.of("url", "https://closed.test/", "entry", "CONNECT"))).get().asString()
        .contains("a tunnel");
  }

  @Test
  void countsWhatItsBudgetsNameEvenInShadow() {
    List<Allowance> both = List.of(allowance("k1", "usd=5"), allowance("k2", "requests=9/h"));
    Decision decision = decide(Narrowing.NONE, both,
        Map.of("found", List.of(), "said", Map.of("model", "m")));
    assertThat(((Decision.Allow) decision).duties()).extracting(Obligation::by)
        .containsExactly(RuleRef.KEY, RuleRef.KEY);
    assertThat(((Decision.Allow) decision).duties()).extracting(duty -> ((Obligation.Budget) duty).key())
        .containsExactly("key=k1", "key=k2");
    Facts head = facts(Narrowing.NONE, both, Map.of());
    assertThat(IN_FORCE.policy().depth(head)).isEqualTo(Talk.Depth.TALK);
    assertThat(IN_FORCE.policy().depth(facts(Narrowing.NONE, List.of(both.getLast()), Map.of())))
        .isEqualTo(Talk.Depth.CONTENT);
  }

  @Test
  void letsNothingPassThatItsBudgetCannotCount() {
    Map<String, Object> tunnel = Map.of("url", "https://closed.test/", "entry", "CONNECT");
    Map<String, Object> unread = Map.of("url", "https://files.test/");
    List<Allowance> requests = List.of(allowance("k2", "requests=9/h"));
    List<Allowance> tokens = List.of(allowance("k1", "tokens=9"));
    assertThat(reason(decide(Narrowing.NONE, requests, tunnel))).get().asString().contains("a tunnel");
    assertThat(reason(decide(Narrowing.NONE, requests, Map.of("entry", "CONNECT")))).isEmpty();
    assertThat(reason(decide(Narrowing.NONE, requests, unread))).isEmpty();
    assertThat(reason(decide(Narrowing.NONE, tokens, unread))).get().asString().contains("not looked at");
  }

  private static Allowance allowance(String owner, String share) {
    return new Allowance(new KeyId(owner), Share.parse(share).orElseThrow(), Instant.MAX);
  }

  @Test
  void isNeverSoftenedByShadowMode() {
    assertThat(IN_FORCE.settings().defaults().mode()).hasToString("SHADOW");
    assertThat(denied(from("10.0.0.0/8"), Map.of())).isPresent();
  }

  private static Narrowing from(String range) {
    return new Narrowing(Set.of(), Set.of(), List.of(), Optional.empty(), List.of(Cidr.of(range)));
  }

  private static Narrowing data(Set<Kind> kinds) {
    return new Narrowing(Set.of(), Set.of(), List.of(), Optional.of(kinds), List.of());
  }

  /** Returns the reason by which the key's own bounds deny this call; empty where it may pass. */
  private static Optional<String> denied(Narrowing to, Map<String, Object> given) {
    return reason(decide(to, List.of(), given));
  }

  private static Optional<String> reason(Decision decision) {
    return decision instanceof Decision.Deny(RuleRef by, String reason, var _) && by.equals(RuleRef.KEY)
        ? Optional.of(reason)
        : Optional.empty();
  }

  private static Decision decide(Narrowing to, List<Allowance> allowances, Map<String, Object> given) {
    return IN_FORCE.policy().decide(facts(to, allowances, given));
  }

  private static Facts facts(Narrowing to, List<Allowance> allowances, Map<String, Object> given) {
    Facts facts = Calls.of(IN_FORCE, given);
    Principal who = new Principal.Caller("checkout", "", new Proof.Key(new KeyId("k2"),
        List.of(new KeyId("k1")), Optional.empty(), to, allowances, Optional.empty()));
    return new Facts(who, facts.peer(), facts.entry(), facts.where(), facts.head(), facts.content(),
        facts.talk(), facts.at());
  }
}
