package dev.weir.app;

import dev.weir.audit.SegmentLog;
import dev.weir.audit.tree.LogKey;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Coverage;
import dev.weir.model.Entry;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Ip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log of four events: a call that left, how it ended, one that was refused, and a change. */
final class SmallLog {

  static final String LEFT = "01J00000000000000000000001";
  static final String DENIED = "01J00000000000000000000002";
  private static final Ip LOOPBACK = Ip.v4(0x7f000001);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private SmallLog() {}

  /** Writes it into {@code data}, which it makes. */
  static void write(Path data) throws Exception {
    Files.createDirectory(data);
    try (SegmentLog log = SegmentLog.open(data, Clock.systemUTC(), LogKey.of(new byte[32]))) {
      Principal checkout = new Principal.Caller("checkout", "payments", Optional.empty());
      log.append(new AuditEvent.Intent(NOON, asked(LEFT, checkout, "", RuleRef.DEFAULT), LOOPBACK, 1,
          Optional.empty()));
      log.append(
          new AuditEvent.Outcome(NOON.plusSeconds(1), new CallId(LEFT), 200, 10, 20, Duration.ofMillis(5),
              Duration.ofMillis(9), 0, 1, Optional.empty()));
      log.append(new AuditEvent.Refusal(NOON.plusSeconds(60),
          asked(DENIED, new Principal.Unknown("no key"), "unknown caller", RuleRef.IDENTITY),
          Status.UNKNOWN_CALLER));
      log.append(new AuditEvent.AdminChange(NOON.plusSeconds(120), "ann", "key minted", "k1", "for checkout"))
          .toCompletableFuture().get();
    }
  }

  private static AuditEvent.Asked asked(String call, Principal who, String reason, RuleRef by) {
    return new AuditEvent.Asked(new CallId(call), Optional.empty(), who, LOOPBACK, Entry.GATEWAY, "openai",
        "api.openai.com", 443, "POST", "/v1/{}", 10, Coverage.FULL,
        reason.isEmpty() ? Map.of(Kind.EMAIL, 2) : Map.of(), List.of(by), by, reason, "hash");
  }
}
