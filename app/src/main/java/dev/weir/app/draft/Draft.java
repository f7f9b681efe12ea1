package dev.weir.app.draft;

import dev.weir.app.text.Screen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A configuration that allows what was put into it and nothing else: a destination for each host, with the methods and paths of
 * its calls, and the types of data that go there. What cannot be said in one is a comment in it, never left out in silence.
 */
public final class Draft {

  private final List<String> heading;
  private final Map<String, Allowed> hosts = new TreeMap<>(byReach());
  private final TreeSet<String> unsaid = new TreeSet<>();

  /** @param heading where it comes from: a comment for each */
  public Draft(List<String> heading) {
    this.heading = List.copyOf(heading);
  }

  /** Allows one call more. */
  public void allow(Way way, Use use) {
    hosts.computeIfAbsent(way.host(), Allowed::new).add(way, use);
  }

  /** Says what is not allowed, and why. */
  public void leaveOut(String what) {
    unsaid.add(what);
  }

  /** Returns how many hosts are allowed. */
  public int hosts() {
    return hosts.size();
  }

  /** Returns the configuration, which {@code weir check} accepts. */
  public String yaml() {
    StringBuilder out = new StringBuilder();
    List<String> comments = new ArrayList<>(heading);
    comments.add("Look it over, then `weir check` it.");
    comments.add("No secret passes: keys of services belong into the vault"
        + " (`weir secrets set NAME`, then credential: {secret: NAME}).");
    comments.addAll(unsaid);
    comments.forEach(each -> out.append("# ").append(Screen.visible(each)).append('\n'));
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
}
