package dev.weir.scan.egress;

import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Step;
import dev.weir.scan.knowledge.Transform;
import java.util.List;

/**
 * One kind of data that reaches a call.
 *
 * @param where which part of the request it goes in
 * @param transforms what was done to it on its way, in order
 * @param trace from its source to the call; never empty
 */
public record Flow(Datum datum, Part where, List<Transform> transforms, List<Step> trace) {

  /** The parts of a request. */
  public enum Part {
    ADDRESS, PAYLOAD, CREDENTIAL
  }

  public Flow {
    transforms = List.copyOf(transforms);
    trace = List.copyOf(trace);
  }

  /** Written out: what a record has of its own is put together when it is first used, which takes milliseconds. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Flow that && where == that.where && datum.equals(that.datum)
        && transforms.equals(that.transforms) && trace.equals(that.trace);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * datum.hashCode() + where.name().hashCode()) + trace.hashCode();
  }
}
