package dev.weir.audit.report;

import dev.weir.audit.search.Verdict;
import dev.weir.model.AuditEvent;
import java.util.List;
import java.util.Map;

/** Who sent what kind of data where, what was refused, and what was changed. */
record Tables(Markup html, Evidence evidence) {

  private static final int MOST_ROWS = 200;

  void write() {
    flows();
    recipients();
    callers();
    reasons("Refusals", evidence.refusals, "No call was refused.");
    if (evidence.shadowed.size() > 0) {
      reasons("Would be refused, were it enforced", evidence.shadowed, "");
    }
    if (evidence.notices.size() > 0) {
      reasons("Noticed", evidence.notices, "");
    }
    changes();
    configurations();
    faults();
  }

  private void flows() {
    html.tag("h2", "Flows by kind of data and recipient", "id", "flows");
    if (evidence.flows.size() == 0) {
      html.tag("p", "No data was found in any call that was looked at.");
      return;
    }
    html.table("Data", "Recipient", "#Found", "#Left as it was", "#Left rewritten", "#Refused", "Callers",
        "First", "Last");
    for (Map.Entry<Evidence.Flow, Count> flow : shown(evidence.flows.most(Count::findings))) {
      Count count = flow.getValue();
      html.row(List.of(flow.getKey().kind(), flow.getKey().recipient(), count.findings(),
          count.of(Verdict.ALLOW) + count.of(Verdict.SHADOW_DENY), count.of(Verdict.REDACT),
          count.of(Verdict.DENY),
          count.names(), count.first(), count.last()));
    }
    html.endTable();
    rest(evidence.flows.size());
    html.tag("p",
        "Found counts findings, the columns behind it calls. In a call that left rewritten, rules may have "
            + "let some of what was found pass as it was.",
        "class", "quiet");
  }

  private void recipients() {
    html.tag("h2", "Recipients", "id", "recipients")
        .table("Recipient", "Hosts", "#Calls", "#Refused", "#Bytes of bodies", "First", "Last");
    for (Map.Entry<String, Count> one : shown(evidence.recipients.most(Count::calls))) {
      Count count = one.getValue();
      html.row(List.of(one.getKey(), count.names(), count.calls(), count.of(Verdict.DENY), count.bytes(),
          count.first(), count.last()));
    }
    html.endTable();
    rest(evidence.recipients.size());
  }

  private void callers() {
    html.tag("h2", "Callers", "id", "callers").table("Caller", "#Calls", "#Refused", "Recipients", "First",
        "Last");
    for (Map.Entry<String, Count> one : shown(evidence.callers.most(Count::calls))) {
      Count count = one.getValue();
      html.row(List.of(one.getKey(), count.calls(), count.of(Verdict.DENY), count.names(), count.first(),
          count.last()));
    }
    html.endTable();
    rest(evidence.callers.size());
  }

  private void reasons(String head, Ledger<Evidence.Refused, Count> of, String none) {
    html.tag("h2", head);
    if (of.size() == 0) {
      html.tag("p", none);
      return;
    }
    html.table("Rule", "Reason", "#Calls", "Callers", "First", "Last");
    for (Map.Entry<Evidence.Refused, Count> one : shown(of.most(Count::calls))) {
      Count count = one.getValue();
      html.row(
          List.of(one.getKey().rule(), one.getKey().reason(), count.calls(), count.names(), count.first(),
              count.last()));
    }
    html.endTable();
    rest(of.size());
  }

  private void changes() {
    html.tag("h2", "Changes", "id", "changes");
    if (evidence.changes.isEmpty()) {
      html.tag("p", "Nobody changed keys, credentials or the authority.");
      return;
    }
    html.table("Time", "Who", "What", "Of", "Detail");
    for (AuditEvent.AdminChange change : evidence.changes) {
      html.row(List.of(change.at(), change.actor(), change.action(), change.subject(), change.detail()));
    }
    html.endTable();
    if (evidence.moreChanges() > 0) {
      html.tag("p",
          evidence.moreChanges() + " more changes came behind these: `weir audit search actor:*` has them.",
          "class", "quiet");
    }
  }

  private void configurations() {
    html.tag("h2", "Configurations in force")
        .table("SHA-256 of the configuration", "#Calls judged by it", "First", "Last");
    for (Map.Entry<String, Count> one : shown(
        evidence.configurations.most(count -> -count.first().getEpochSecond()))) {
      html.row(List.of(one.getKey(), one.getValue().calls(), one.getValue().first(), one.getValue().last()));
    }
    html.endTable();
    rest(evidence.configurations.size());
  }

  private void faults() {
    if (evidence.faults.size() > 0) {
      html.tag("h2", "Calls that failed on the way").table("What went wrong", "#Calls", "First", "Last");
      for (Map.Entry<String, Count> one : shown(evidence.faults.most(Count::calls))) {
        html.row(
            List.of(one.getKey(), one.getValue().calls(), one.getValue().first(), one.getValue().last()));
      }
      html.endTable();
      rest(evidence.faults.size());
    }
  }

  private static <K> List<Map.Entry<K, Count>> shown(List<Map.Entry<K, Count>> all) {
    return all.subList(0, Math.min(MOST_ROWS, all.size()));
  }

  private void rest(int all) {
    if (all > MOST_ROWS) {
      html.tag("p", all - MOST_ROWS + " more are not shown.", "class", "quiet");
    }
  }
}
