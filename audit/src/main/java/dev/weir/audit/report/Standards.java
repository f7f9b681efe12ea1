package dev.weir.audit.report;

import java.util.List;

/**
 * Which part of the report is evidence for which demand. Sources: Regulation (EU) 2016/679 article 30; PCI DSS 4.0.1
 * requirement 10; AICPA TSP section 100 (2017, points of focus 2022) CC7; OWASP API Security Top 10 2023, API10.
 */
final class Standards {

  /**
   * One demand.
   *
   * @param evidence what this report and the log have for it
   * @param left what somebody else has to bring
   */
  record Demand(String name, String asks, String evidence, String left) {}

  /** A standard with those of its demands that this log has to do with. */
  record Standard(String name, List<Demand> demands) {}

  private Standards() {}

  static List<Standard> all() {
    return List.of(gdpr(), pci(), soc(), owasp());
  }

  private static Standard gdpr() {
    return new Standard("GDPR article 30, records of processing", List.of(
        new Demand("30(1)(a), (b)", "controller, purposes", "Callers name the systems that send.",
            "Names, contacts and purposes."),
        new Demand("30(1)(c)", "categories of data", "Flows: kinds of data that were found.",
            "Categories of persons."),
        new Demand("30(1)(d)", "categories of recipients", "Flows and recipients, with hosts.",
            "What each recipient is contracted for."),
        new Demand("30(1)(e)", "transfers to third countries", "Recipients, with hosts.",
            "Where each recipient processes."),
        new Demand("30(1)(f)", "time limits for erasure",
            "The log holds kinds and counts, no personal data of payloads.", "Limits at the recipients."),
        new Demand("30(1)(g)", "security measures", "Rewritten and refused calls, rules in force, integrity.",
            "Measures outside of egress.")));
  }

  private static Standard pci() {
    return new Standard("PCI DSS 4.0.1, requirement 10", List.of(
        new Demand("10.2.1.2, 10.2.1.5", "actions by administrators, changes of credentials", "Changes.",
            "Access to hosts and databases."),
        new Demand("10.2.1.4", "invalid access attempts", "Refusals, unknown callers among them.", ""),
        new Demand("10.2.2", "who, what, when, whether it succeeded, where from, which resource",
            "Each record; `weir audit search`.", ""),
        new Demand("10.3.1, 10.3.2", "logs protected from reading and change",
            "Files for their owner only; integrity.", "Who may become that owner."),
        new Demand("10.3.3", "logs backed up elsewhere", "`weir audit export`, checkpoints with a witness.",
            "Where copies are kept."),
        new Demand("10.3.4", "changes of logs are detected",
            "Integrity: hash chain, Merkle tree, signed checkpoint.", "Alerts on `weir audit verify`."),
        new Demand("10.4.1", "daily review", "Refusals, faults and unknown callers, by day.", "Who reviews."),
        new Demand("10.5.1", "twelve months of history", "First and last record.",
            "Copies of what was before."),
        new Demand("10.6", "time is in step", "Times are the host's clock, in UTC.",
            "The host's time source."),
        new Demand("10.7.2", "failures of controls are detected",
            "No call leaves without its record; gaps and damage are named.", "Who is alerted.")));
  }

  private static Standard soc() {
    return new Standard("SOC 2, common criteria 7", List.of(
        new Demand("CC7.1", "changes of configuration are detected",
            "Changes, and configurations by their hash.", ""),
        new Demand("CC7.2", "anomalies are monitored", "Refusals, shadow refusals, faults, calls by day.",
            "Who looks at them."),
        new Demand("CC7.3", "events are evaluated", "`weir audit timeline`: what came before an event.",
            "The evaluation itself."),
        new Demand("CC7.4", "incidents are responded to", "Who sent what kind of data where, and since when.",
            "The response."),
        new Demand("CC7.5", "recovery", "Changes show what was put in force again.", "Plans and tests.")));
  }

  private static Standard owasp() {
    return new Standard("OWASP API10:2023, unsafe consumption of APIs", List.of(
        new Demand("Encryption", "talk to other APIs over TLS",
            "Upstream certificates are always verified; faults tell of failures.", ""),
        new Demand("Validation", "validate what other APIs send",
            "Refusals and faults by the rule (response).", "Validation in the application."),
        new Demand("Redirects", "do not follow them blindly",
            "Redirects are answers: each new host is a call of its own.", ""),
        new Demand("Limits", "bound resources and time", "Refusals by limits, faults by timeouts.", ""),
        new Demand("Inventory", "know which APIs are consumed", "Recipients.", "")));
  }
}
