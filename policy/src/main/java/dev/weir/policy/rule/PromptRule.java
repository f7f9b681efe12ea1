package dev.weir.policy.rule;

import dev.weir.model.Coverage;
import dev.weir.model.Decision.Deny;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.talk.Abuse;
import dev.weir.model.talk.Suspicion;
import dev.weir.model.talk.Talk;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes of prompts that read like abuse.
 *
 * @param actions by kind of abuse; a kind that is not named passes
 */
public record PromptRule(Map<Abuse, Action> actions) {

  /** What is done about one. */
  public enum Action {
    /** It leaves, and the record says so. */
    FLAG,
    /** It does not leave. */
    DENY
  }

  public PromptRule {
    actions = Map.copyOf(actions);
  }

  Optional<Deny> denial(RuleRef by, Talk talk) {
    if (talk.coverage() == Coverage.NONE) {
      return Optional.of(new Deny(by, "what this says to a model was not looked at", Status.UNINSPECTABLE));
    }
    for (Suspicion suspicion : talk.suspicions()) {
      if (suspicion.speaker().judged() && actions.get(suspicion.abuse()) == Action.DENY) {
        return Optional.of(new Deny(by, suspicion.toString(), Status.FORBIDDEN));
      }
    }
    return Optional.empty();
  }

  /** Returns what the rule finds in {@code talk}, in words. */
  String found(Talk talk) {
    String found = talk.suspicions().stream().filter(suspicion -> actions.containsKey(suspicion.abuse()))
        .map(Suspicion::toString).distinct().collect(Collectors.joining("; "));
    return found.isEmpty() ? "finds no abuse of a model" : "flags that " + found;
  }
}
