package dev.weir.scan.report.html;

import dev.weir.scan.result.DataClass;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Receiver;
import dev.weir.scan.result.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where the types of data and the recipients of a picture stand, and what runs between them: lengths in the picture's units.
 *
 * @param left types of data, from the top
 * @param right recipients, from the top
 */
record FlowMap(List<Node> left, List<Node> right, List<Ribbon> ribbons, double height) {

  /** Stands for whatever a picture has no room for. */
  static final String MORE = "";

  /** What leaves where no data of a call is known. */
  static final String NOTHING_KNOWN = "not known";

  private static final int MOST = 14;
  private static final double TALLEST = 360;
  private static final double THINNEST = 3;
  private static final double GAP = 14;

  /**
   * A type of data, or a recipient.
   *
   * @param name {@link #MORE} for those that are not shown one by one
   * @param calls how many go through it
   */
  record Node(String name, int calls, double top, double height) {}

  /** What runs from a type to a recipient; {@code from} and {@code to} are where its upper edge begins and ends. */
  record Ribbon(String type, String recipient, int calls, double from, double to, double width) {}

  /** A type, a recipient, and how many calls go from one to the other. */
  private record Link(String type, String recipient, int calls) {
    boolean joins(Node from, Node to) {
      return type.equals(from.name()) && recipient.equals(to.name());
    }
  }

  FlowMap {
    left = List.copyOf(left);
    right = List.copyOf(right);
    ribbons = List.copyOf(ribbons);
  }

  /** Returns the picture of all calls with a finding that counts. */
  static FlowMap of(List<Entry> entries) {
    Map<String, Integer> byType = new TreeMap<>();
    Map<String, Integer> byRecipient = new TreeMap<>();
    List<Site> counting = Site.of(entries).stream()
        .filter(site -> site.counts() && site.finding().hasRecipient()).toList();
    counting.forEach(site -> {
      types(site).forEach(type -> byType.merge(type, 1, Integer::sum));
      byRecipient.merge(recipient(site), 1, Integer::sum);
    });
    fold(byType);
    fold(byRecipient);
    return of(links(counting, byType, byRecipient), byType, byRecipient);
  }

  private static FlowMap of(List<Link> links, Map<String, Integer> byType, Map<String, Integer> byRecipient) {
    double scale = TALLEST / Math.max(1, links.stream().mapToInt(Link::calls).sum());
    List<String> types = byType.keySet().stream()
        .sorted(Comparator.comparing((String name) -> name.equals(MORE))
            .thenComparing(FlowMap::grave))
        .toList();
    Map<String, Double> pull = pull(links, types);
    List<String> recipients = byRecipient.keySet().stream()
        .sorted(Comparator.comparing((String name) -> name.equals(MORE))
            .thenComparing(name -> pull.getOrDefault(name, 0.0)))
        .toList();
    return joined(links, nodes(types, byType, Link::type, links, scale),
        nodes(recipients, byRecipient, Link::recipient, links, scale), scale);
  }

  boolean isEmpty() {
    return ribbons.isEmpty();
  }

  private static FlowMap joined(List<Link> links, List<Node> left, List<Node> right, double scale) {
    Map<String, Double> nextLeft = new HashMap<>();
    Map<String, Double> nextRight = new HashMap<>();
    left.forEach(node -> nextLeft.put(node.name(), node.top()));
    right.forEach(node -> nextRight.put(node.name(), node.top()));
    List<Ribbon> ribbons = new ArrayList<>();
    for (Node from : left) {
      for (Node to : right) {
        links.stream().filter(link -> link.joins(from, to)).forEach(link -> {
          double width = width(link, scale);
          ribbons.add(new Ribbon(link.type(), link.recipient(), link.calls(),
              nextLeft.merge(link.type(), width, Double::sum) - width,
              nextRight.merge(link.recipient(), width, Double::sum) - width, width));
        });
      }
    }
    return new FlowMap(left, right, ribbons, Math.max(bottom(left), bottom(right)));
  }

  private static List<Node> nodes(List<String> names, Map<String, Integer> counts, Function<Link, String> end,
      List<Link> links, double scale) {
    List<Node> nodes = new ArrayList<>();
    double top = 0;
    for (String name : names) {
      double height = links.stream().filter(link -> end.apply(link).equals(name))
          .mapToDouble(link -> width(link, scale)).sum();
      nodes.add(new Node(name, counts.getOrDefault(name, 0), top, height));
      top += Math.max(height, GAP) + GAP;
    }
    return nodes;
  }

  private static double width(Link link, double scale) {
    return Math.max(THINNEST, link.calls() * scale);
  }

  private static double bottom(List<Node> nodes) {
    return nodes.isEmpty() ? 0 : nodes.getLast().top() + Math.max(GAP, nodes.getLast().height());
  }

  /** The mean place of what a recipient receives: recipients in its order make fewer ribbons cross. */
  private static Map<String, Double> pull(List<Link> links, List<String> types) {
    Map<String, Double> sums = new HashMap<>();
    Map<String, Integer> weights = new HashMap<>();
    for (Link link : links) {
      sums.merge(link.recipient(), (double) types.indexOf(link.type()) * link.calls(), Double::sum);
      weights.merge(link.recipient(), link.calls(), Integer::sum);
    }
    sums.replaceAll((name, sum) -> sum / weights.getOrDefault(name, 1));
    return sums;
  }

  private static String grave(String type) {
    String rank = switch (DataClass.of(type)) {
      case SECRET -> "0";
      case PERSONAL -> "1";
      case OTHER -> "2";
    };
    return (type.equals(NOTHING_KNOWN) ? "3" : rank) + type;
  }

  private static List<Link> links(List<Site> sites, Map<String, Integer> types,
      Map<String, Integer> recipients) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    sites.forEach(site -> types(site).forEach(type -> counts
        .computeIfAbsent(types.containsKey(type) ? type : MORE, none -> new TreeMap<>())
        .merge(recipients.containsKey(recipient(site)) ? recipient(site) : MORE, 1, Integer::sum)));
    return counts.entrySet().stream().flatMap(from -> from.getValue().entrySet().stream()
        .map(to -> new Link(from.getKey(), to.getKey(), to.getValue()))).toList();
  }

  private static List<String> types(Site site) {
    return site.types().isEmpty() ? List.of(NOTHING_KNOWN) : site.types();
  }

  private static String recipient(Site site) {
    return Receiver.named(site.finding().recipient());
  }

  /** Keeps those with the highest counts, and one for all others. */
  private static void fold(Map<String, Integer> counts) {
    List<String> rest = counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).skip(MOST).map(Map.Entry::getKey)
        .toList();
    for (String name : rest) {
      counts.merge(MORE, counts.getOrDefault(name, 0), Integer::sum);
      counts.remove(name);
    }
  }
}
