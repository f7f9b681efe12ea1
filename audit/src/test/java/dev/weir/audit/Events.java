package dev.weir.audit;

import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Narrowing;
import dev.weir.model.Principal;
import dev.weir.model.Proof;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.TlsFacts;
import dev.weir.model.net.Ip;
import dev.weir.model.talk.Cost;
import dev.weir.model.talk.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Events as a gateway would record them. */
public final class Events {

  public static final Instant START = Instant.parse("2026-11-22T06:00:00.123456Z");

  private static final Principal CHECKOUT = new Principal.Caller("checkout", "payments",
      Optional.of(new KeyId("wk_7f3a9c21")));
  private static final String CONFIG = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private Events() {}

  public static Instant at(int number) {
    return START.plusMillis(number);
  }

  public static CallId call(int number) {
    return new CallId("01JD9Q%020d".formatted(number));
  }

  public static AuditEvent.Asked asked(CallId call, Principal who) {
    return new AuditEvent.Asked(call, Optional.empty(), who, Ip.v4(0x7f000001), Entry.INTERCEPTED, "openai",
        "api.openai.com",
        443,
        "POST", "/v1/chat/completions", 2048, Coverage.FULL, Map.of(Kind.EMAIL, 2, Kind.PHONE, 1),
        List.of(new RuleRef("no-pii-to-ai"), new RuleRef("fair-use")), new RuleRef("no-pii-to-ai"),
        "personal data is rewritten", CONFIG);
  }

  /** A message on the connection that call {@code within} opened. */
  public static AuditEvent.Intent message(int number, int within) {
    AuditEvent.Asked asked = asked(call(number), CHECKOUT);
    return new AuditEvent.Intent(at(number),
        new AuditEvent.Asked(asked.call(), Optional.of(call(within)), asked.who(), asked.peer(),
            asked.entry(),
            asked.destination(), asked.host(), asked.port(), "MESSAGE", asked.pathTemplate(),
            asked.bodyBytes(),
            asked.coverage(), asked.kinds(), asked.rules(), asked.by(), asked.reason(), asked.config()),
        Ip.v4(0x68124015), 0, Optional.empty());
  }

  public static AuditEvent.Intent intent(int number) {
    return intent(call(number), at(number));
  }

  public static AuditEvent.Intent intent(CallId call, Instant at) {
    return new AuditEvent.Intent(at, asked(call, CHECKOUT), Ip.v4(0x68124015), 3, Optional.empty());
  }

  public static AuditEvent.Intent shadowed(int number) {
    return new AuditEvent.Intent(at(number), asked(call(number), CHECKOUT), Ip.v6(1, 2), 0,
        Optional
            .of(new Decision.Deny(new RuleRef("office-hours"), "batch runs after six", Status.FORBIDDEN)));
  }

  public static AuditEvent.Refusal refusal(int number) {
    return new AuditEvent.Refusal(at(number), asked(call(number), new Principal.Unknown("no key was shown")),
        Status.UNKNOWN_CALLER);
  }

  public static AuditEvent.Outcome outcome(int number, int status) {
    return outcome(call(number), at(number), status);
  }

  public static AuditEvent.Outcome outcome(CallId call, Instant at, int status) {
    return new AuditEvent.Outcome(at, call, status, 2104, 1830, Duration.ofNanos(48_123_456),
        Duration.ofNanos(51_654_321), 2, 1, Optional.empty());
  }

  /** A call by a sub-key, with what was found in it. */
  public static AuditEvent.Intent bySubKey(int number) {
    AuditEvent.Asked asked = asked(call(number), new Principal.Caller("checkout", "payments", new Proof.Key(
        new KeyId("ws_9"), List.of(new KeyId("wk_7f3a9c21"), new KeyId("ws_8")), Optional.empty(),
        Narrowing.NONE)));
    return new AuditEvent.Intent(at(number), new AuditEvent.Asked(asked.call(), asked.within(), asked.who(),
        asked.peer(), asked.entry(), asked.destination(), asked.host(), asked.port(), asked.method(),
        asked.pathTemplate(), asked.bodyBytes(), asked.coverage(), asked.kinds(), asked.rules(), asked.by(),
        asked.reason(), asked.config(), List.of(77L, -2L)), Ip.v4(0x68124015), 3, Optional.empty());
  }

  /** How a call over TLS to a model has ended; the model's price is known or not. */
  public static AuditEvent.Outcome charged(int number, int attempts, boolean priced) {
    return new AuditEvent.Outcome(at(number), call(number), 200, 2104, 1830, Duration.ofNanos(48_123_456),
        Duration.ofNanos(51_654_321), 2, attempts, Optional.empty(),
        Optional.of(new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", "h2", "ab".repeat(32))),
        Optional
            .of(new Cost(new Usage(1200, 300), priced ? OptionalLong.of(6_000_000) : OptionalLong.empty())));
  }

  public static AuditEvent.Notice notice(int number) {
    return new AuditEvent.Notice(at(number), Optional.of(call(number)), "checkout", "openai",
        new RuleRef("answers"), "answer.canary", "the answer holds a canary", "denied");
  }

  public static AuditEvent.AdminChange change(int number) {
    return new AuditEvent.AdminChange(at(number), "root", "key minted", "checkout", "wk_7f3a9c21");
  }
}
