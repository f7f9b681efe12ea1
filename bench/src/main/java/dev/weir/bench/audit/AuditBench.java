package dev.weir.bench.audit;

import dev.weir.bench.Launch;
import picocli.CommandLine.Command;

/** Measures the audit log at volume. */
@Command(name = "audit", mixinStandardHelpOptions = true, subcommands = {Append.class, Ask.class,
  Day.class}, description = "Measures the audit log: what a record costs, how fast it is verified, indexed and asked, and whether it stays as it is over a day's worth of records.")
public final class AuditBench {

  public static void main(String[] args) {
    Launch.of(new AuditBench(), args);
  }
}
