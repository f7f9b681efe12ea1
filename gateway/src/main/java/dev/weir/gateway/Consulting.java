package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.Head;
import dev.weir.model.InForce;
import dev.weir.model.Inspection;
import dev.weir.model.Inspector;
import dev.weir.model.Opinion;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.AnalyserRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Has what a call says looked at: by Weir's own detectors, and first by an analyser outside, where the configuration names one. That
 * one is waited for without holding up the loop; what it cannot be asked about is denied, unless the configuration says otherwise.
 *
 * @param refuse what is done where the call is denied for want of an answer
 */
record Consulting(Rooms rooms, InForce inForce, Executor loop,
    Function<Decision.Deny, CompletionStage<Void>> refuse) {

  /** Goes {@code onward} with what was found, on the loop. */
  CompletionStage<Void> inspected(Head head, Bytes body, long maxBytes,
      Function<Inspection, CompletionStage<Void>> onward) {
    Inspector inspector = rooms.inspector();
    Optional<AnalyserRule> rule = inForce.settings().analyser();
    String prose = rule.isPresent() ? inspector.prose(head, body, maxBytes) : "";
    if (rule.isEmpty() || prose.isEmpty()) {
      return onward.apply(inspector.inspect(head, body, maxBytes, inForce.settings().detectors()));
    }
    Function<List<Opinion>, CompletionStage<Void>> further = said -> onward
        .apply(inspector.inspect(head, body, maxBytes, inForce.settings().detectors(), said));
    boolean tooLong = prose.getBytes(StandardCharsets.UTF_8).length > rule.get().maxBytes();
    return tooLong
        ? without(rule.get(),
            "the outside analyser is asked about " + rule.get().maxBytes() + " bytes at most", further)
        : rooms.analyser().analyse(prose, rule.get()).handleAsync((said, failure) -> said == null
            ? without(rule.get(), "the outside analyser did not answer as it should", further)
            : further.apply(said), loop).thenCompose(done -> done);
  }

  private CompletionStage<Void> without(AnalyserRule rule, String why,
      Function<List<Opinion>, CompletionStage<Void>> further) {
    return rule.required()
        ? refuse.apply(new Decision.Deny(RuleRef.FAULT, why, Status.UNAVAILABLE))
        : further.apply(List.of());
  }
}
