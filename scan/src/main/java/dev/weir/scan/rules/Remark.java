package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.egress.HardCoded;
import dev.weir.scan.egress.Hidden;
import dev.weir.scan.finding.Finding;
import java.util.List;

/** What a rule has to say of one place, in one sentence for people. */
sealed interface Remark {

  String message();

  /** Returns what is reported of it, in the name of a rule. */
  Finding finding(Findings findings, String rule);

  /** Of a call that sends; {@code flows} are those of its data that it is about, all of them where none are named. */
  record OfSending(Sending sending, String message, List<Flow> flows) implements Remark {
    public OfSending {
      flows = List.copyOf(flows);
    }

    @Override
    public Finding finding(Findings findings, String rule) {
      return findings.of(rule, this);
    }
  }

  /** Of code that nobody can read. */
  record OfHidden(Hidden hidden, String message) implements Remark {

    @Override
    public Finding finding(Findings findings, String rule) {
      return findings.of(rule, this);
    }
  }

  /** Of a constant. */
  record OfConstant(HardCoded constant, String message) implements Remark {

    @Override
    public Finding finding(Findings findings, String rule) {
      return findings.of(rule, this);
    }
  }
}
