package dev.weir.scan.rules;

import dev.weir.scan.egress.Egress;
import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.egress.Flow;
import dev.weir.scan.egress.Place;
import dev.weir.scan.finding.Call;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Step;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.knowledge.Transform;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes findings of what the rules of one file remark. */
final class Findings {

  private static final Recipient NOBODY = Recipient.of("None", "", Category.LOCAL);

  private final Fingerprints fingerprints = new Fingerprints();

  Finding of(String rule, Remark remark) {
    return switch (remark) {
      case Remark.OfSending said -> ofSending(rule, said);
      case Remark.OfHidden said ->
        ofPlace(rule, said.hidden().place(), Verdict.OPAQUE, said.message(), List.of(), said.hidden().what());
      case Remark.OfConstant said -> ofPlace(rule, said.constant().place(), Verdict.NONE, said.message(),
          List.of(new Datum(said.constant().type(), said.constant().name())), said.constant().name());
    };
  }

  private Finding ofSending(String rule, Remark.OfSending said) {
    var sending = said.sending();
    var egress = sending.egress();
    var flows = said.flows().isEmpty() ? egress.flows() : said.flows();
    var data = data(flows);
    var print = fingerprints.of(rule, egress.place().path(), egress.context(), egress.call(),
        sending.recipient().name(),
        sending.recipient().host(), data.toString());
    return new Finding(rule, egress.place().path(), egress.place().line(), egress.place().column(),
        egress.place().endLine(),
        sending.verdict(), said.message(), call(egress), sending.recipient(), data, sanitisers(flows),
        trace(egress, flows), print);
  }

  private Finding ofPlace(String rule, Place place, Verdict verdict, String message, List<Datum> data,
      String what) {
    var trace = List.of(new Step(place.path(), place.line(), what));
    return new Finding(rule, place.path(), place.line(), place.column(), place.endLine(), verdict, message,
        Call.NONE, NOBODY, data,
        List.of(), trace, fingerprints.of(rule, place.path(), what));
  }

  private static Call call(Egress egress) {
    var urls = egress.endpoints().stream().map(Endpoint::url).filter(url -> !url.isEmpty()).distinct()
        .toList();
    return new Call(egress.call(), egress.method(), urls);
  }

  private static List<Datum> data(List<Flow> flows) {
    return flows.stream().map(Flow::datum).distinct().toList();
  }

  private static List<String> sanitisers(List<Flow> flows) {
    Set<String> names = new LinkedHashSet<>();
    for (var flow : flows) {
      for (var transform : flow.transforms())
        if (transform.kind() == Transform.Kind.SANITISES)
          names.add(transform.what());
    }
    return new ArrayList<>(names);
  }

  /** The way of the first data that is told of; the call itself where there is none. */
  private static List<Step> trace(Egress egress, List<Flow> flows) {
    if (!flows.isEmpty())
      return flows.getFirst().trace();
    return List.of(new Step(egress.place().path(), egress.place().line(), egress.call()));
  }
}
