package dev.weir.app.command.scan;

import dev.weir.app.draft.Draft;
import dev.weir.app.draft.Use;
import dev.weir.app.draft.Way;
import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.result.Entry;
import dev.weir.scan.result.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a configuration from a scan: it allows what was found and nothing else. */
final class LeastPrivilege {

  private final Draft draft;

  private LeastPrivilege(Draft draft) {
    this.draft = draft;
  }

  /** Returns what the findings of {@code result} need. */
  static Draft of(Result result) {
    Draft draft = new Draft(
        List.of("Made by `weir scan --policy` of " + String.join(", ", result.report().targets()),
            "It allows what was found there and nothing else."));
    LeastPrivilege drawn = new LeastPrivilege(draft);
    result.entries().stream().map(Entry::finding).filter(Finding::hasRecipient).forEach(drawn::add);
    return draft;
  }

  private void add(Finding finding) {
    List<String> urls = finding.call().urls();
    urls.forEach(url -> add(Way.of(url), url, finding));
    if (urls.isEmpty()) {
      add(Way.to(finding.recipient().host()), finding.recipient().name(), finding);
    }
  }

  private void add(Optional<Way> way, String named, Finding finding) {
    way.ifPresentOrElse(known -> draft.allow(known, use(finding)),
        () -> draft.leaveOut(
            "Not allowed here, since " + why(named, finding) + ": " + named + " (" + finding.path() + ":"
                + finding.line() + ")"));
  }

  private static String why(String named, Finding finding) {
    boolean unknown = finding.recipient().host().isEmpty() || named.startsWith("http")
        || named.indexOf('*') >= 0;
    return unknown ? "nobody knows where it goes" : "it is no HTTP";
  }

  private static Use use(Finding finding) {
    return new Use(finding.call().method(),
        finding.data().stream().map(Datum::type).collect(Collectors.toSet()), finding.recipient());
  }
}
