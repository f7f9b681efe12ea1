package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.egress.HardCoded;
import dev.weir.scan.egress.Hidden;
import java.util.List;

/** What a rule has to say of one place, in one sentence for people. */
sealed interface Remark {

  String message();

  /** Of a call that sends; {@code flows} are those of its data that it is about, all of them where none are named. */
  record OfSending(Sending sending, String message, List<Flow> flows) implements Remark {
    public OfSending {
      flows = List.copyOf(flows);
    }
  }

  /** Of code that nobody can read. */
  record OfHidden(Hidden hidden, String message) implements Remark {}

  /** Of a constant. */
  record OfConstant(HardCoded constant, String message) implements Remark {}
}
