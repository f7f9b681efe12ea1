package dev.weir.scan.result;

import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Risk;
import dev.weir.scan.finding.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is found of one call and one recipient, which is how people read findings; or one finding of no call.
 *
 * @param entries never empty, the gravest first
 */
public record Site(List<Entry> entries) {

  public Site {
    entries = entries.stream()
        .sorted(Site::byGravity).toList();
  }

  private static int byGravity(Entry one, Entry other) {
    int order = Boolean.compare(other.counts(), one.counts());
    return order != 0 ? order : other.severity().compareTo(one.severity());
  }

  /** Returns the sites of {@code entries}, in their order. */
  public static List<Site> of(List<Entry> entries) {
    Map<List<Object>, List<Entry>> sites = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Finding finding = entry.finding();
      Object who = finding.hasRecipient() ? finding.recipient() : finding.fingerprint();
      sites
          .computeIfAbsent(List.of(finding.path(), finding.line(), finding.column(), who),
              key -> new ArrayList<>())
          .add(entry);
    }
    return sites.values().stream().map(Site::new).toList();
  }

  /** Returns the entries, those together that say the same in the same words: rules look at one call from several sides. */
  public List<List<Entry>> said() {
    Map<List<Object>, List<Entry>> said = new LinkedHashMap<>();
    for (Entry entry : entries) {
      said.computeIfAbsent(List.of(entry.finding().message(), entry.standing(), entry.waiver()),
          _ -> new ArrayList<>()).add(entry);
    }
    return List.copyOf(said.values());
  }

  /** Returns a finding that tells where the site is and who receives. */
  public Finding finding() {
    return entries.getFirst().finding();
  }

  /** Returns whether any of its findings counts. */
  public boolean counts() {
    return entries.getFirst().counts();
  }

  /** Returns the gravest severity among the findings that count, or among all where none does. */
  public Risk severity() {
    return entries.getFirst().severity();
  }

  /** Returns all data that its findings name, each once. */
  public List<Datum> data() {
    return entries.stream().flatMap(entry -> entry.finding().data().stream()).distinct().toList();
  }

  /** Returns the types of {@link #data}, each once. */
  public List<String> types() {
    return data().stream().map(Datum::type).distinct().toList();
  }

  /** Returns the longest way that one of its findings tells. */
  public List<Step> trace() {
    return entries.stream().map(entry -> entry.finding().trace())
        .max((one, other) -> Integer.compare(one.size(), other.size()))
        .orElse(List.of());
  }

  /** Returns what was done to the data on its way. */
  public List<String> sanitisers() {
    return entries.stream().flatMap(entry -> entry.finding().sanitisers().stream()).distinct().toList();
  }
}
