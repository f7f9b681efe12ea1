package dev.weir.detect.answer;

import dev.weir.detect.Examination;
import dev.weir.model.Finding;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.talk.Breach;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What becomes of data in one answer: of several rules the strictest holds, and what the request held itself may come back. */
final class Fates {

  private final List<AnswerTerms> terms;
  private final Remarks remarks;
  private final Supplier<Examination> request;
  private final Set<Long> known = new HashSet<>();
  private boolean asked;

  /** @param request what is found in the request; asked for with the first finding in the answer */
  Fates(List<AnswerTerms> terms, Remarks remarks, Supplier<Examination> request) {
    this.terms = terms.stream().filter(AnswerTerms::asksForData).toList();
    this.remarks = remarks;
    this.request = request;
  }

  /** Returns whether anybody asks for data. */
  boolean any() {
    return !terms.isEmpty();
  }

  /** Returns what is done to {@code finding}, and remarks on it where it is not kept. */
  Operator of(Finding finding) {
    Operator operator = Operator.KEEP;
    if (terms.stream().allMatch(each -> each.of(finding.kind()) == Fate.KEEP) || isKnown(finding)) {
      return operator;
    }
    for (AnswerTerms each : terms) {
      Fate fate = each.of(finding.kind());
      boolean denied = fate == Fate.DENY;
      if (denied || !each.acts() && fate != Fate.KEEP) {
        remarks.add(each, Breach.DATA, "the answer holds " + finding.kind() + ", which it may not", denied);
      }
      Operator wanted = each.acts() ? operator(fate) : Operator.KEEP;
      operator = wanted.compareTo(operator) > 0 ? wanted : operator;
    }
    return operator;
  }

  private boolean isKnown(Finding finding) {
    if (!asked) {
      asked = true;
      request.get().findings().forEach(mine -> known.add(mine.fingerprint()));
    }
    return known.contains(finding.fingerprint());
  }

  private static Operator operator(Fate fate) {
    return switch (fate) {
      case KEEP, DENY -> Operator.KEEP;
      case HASH -> Operator.HASH;
      case GENERALISE -> Operator.GENERALISE;
      case MASK -> Operator.MASK;
      case REPLACE -> Operator.REPLACE;
    };
  }

  /** Returns whether something is done to a kind whose values have several words, so that a sentence has to be there. */
  boolean needPhrases() {
    return terms.stream().anyMatch(each -> each.acts() && List.of("PERSON", "ADDRESS", "LOCATION").stream()
        .anyMatch(kind -> each.of(new Kind(kind)) != Fate.KEEP));
  }
}
