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
import dev.weir.scan.knowledge.Sink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes findings of what the rules of one file remark. */
final class Findings {

  private static final Recipient NOBODY = Recipient.of("None", "", Category.LOCAL);

  private static final Set<Sink.Channel> OF_SERVICES = EnumSet.of(Sink.Channel.AI, Sink.Channel.CLOUD,
      Sink.Channel.PAYMENT, Sink.Channel.TELEMETRY);

  /** Where Sentry, and what is like it, takes events, whatever the path of its key. */
  private static final String TELEMETRY_PATH = "/api/*/envelope/";

  private final Fingerprints fingerprints = new Fingerprints();

  Finding of(String rule, Remark remark) {
    return remark.finding(this, rule);
  }

  Finding of(String rule, Remark.OfHidden said) {
    return ofPlace(rule, said.hidden().place(), Verdict.OPAQUE, said.message(), List.of(),
        said.hidden().what());
  }

  Finding of(String rule, Remark.OfConstant said) {
    return ofPlace(rule, said.constant().place(), Verdict.NONE, said.message(),
        List.of(new Datum(said.constant().type(), said.constant().name())), said.constant().name());
  }

  Finding of(String rule, Remark.OfSending said) {
    var sending = said.sending();
    var egress = sending.egress();
    var flows = said.flows().isEmpty() ? egress.flows() : said.flows();
    var data = data(flows);
    var print = fingerprints.of(rule, egress.place().path(), egress.context(), egress.call(),
        sending.recipient().name(),
        sending.recipient().host(), data.toString());
    return new Finding(rule, egress.place().path(), egress.place().line(), egress.place().column(),
        egress.place().endLine(),
        sending.verdict(), said.message(), call(sending), sending.recipient(), data, sanitisers(flows),
        trace(egress, flows), print);
  }

  private Finding ofPlace(String rule, Place place, Verdict verdict, String message, List<Datum> data,
      String what) {
    var trace = List.of(new Step(place.path(), place.line(), what));
    return new Finding(rule, place.path(), place.line(), place.column(), place.endLine(), verdict, message,
        Call.NONE, NOBODY, data,
        List.of(), trace, fingerprints.of(rule, place.path(), what));
  }

  private static Call call(Sending sending) {
    var egress = sending.egress();
    var urls = egress.endpoints().stream().map(Endpoint::url).filter(url -> !url.isEmpty()).distinct()
        .map(url -> isBase(egress.sink(), url) ? below(url, egress.sink().usual()) : url).toList();
    return new Call(egress.call(), egress.method(), urls.isEmpty() ? usual(sending) : urls);
  }

  /** Returns whether an address is that of a service, below which its library chooses paths by itself. */
  private static boolean isBase(Sink sink, String url) {
    return OF_SERVICES.contains(sink.channel()) && url.contains("://");
  }

  /** Returns what a library sends to at an address that it was given; of telemetry, whose address is a key too, on that host. */
  private static String below(String base, List<String> usual) {
    int host = base.indexOf("://") + 3;
    int path = base.indexOf('/', host);
    if (usual.isEmpty() || !usual.getFirst().contains(TELEMETRY_PATH))
      return base.endsWith("/") ? base + "**" : base + "/**";
    return (path < 0 ? base : base.substring(0, path)) + TELEMETRY_PATH;
  }

  /** Returns the URLs that a library sends to by itself, where they are those of the recipient. */
  private static List<String> usual(Sending sending) {
    return sending.egress().sink().usual().stream()
        .filter(url -> Hosts.of(url).endsWith(sending.recipient().host())).toList();
  }

  private static List<Datum> data(List<Flow> flows) {
    return flows.stream().map(Flow::datum).distinct().toList();
  }

  private static List<String> sanitisers(List<Flow> flows) {
    Set<String> names = new LinkedHashSet<>();
    for (var flow : flows) {
      for (var transform : flow.transforms())
        if (transform.confines())
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
