package dev.weir.scan.rules;

import dev.weir.scan.egress.Egress;
import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.knowledge.Sink;
import java.util.List;
import java.util.Optional;

/**
 * A call that sends, with one of those who receive.
 *
 * @param endpoint the address that leads to the recipient, where there is one
 * @param verdict what this call does with data
 * @param sensitive the data that must not go there as it is
 * @param keys the secrets by which the call says who asks
 * @param foreign the secrets that belong to somebody else by what they are called
 */
record Sending(Egress egress, Optional<Endpoint> endpoint, Recipient recipient, Verdict verdict,
    List<Flow> sensitive, List<Flow> keys, List<Flow> foreign) {

  Sending {
    sensitive = List.copyOf(sensitive);
    keys = List.copyOf(keys);
    foreign = List.copyOf(foreign);
  }

  /** Returns the data in one part of the request. */
  List<Flow> in(Flow.Part part) {
    return egress.flows().stream().filter(flow -> flow.where() == part).toList();
  }

  boolean is(Sink.Effect effect) {
    return egress.sink().effect() == effect;
  }

  boolean through(Sink.Channel channel) {
    return egress.sink().channel() == channel;
  }

  /** Returns whether data, or at least a request, leaves by this call. */
  boolean leaves() {
    return verdict.compareTo(Verdict.DOWNLOAD_ONLY) >= 0;
  }

  /** Returns whether more leaves than a request for something. */
  boolean sends() {
    return verdict.compareTo(Verdict.SENDS) >= 0;
  }

  Remark remark(String message) {
    return new Remark.OfSending(this, message, List.of());
  }

  Remark remark(String message, List<Flow> flows) {
    return new Remark.OfSending(this, message, flows);
  }
}
