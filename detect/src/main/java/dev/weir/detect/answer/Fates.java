package dev.weir.detect.answer;

import dev.weir.detect.Examination;
import dev.weir.model.Finding;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.AnswerTerms.Fate;
import dev.weir.model.talk.Breach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What becomes of data in one answer: of several rules the strictest holds, and what the request held itself may come back. */
final class Fates {

  /** From so much on it is looked at before anybody asks, so that it need not be kept. */
  private static final int MOST_WAITING_BYTES = 1 << 20;

  private final List<AnswerTerms> terms;
  private final Remarks remarks;
  private final Function<Bytes, Examination> looking;
  /** What was said, and not yet looked at. */
  private final List<Bytes> said = new ArrayList<>(1);
  private final Set<Long> known = new HashSet<>();
  private long waiting;

  /** @param looking finds what the application said; asked with the first finding in the answer */
  Fates(List<AnswerTerms> terms, Remarks remarks, Function<Bytes, Examination> looking) {
    this.terms = terms.stream().filter(AnswerTerms::asksForData).toList();
    this.remarks = remarks;
    this.looking = looking;
  }

  /** Takes what the application said: what it holds may come back. */
  void said(Bytes body) {
    if (any()) {
      said.add(body);
      waiting += body.length();
      if (waiting > MOST_WAITING_BYTES) {
        look();
      }
    }
  }

  private void look() {
    for (Bytes body : said) {
      looking.apply(body).findings().forEach(mine -> known.add(mine.fingerprint()));
    }
    said.clear();
    waiting = 0;
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
    look();
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
