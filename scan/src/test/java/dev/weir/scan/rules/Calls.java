package dev.weir.scan.rules;

import dev.weir.scan.egress.Egress;
import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.egress.FileFacts;
import dev.weir.scan.egress.Flow;
import dev.weir.scan.egress.Place;
import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Step;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.knowledge.Catalogue;
import dev.weir.scan.knowledge.Recipients;
import dev.weir.scan.knowledge.Sink;
import dev.weir.scan.knowledge.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call as the analysis of flow would tell of it, to be judged. */
final class Calls {

  private static final Catalogue CATALOGUE = Catalogue.standard();
  private static final Rules RULES = new Rules(Recipients.standard(), true);

  private final String call;
  private final Sink sink;
  private final String method;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private int line = 3;
  private boolean unverified;

  private Calls(String call) {
    this.call = call;
    this.sink = CATALOGUE.at(call).sink().orElseThrow();
    this.method = sink.method().filter(Sink.Method.Always.class::isInstance)
        .map(m -> ((Sink.Method.Always) m).name()).orElse("");
  }

  static Calls of(String call) {
    return new Calls(call);
  }

  static Calls post(String url) {
    return of("requests.post").to(url);
  }

  static Calls get(String url) {
    return of("requests.get").to(url);
  }

  Calls to(String url) {
    return to(url, Endpoint.Origin.CONSTANT);
  }

  Calls to(String url, Endpoint.Origin origin) {
    endpoints.add(new Endpoint(url, origin));
    return this;
  }

  Calls with(Flow.Part where, String type, String name, Transform... transforms) {
    flows
        .add(new Flow(new Datum(type, name), where, List.of(transforms), List.of(new Step("m.py", 1, name))));
    return this;
  }

  Calls payload(String type, String name, Transform... transforms) {
    return with(Flow.Part.PAYLOAD, type, name, transforms);
  }

  Calls credential(String name) {
    return with(Flow.Part.CREDENTIAL, "SECRET", name);
  }

  Calls unverified() {
    unverified = true;
    return this;
  }

  Calls atLine(int number) {
    line = number;
    return this;
  }

  Egress egress() {
    boolean carries = flows.stream().anyMatch(flow -> flow.where() == Flow.Part.PAYLOAD);
    return new Egress(new Place("m.py", line, 1, line), sink, call, method, endpoints, flows, carries,
        unverified, "send");
  }

  Rules.Judged judged() {
    return judge(List.of(egress()));
  }

  static Rules.Judged judge(List<Egress> egress) {
    return RULES.judge(new FileFacts("m.py", "python", 9, egress, List.of(), List.of(), List.of("requests"),
        Optional.empty()));
  }

  List<String> rules() {
    return judged().findings().stream().map(Finding::rule).toList();
  }

  Verdict verdict() {
    return judged().file().verdict();
  }
}
