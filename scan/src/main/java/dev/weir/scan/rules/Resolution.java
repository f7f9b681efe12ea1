package dev.weir.scan.rules;

import dev.weir.scan.egress.Egress;
import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.knowledge.Recipients;
import dev.weir.scan.knowledge.Sink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells who receives what a call sends, and what the call does with data: the one place where that is decided.
 *
 * <p>A call sends where it is given anything to send, and where its library is there for nothing else. It only fetches where it is
 * given no more than an address, and a query at most. It sends what is sensitive where {@link Sensitivity} says so.
 */
record Resolution(Recipients recipients, Sensitivity sensitivity) {

  private static final Set<String> BARE = Set.of("GET", "HEAD", "OPTIONS");
  /** Databases that are files, or nothing but memory. */
  private static final Set<String> IN_THIS_PROCESS = Set.of(":memory:", "sqlite:", "sqlite+", "duckdb:",
      "file:");
  private static final Set<String> PLAIN = Set.of("DATA", "CONFIG");

  Resolution(Recipients recipients) {
    this(recipients, new Sensitivity(recipients));
  }

  /**
   * Returns what {@code egress} sends, once for each who receives, at the first of their hosts; empty where its address is a path on
   * this machine.
   */
  List<Sending> of(Egress egress) {
    Map<String, Sending> all = new LinkedHashMap<>();
    boolean onThisMachine = false;
    for (var endpoint : egress.endpoints()) {
      if (isPath(egress.sink(), endpoint)) {
        onThisMachine = true;
        continue;
      }
      var recipient = recipient(egress.sink(), endpoint);
      boolean vendor = recipients.byName(recipient.name()).isPresent();
      all.putIfAbsent(vendor ? recipient.name() : recipient.host(),
          sending(egress, Optional.of(endpoint), recipient));
    }
    if (all.size() > 1)
      all.remove("");
    if (all.isEmpty() && !onThisMachine && egress.sink().channel() != Sink.Channel.PATH) {
      var recipient = egress.sink().vendor().map(recipients::ofVendor).orElseGet(Recipients::unknown);
      all.put(recipient.name(), sending(egress, Optional.empty(), recipient));
    }
    return new ArrayList<>(all.values());
  }

  private static boolean isPath(Sink sink, Endpoint endpoint) {
    boolean local = sink.channel() == Sink.Channel.SOCKET || sink.channel() == Sink.Channel.LOGGING;
    boolean unix = local && endpoint.url().startsWith("/");
    return unix || IN_THIS_PROCESS.stream().anyMatch(endpoint.url()::startsWith)
        || sink.channel() == Sink.Channel.PATH && !endpoint.url().contains("://");
  }

  private Recipient recipient(Sink sink, Endpoint endpoint) {
    var store = Hosts.store(endpoint.url());
    if (store.isPresent())
      return recipients.ofVendor(store.get());
    var host = Hosts.of(endpoint.url());
    if (!host.isEmpty())
      return recipients.ofHost(host);
    return sink.vendor().map(recipients::ofVendor).orElseGet(Recipients::unknown);
  }

  private Sending sending(Egress egress, Optional<Endpoint> endpoint, Recipient recipient) {
    var sensitive = those(egress, flow -> sensitivity.of(flow, egress.sink(), recipient));
    var keys = those(egress, flow -> sensitivity.isOwnKey(flow, egress.sink(), recipient));
    var foreign = those(egress, flow -> sensitivity.isForeign(flow, recipient));
    var verdict = verdict(egress, !sensitive.isEmpty() || !keys.isEmpty());
    return new Sending(egress, endpoint, recipient, verdict, sensitive, keys, foreign);
  }

  private static List<Flow> those(Egress egress, Predicate<Flow> counts) {
    return egress.flows().stream().filter(counts).toList();
  }

  private static Verdict verdict(Egress egress, boolean sensitive) {
    if (egress.sink().opens() && !connects(egress))
      return Verdict.CAPABLE;
    if (sensitive)
      return Verdict.SENDS_SENSITIVE;
    return fetches(egress) ? Verdict.DOWNLOAD_ONLY : Verdict.SENDS;
  }

  /** A connection is made where the call says to whom, or shows who asks. */
  private static boolean connects(Egress egress) {
    return egress.sink().effect() == Sink.Effect.CONNECTS
        && (!egress.endpoints().isEmpty()
            || egress.flows().stream().anyMatch(flow -> flow.where() == Flow.Part.CREDENTIAL));
  }

  /** Where a call takes its method from what it is given, as {@code urlopen} does, anything to carry makes it send. */
  private static boolean fetches(Egress egress) {
    boolean http = egress.sink().channel() == Sink.Channel.HTTP;
    return switch (egress.sink().effect()) {
      case FETCHES -> !http || tellsNothing(egress) && (BARE.contains(egress.method()) || !egress.carries());
      case SENDS ->
        http && !egress.carries() && (BARE.contains(egress.method()) || egress.method().isEmpty());
      case CONNECTS -> egress.flows().stream().noneMatch(flow -> flow.where() == Flow.Part.CREDENTIAL);
      case OPENS, STARTS -> false;
    };
  }

  private static boolean tellsNothing(Egress egress) {
    return egress.flows().stream()
        .noneMatch(flow -> flow.where() == Flow.Part.PAYLOAD && !PLAIN.contains(flow.datum().type()));
  }

  /** Returns the verdict of a file: the gravest of what it does; a file of which a part was not read is never clean. */
  static Verdict verdict(Subject subject) {
    var facts = subject.facts();
    var gravest = facts.capable().isEmpty() ? Verdict.NONE : Verdict.CAPABLE;
    for (var sending : subject.sendings()) {
      if (sending.verdict().compareTo(gravest) > 0)
        gravest = sending.verdict();
    }
    if (!facts.hidden().isEmpty())
      gravest = Verdict.OPAQUE;
    boolean told = gravest.compareTo(Verdict.CAPABLE) > 0;
    return facts.unread().isPresent() && !told ? Verdict.FAILED : gravest;
  }
}
