package dev.weir.scan.rules;

import dev.weir.scan.egress.FileFacts;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.knowledge.Recipients;
import dev.weir.scan.result.RuleDoc;
import java.util.ArrayList;
import java.util.List;

/** All rules: from the facts of a file to its findings and its verdict. Immutable. */
public final class Rules {

  private static final List<Rule> ALWAYS = List.of(new SensitiveData(), new UserContent(),
      new SecretInPayload(),
      new SecretInUrl(),
      new ForeignCredentials(), new KeyInRequest(), new PlaintextHttp(), new TlsVerificationOff(),
      new HostFromUserInput(),
      new AiInput(),
      new SelfStartingTelemetry(), new HiddenByEncoding(), new AnonymousDrop(), new CloudMetadata(),
      new HardCodedIp(),
      new HardCodedSecret(), new HardCodedWeirKey(), new OpaqueCode(), new AnyEgress(), new DownloadOnly());

  private final Resolution resolution;
  private final List<Rule> inForce;

  /**
   * @param declares whether the project says whom it sends to: only then is anybody else a surprise, and {@code undeclared-egress}
   *     names every recipient, so that what is declared can be taken off
   */
  public Rules(Recipients recipients, boolean declares) {
    this.resolution = new Resolution(recipients);
    this.inForce = new ArrayList<>(ALWAYS);
    if (declares)
      inForce.add(new UndeclaredEgress());
  }

  /** What one file comes to. */
  public record Judged(ScannedFile file, List<Finding> findings) {
    public Judged {
      findings = List.copyOf(findings);
    }
  }

  /** Returns what {@code facts} come to; the same for the same facts. */
  public Judged judge(FileFacts facts) {
    var sendings = new ArrayList<Sending>();
    for (var egress : facts.egress())
      sendings.addAll(resolution.of(egress));
    var subject = new Subject(facts, sendings);
    var findings = facts.isEmpty() ? List.<Finding>of() : findings(subject);
    var file = new ScannedFile(facts.path(), facts.language(), Resolution.verdict(subject), facts.unread(),
        facts.lines());
    return new Judged(file, findings);
  }

  private List<Finding> findings(Subject subject) {
    var maker = new Findings();
    var findings = new ArrayList<Finding>();
    for (var rule : inForce)
      rule.judge(subject).forEach(remark -> findings.add(maker.of(rule.about().doc().name(), remark)));
    findings.sort(null);
    return findings;
  }

  /** Returns what every rule says of itself, in the order in which reports list them. */
  public static List<RuleDoc> docs() {
    return all().stream().map(rule -> rule.about().doc()).toList();
  }

  /** Returns the Python by which all rules show what they find and what they pass over. */
  public static List<String> examples() {
    var examples = new ArrayList<String>();
    for (var rule : all()) {
      examples.addAll(rule.about().hits());
      examples.addAll(rule.about().misses());
    }
    return examples;
  }

  static List<Rule> all() {
    var all = new ArrayList<>(ALWAYS);
    all.add(new UndeclaredEgress());
    return all;
  }
}
