package dev.weir.audit.report;

import dev.weir.audit.verify.Damage;
import dev.weir.audit.verify.VerifyReport;
import dev.weir.model.Coverage;
import java.util.List;

/** Why the rest may be believed, how far it goes, and which demands it is evidence for. */
record Assurance(Markup html, Evidence evidence, Proven proven) {

  void write() {
    integrity();
    coverage();
    for (Standards.Standard standard : Standards.all()) {
      html.tag("h2", standard.name()).table("Demand", "Asks for", "Evidence here", "Not here");
      for (Standards.Demand demand : standard.demands()) {
        html.row(List.of(demand.name(), demand.asks(), demand.evidence(), demand.left()));
      }
      html.endTable();
    }
    html.tag("p",
        "These tables say what is evidence for which demand. Whether a demand is met is the auditor's to say.",
        "class", "quiet");
  }

  private void integrity() {
    VerifyReport verified = proven.verified();
    html.tag("h2", "Integrity", "id", "integrity");
    for (Damage damage : verified.damage()) {
      html.tag("p", damage.toString(), "class", "bad");
    }
    for (String note : verified.notes()) {
      html.tag("p", note, "class", "quiet");
    }
    html.table("Of", "Is")
        .row(List.of("all of the log",
            verified.records() + " whole records in " + verified.segments() + " segments"))
        .row(List.of("this period", evidence.records() == 0
            ? "no record"
            : "records " + evidence.firstSequence() + " to " + evidence.lastSequence()))
        .row(List.of("chain of hashes", verified.hash()));
    verified.checkpoint().ifPresent(signed -> html.row(List.of("checkpoint",
        signed.size() + " records, root " + signed.root() + ", signed by " + signed.origin())));
    verified.witnessed().ifPresent(seen -> html.row(List.of("witness",
        "saw the first " + seen.checkpoint().size() + " records at " + seen.at())));
    proven.verifier().ifPresent(key -> html.row(List.of("key of the log",
        key + (proven.trusted()
            ? " (kept elsewhere)"
            : " (it lay beside the log: compare it with one kept elsewhere)"))));
    html.endTable();
    proven.note()
        .ifPresent(note -> html.tag("p", "The checkpoint as it is signed. Keep it: whoever has it can tell "
            + "later whether the log was written anew (weir audit verify --key).").tag("pre", note));
  }

  private void coverage() {
    html.tag("h2", "Coverage", "id", "coverage").table("Bodies of requests", "#Calls");
    for (Coverage one : Coverage.values()) {
      html.row(List.of(switch (one) {
        case FULL -> "looked at wholly";
        case PARTIAL -> "looked at in part";
        case NONE -> "not looked at, since no rule asked for it";
        case OPAQUE -> "could not be read";
      }, evidence.inspected.getOrDefault(one, 0L)));
    }
    html.row(List.of("calls that left and have no end within the period", evidence.withoutOutcome()));
    html.endTable();
    for (String what : evidence.unreadable) {
      html.tag("p", "Could not be read: " + what, "class", "bad");
    }
    html.tag("p", "Weir sees what goes through it. Traffic that goes round it is in no log of Weir's.",
        "class", "quiet");
  }
}
