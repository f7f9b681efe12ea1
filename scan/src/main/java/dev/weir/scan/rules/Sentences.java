package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Recipient;
import java.util.List;

/** The parts that the messages of rules have in common. */
final class Sentences {

  private static final int MOST_NAMED = 4;

  private Sentences() {}

  /** Returns who receives: {@code OpenAI (api.openai.com)}, {@code a host that is not known}. */
  static String of(Recipient recipient) {
    if (recipient.host().isEmpty())
      return recipient.category() == Category.UNKNOWN ? "a host that is not known" : recipient.name();
    return switch (recipient.category()) {
      case UNKNOWN -> "the unknown host " + recipient.host();
      case LOCAL -> "the local host " + recipient.host();
      default -> recipient.name() + " (" + recipient.host() + ")";
    };
  }

  /** Returns what data: {@code EMAIL (customer.email) and SECRET (token)}; {@code data} where there is none. */
  static String of(List<Flow> flows) {
    var named = flows.stream().map(Flow::datum)
        .map(datum -> datum.name().isEmpty() ? datum.type() : datum.type() + " (" + datum.name() + ")")
        .distinct().toList();
    if (named.isEmpty())
      return "data";
    if (named.size() > MOST_NAMED) {
      return String.join(", ", named.subList(0, MOST_NAMED)) + " and " + (named.size() - MOST_NAMED)
          + " more";
    }
    if (named.size() == 1)
      return named.getFirst();
    return String.join(", ", named.subList(0, named.size() - 1)) + " and " + named.getLast();
  }
}
