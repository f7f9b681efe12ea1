package dev.weir.detect.answer;

import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found wrong with one answer: each breach of each rule once. */
final class Remarks {

  private final List<AnswerTerms> terms;
  private final boolean lenient;
  private final List<Remark> all = new ArrayList<>(2);

  /** @param lenient whether what cannot be looked at may pass */
  Remarks(List<AnswerTerms> terms, boolean lenient) {
    this.terms = terms;
    this.lenient = lenient;
  }

  /** Returns whether any rule looks for {@code breach}. */
  boolean look(Breach breach) {
    return terms.stream().anyMatch(each -> each.looked().contains(breach));
  }

  /** It was found: every rule that looks for it says so. */
  void found(Breach breach) {
    terms.stream().filter(each -> each.looked().contains(breach))
        .forEach(each -> add(each, breach, breach.toString(), each.denied().contains(breach)));
  }

  /** Nothing can be said of a part of the answer: no rule that would keep anything back lets it pass, unless it may. */
  void unreadable(String why) {
    terms.forEach(each -> add(each, Breach.UNREADABLE, why, each.holdsBack() && !lenient));
  }

  void add(AnswerTerms by, Breach breach, String reason, boolean denied) {
    boolean acted = denied && by.acts();
    if (all.stream().noneMatch(one -> one.by().equals(by.by()) && one.breach() == breach
        && one.denied() == acted)) {
      all.add(new Remark(breach, by.by(), reason, acted));
    }
  }

  Optional<Remark> denied() {
    return all.stream().filter(Remark::denied).findFirst();
  }

  List<Remark> all() {
    return List.copyOf(all);
  }
}
