package dev.weir.scan.rules;

import dev.weir.scan.finding.Risk;
import dev.weir.scan.result.RuleDoc;
import java.util.List;

/**
 * What a rule says of itself, with the code that shows it.
 *
 * @param hits Python of which the rule has something to say
 * @param misses Python that comes near, and of which it has nothing to say
 */
record About(RuleDoc doc, List<String> hits, List<String> misses) {

  About {
    hits = List.copyOf(hits);
    misses = List.copyOf(misses);
  }

  /** Returns a rule without examples. */
  static About of(String name, String title, Risk severity, String why, String mend) {
    return new About(new RuleDoc(name, title, why, mend, severity), List.of(), List.of());
  }

  About hits(String... code) {
    return new About(doc, List.of(code), misses);
  }

  About misses(String... code) {
    return new About(doc, hits, List.of(code));
  }
}
