package dev.weir.scan.finding;

/** What kind of service a recipient is, with the risk that goes with it. */
public enum Category {
  TELEMETRY("Telemetry & Observability", Risk.HIGH), //
  LOGGING("Logging & Analytics", Risk.MEDIUM), //
  CLOUD("Cloud Infrastructure", Risk.HIGH), //
  AI("AI & LLM", Risk.MEDIUM), //
  COMMUNICATION("Communication Gateways", Risk.HIGH), //
  PAYMENTS("Payments", Risk.HIGH), //
  DATABASE("Databases & Brokers", Risk.HIGH), //
  IDENTITY("Identity & Security", Risk.MEDIUM), //
  BUSINESS("Business & Developer Services", Risk.MEDIUM), //
  ADVERTISING("Advertising & Social Media", Risk.HIGH), //
  /** Places to fetch from: package indexes, weather, maps, reference data. */
  CONTENT("Data & Content", Risk.LOW), //
  /** Where anybody can leave or pass on anything without a name: what thieves of data like to use. */
  DROP("Paste, Drop & Tunnel Sites", Risk.HIGH), //
  UNKNOWN("Unknown host", Risk.HIGH), //
  /** Loopback, private addresses, names without a dot. */
  LOCAL("Local or private host", Risk.LOW);

  private final String label;
  private final Risk risk;

  Category(String label, Risk risk) {
    this.label = label;
    this.risk = risk;
  }

  /** Returns the spelling of reports. */
  public String label() {
    return label;
  }

  public Risk risk() {
    return risk;
  }
}
