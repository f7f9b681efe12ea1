package dev.weir.scan.result;

import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Risk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A recipient with all that is sent to it.
 *
 * @param risk the highest that one of its findings names
 * @param hosts every host by which it is reached, in order; may be empty
 * @param data the types of what it receives, in order
 * @param findings how many name it
 */
public record Receiver(String name, Category category, Risk risk, List<String> hosts, List<String> data,
    int findings) {

  public Receiver {
    hosts = List.copyOf(hosts);
    data = List.copyOf(data);
  }

  /** Returns the recipients of all findings that count: those with the highest risk and the most findings first. */
  public static List<Receiver> of(List<Entry> entries) {
    Map<String, List<Finding>> byName = new TreeMap<>();
    entries.stream().filter(Entry::counts).map(Entry::finding).filter(Finding::hasRecipient)
        .forEach(finding -> byName.computeIfAbsent(named(finding.recipient()), name -> new ArrayList<>())
            .add(finding));
    return byName.entrySet().stream().map(each -> of(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(Receiver::risk).thenComparingInt(Receiver::findings).reversed()
            .thenComparing(Receiver::name))
        .toList();
  }

  /** Returns the name by which people tell recipients apart: of an unknown one, its host. */
  public static String named(Recipient recipient) {
    boolean nameless = recipient.category() == Category.UNKNOWN || recipient.category() == Category.LOCAL;
    return nameless && !recipient.host().isEmpty() ? recipient.host() : recipient.name();
  }

  private static Receiver of(String name, List<Finding> findings) {
    TreeSet<String> hosts = new TreeSet<>();
    TreeSet<String> data = new TreeSet<>();
    for (Finding finding : findings) {
      if (!finding.recipient().host().isEmpty()) {
        hosts.add(finding.recipient().host());
      }
      finding.data().stream().map(Datum::type).forEach(data::add);
    }
    Risk risk = findings.stream().map(finding -> finding.recipient().risk()).max(Comparator.naturalOrder())
        .orElse(Risk.LOW);
    return new Receiver(name, findings.getFirst().recipient().category(), risk, List.copyOf(hosts),
        List.copyOf(data),
        findings.size());
  }
}
