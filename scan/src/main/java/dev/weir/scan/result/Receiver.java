package dev.weir.scan.result;

import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Risk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recipient with all that is sent to it.
 *
 * @param risk the highest that one of its findings names
 * @param hosts every host by which it is reached, in order; may be empty
 * @param data the types of what it receives, in order
 * @param calls how many calls send or fetch there
 */
public record Receiver(String name, Category category, Risk risk, List<String> hosts, List<String> data,
    int calls) {

  public Receiver {
    hosts = List.copyOf(hosts);
    data = List.copyOf(data);
  }

  /** Returns the recipients of all findings that count: those with the highest risk and the most calls first. */
  public static List<Receiver> of(List<Entry> entries) {
    Map<String, List<Site>> byName = new TreeMap<>();
    Site.of(entries).stream().filter(Site::counts).filter(site -> site.finding().hasRecipient())
        .forEach(site -> byName.computeIfAbsent(named(site.finding().recipient()), name -> new ArrayList<>())
            .add(site));
    List<Receiver> receivers = new ArrayList<>();
    byName.forEach((name, sites) -> receivers.add(of(name, sites)));
    receivers.sort(Receiver::byRisk);
    return List.copyOf(receivers);
  }

  private static int byRisk(Receiver one, Receiver other) {
    int order = other.risk.compareTo(one.risk);
    order = order != 0 ? order : Integer.compare(other.calls, one.calls);
    return order != 0 ? order : one.name.compareTo(other.name);
  }

  /** Returns the name by which people tell recipients apart: of an unknown one, its host. */
  public static String named(Recipient recipient) {
    boolean nameless = recipient.category() == Category.UNKNOWN || recipient.category() == Category.LOCAL;
    return nameless && !recipient.host().isEmpty() ? recipient.host() : recipient.name();
  }

  private static Receiver of(String name, List<Site> sites) {
    List<Recipient> recipients = sites.stream().map(site -> site.finding().recipient()).toList();
    return new Receiver(name, recipients.getFirst().category(),
        recipients.stream().map(Recipient::risk).max(Comparator.naturalOrder()).orElse(Risk.LOW),
        recipients.stream().map(Recipient::host).filter(host -> !host.isEmpty()).distinct().sorted().toList(),
        sites.stream().flatMap(site -> site.types().stream()).distinct().sorted().toList(), sites.size());
  }
}
