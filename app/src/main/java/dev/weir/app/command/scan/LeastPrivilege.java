package dev.weir.app.command.scan;

import dev.weir.app.text.Screen;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Result;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A configuration that allows what a scan found and nothing else: a destination for each host, with the methods and paths of its
 * calls, and the types of data that go there. What cannot be said in one is a comment in it, never left out in silence.
 */
final class LeastPrivilege {

  /** Findings whose way cannot be said, by what stands in its place. */
  private final TreeSet<String> unsaid = new TreeSet<>();

  private final Map<String, Allowed> hosts = new TreeMap<>(byReach());
  private final List<String> targets;

  LeastPrivilege(Result result) {
    this.targets = result.report().targets();
    result.entries().stream().map(Entry::finding).filter(Finding::hasRecipient)
        .forEach(this::add);
  }

  /** Returns the configuration, which {@code weir check} accepts. */
  String yaml() {
    StringBuilder out = new StringBuilder();
    comment(out, "Made by `weir scan --policy` of " + String.join(", ", targets));
    comment(out, "It allows what was found there and nothing else. Look it over, then `weir check` it.");
    comment(out,
        "No secret passes: keys of services belong into the vault (`weir secrets set NAME`, then credential: {secret: NAME}).");
    unsaid.forEach(each -> comment(out, "Not allowed here, since nobody knows where it goes: " + each));
    out.append("version: 1\ndefaults: {decision: deny}\ncallers:\n  - {name: app}\n");
    Map<String, Allowed> names = named();
    if (!names.isEmpty()) {
      out.append("destinations:\n");
      names.forEach((name, allowed) -> allowed.destination(name, out));
      out.append("policies:\n");
      names.forEach((name, allowed) -> allowed.policy(name, out));
    }
    return out.toString();
  }

  private void add(Finding finding) {
    String place = " (" + finding.path() + ":" + finding.line() + ")";
    List<String> urls = finding.call().urls();
    for (String url : urls) {
      Way.of(url).ifPresentOrElse(way -> add(way, finding), () -> unsaid.add(url + place));
    }
    if (urls.isEmpty()) {
      Way.to(finding.recipient().host()).ifPresentOrElse(way -> add(way, finding),
          () -> unsaid.add(finding.recipient().name() + place));
    }
  }

  private void add(Way way, Finding finding) {
    hosts.computeIfAbsent(way.host(), Allowed::new).add(way, finding);
  }

  /** Several hosts of one vendor are told apart by number, in their order. */
  private Map<String, Allowed> named() {
    Map<String, Allowed> named = new LinkedHashMap<>();
    for (Allowed each : hosts.values()) {
      String name = each.name();
      for (int i = 2; named.containsKey(name); i++) {
        name = each.name() + "-" + i;
      }
      named.put(name, each);
    }
    return named;
  }

  /** The first destination that fits wins: single hosts stand before patterns, and narrow ones before wide ones. */
  private static Comparator<String> byReach() {
    return Comparator.comparing((String host) -> host.startsWith("*."))
        .thenComparingInt(host -> host.startsWith("*.") ? -host.length() : 0)
        .thenComparing(host -> host);
  }

  private static void comment(StringBuilder out, String text) {
    out.append("# ").append(Screen.visible(text)).append('\n');
  }
}
