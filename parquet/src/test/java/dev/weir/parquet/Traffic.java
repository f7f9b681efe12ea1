package dev.weir.parquet;

import dev.weir.audit.SegmentLog;
import dev.weir.audit.Stored;
import dev.weir.audit.export.Shipment;
import dev.weir.audit.tree.LogKey;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Ip;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Events of all kinds, as a gateway would record them: each number always the same one. */
final class Traffic {

  static final Instant START = Instant.parse("2026-11-22T06:00:00.123456789Z");
  static final String LOG = "weir-audit/b8310e4bc2f57672";

  /** What may wait in a log at once. */
  private static final int AT_ONCE = 5000;
  private static final List<String> WORDS = List.of("openai", "", "Grüße, 世界 🦉", "a\"b\nc", "\u0000");

  private Traffic() {}

  static AuditEvent event(int number) {
    Random random = new Random(number);
    Instant at = START.plusMillis(number);
    CallId call = new CallId("01JD9Q%020d".formatted(number / 2));
    return switch (number % 5) {
      case 0 -> new AuditEvent.Intent(at, asked(call, random), Ip.v4(random.nextInt()), random.nextInt(9),
          Optional.of(new Decision.Deny(new RuleRef("office-hours"), word(random), Status.FORBIDDEN))
              .filter(_ -> random.nextBoolean()));
      case 1 -> new AuditEvent.Outcome(at, call, random.nextInt(600), random.nextLong(), random.nextInt(),
          Duration.ofSeconds(random.nextLong()), Duration.ofNanos(random.nextInt()), random.nextInt(9), 1,
          Optional.of(word(random)).filter(_ -> random.nextBoolean()));
      case 2 -> new AuditEvent.Refusal(at, asked(call, random), Status.FORBIDDEN);
      case 3 -> new AuditEvent.Notice(at, Optional.of(call).filter(_ -> random.nextBoolean()), word(random),
          "openai", new RuleRef("answers"), "answer.canary", word(random), "denied");
      default -> new AuditEvent.AdminChange(at, "root", "key minted", "checkout", word(random));
    };
  }

  private static AuditEvent.Asked asked(CallId call, Random random) {
    Principal who = random.nextBoolean()
        ? new Principal.Caller("checkout", "payments",
            Optional.of(new KeyId("wk_7f3a9c21")).filter(_ -> random.nextBoolean()))
        : new Principal.Unknown(word(random));
    Map<Kind, Integer> kinds = random.nextBoolean() ? Map.of() : Map.of(Kind.EMAIL, 2, Kind.PHONE, 1);
    List<RuleRef> rules = Stream.generate(() -> new RuleRef(word(random))).limit(random.nextInt(4)).toList();
    return new AuditEvent.Asked(call, Optional.of(call).filter(_ -> random.nextBoolean()), who,
        Ip.v4(0x7f000001), Entry.INTERCEPTED, "openai", "api.openai.com", 443, "POST", "/v1/{}",
        random.nextInt(4096), Coverage.FULL, kinds, rules, new RuleRef("no-pii"), word(random), "9f86d0");
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  static Stored stored(int number) {
    return new Stored(number, event(number));
  }

  static List<Stored> stored(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(Traffic::stored).toList();
  }

  static Shipment shipment(int from, int count) {
    return new Shipment(LOG, stored(from, count), false);
  }

  /** Writes so many to the log in a data folder. */
  static void write(Path data, int count) throws Exception {
    try (SegmentLog log = SegmentLog.open(data, InstantSource.fixed(START), LogKey.of(new byte[32]))) {
      for (int from = 0; from < count; from += AT_ONCE) {
        List<CompletableFuture<?>> kept = stored(from, Math.min(AT_ONCE, count - from)).stream()
            .<CompletableFuture<?>>map(stored -> log.append(stored.event()).toCompletableFuture()).toList();
        CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
      }
    }
  }
}
