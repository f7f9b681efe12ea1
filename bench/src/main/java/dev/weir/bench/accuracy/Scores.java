package dev.weir.bench.accuracy;

import dev.weir.app.LoneDetectors;
import dev.weir.detect.PayloadInspector;
import dev.weir.model.net.Bytes;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks at the rows of corpora with Weir's detectors and counts what they find. */
final class Scores {

  private final PayloadInspector inspector = LoneDetectors.inspector();

  /**
   * Returns a tally for each type of personal data. Where a row is labelled completely every finding of a type that its
   * corpus labels is right or wrong; elsewhere only those of the row's target.
   */
  Map<String, Tally> personal(List<Row> rows) {
    Map<String, Tally> tallies = new TreeMap<>();
    Set<String> labelled = rows.stream().filter(Row::complete).flatMap(row -> row.labels().stream())
        .map(label -> Types.of(label.type())).collect(Collectors.toSet());
    for (Row row : rows) {
      Set<String> judged = row.complete() ? labelled : Set.of(Types.of(row.target()));
      List<Row.Label> labels = row.labels().stream().filter(label -> judged.contains(Types.of(label.type())))
          .toList();
      List<Found> found = Found.in(inspector.examine(row.text())).stream()
          .filter(one -> judged.contains(one.type()))
          .toList();
      for (Row.Label label : labels) {
        var same = found.stream().filter(one -> one.type().equals(Types.of(label.type()))).toList();
        tally(tallies, Types.of(label.type())).label(same.stream().anyMatch(one -> one.is(label)),
            same.stream().anyMatch(one -> one.touches(label)), label.value(), row.text());
      }
      for (Found one : found) {
        var same = labels.stream().filter(label -> one.type().equals(Types.of(label.type()))).toList();
        tally(tallies, one.type()).finding(same.stream().anyMatch(one::is),
            same.stream().anyMatch(one::touches),
            one.value(), row.text());
      }
    }
    return tallies;
  }

  /** Returns a tally for each format of secrets; in a row without a label every finding is a false one. */
  Map<String, Tally> secrets(List<Row> rows) {
    Map<String, Tally> tallies = new TreeMap<>();
    for (Row row : rows) {
      Tally tally = tally(tallies, row.target());
      List<Found> found = Found.in(inspector.examine(row.text())).stream()
          .filter(one -> one.type().equals(Types.SECRET)).toList();
      for (Row.Label label : row.labels()) {
        tally.label(found.stream().anyMatch(one -> one.is(label)),
            found.stream().anyMatch(one -> one.touches(label)),
            label.value(), row.text());
      }
      for (Found one : found) {
        boolean near = row.labels().stream().anyMatch(one::touches);
        if (near || !row.positive()) {
          tally.finding(row.labels().stream().anyMatch(one::is), near,
              one.value() + " (" + one.detector() + ")",
              row.text());
        }
      }
    }
    return tallies;
  }

  /** Returns a tally for each format of payloads: of the values that are found in the plain text, how many are found wrapped. */
  Map<String, Tally> payloads(List<Row> payloads, List<Row> texts) {
    Map<String, Row> plain = new HashMap<>();
    texts.forEach(row -> plain.put(row.id(), row));
    Map<String, Tally> tallies = new TreeMap<>();
    for (Row row : payloads) {
      Set<String> values = values(Found.in(inspector.examine(base(plain, row).text())));
      Set<String> wrapped = values(Found.in(inspector.examine(row.contentType(), Bytes.utf8(row.text()))));
      for (Row.Label label : row.labels()) {
        String type = row.secrets() ? Types.SECRET : Types.of(label.type());
        String wanted = type + " " + folded(label.value());
        if (values.contains(wanted)) {
          tally(tallies, row.tier() + "/" + row.format()).label(wrapped.contains(wanted),
              wrapped.stream().anyMatch(one -> one.startsWith(type + " ")), label.value(), row.text());
        }
      }
    }
    return tallies;
  }

  private static Row base(Map<String, Row> plain, Row payload) {
    Row base = plain.get(payload.baseId());
    if (base == null) {
      throw new IllegalArgumentException(
          "payload " + payload.id() + " wraps a text that is not in the corpora: "
              + payload.baseId());
    }
    return base;
  }

  private static Set<String> values(List<Found> found) {
    Set<String> values = new HashSet<>();
    found.forEach(one -> values.add(one.type() + " " + folded(one.value())));
    return values;
  }

  /** The letters of a value, however they are spelled. */
  private static String folded(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFKC).codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private static Tally tally(Map<String, Tally> tallies, String type) {
    return tallies.computeIfAbsent(type, _ -> new Tally());
  }
}
