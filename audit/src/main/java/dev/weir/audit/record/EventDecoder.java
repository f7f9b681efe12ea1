package dev.weir.audit.record;

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
import dev.weir.model.TlsFacts;
import dev.weir.model.net.Ip;
import dev.weir.model.talk.Cost;
import dev.weir.model.talk.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads records back. */
public final class EventDecoder {

  private static final int MAX_NANO = 999_999_999;

  private final ByteSource from;

  private EventDecoder(ByteSource from) {
    this.from = from;
  }

  /**
   * Returns the event that these bytes are, all of them; never throws anything but {@link CorruptRecord}, and never takes
   * more memory than a small multiple of {@code length}, whatever the bytes are.
   */
  public static AuditEvent decode(byte[] bytes, int start, int length) throws CorruptRecord {
    ByteSource source = new ByteSource(bytes, start, length);
    AuditEvent event = new EventDecoder(source).event();
    if (source.left() != 0) {
      throw new CorruptRecord("there are bytes behind its end");
    }
    return event;
  }

  private AuditEvent event() throws CorruptRecord {
    int first = from.u8();
    if (first >> 4 != Codes.VERSION) {
      throw new CorruptRecord("records of version " + (first >> 4) + " are not known");
    }
    return switch (first & 15) {
      case Codes.INTENT -> new AuditEvent.Intent(instant(), asked(), ip(), integer(), shadow());
      case Codes.REFUSAL -> new AuditEvent.Refusal(instant(), asked(), Codes.status(from.number()));
      case Codes.OUTCOME -> outcome();
      case Codes.ADMIN_CHANGE ->
        new AuditEvent.AdminChange(instant(), from.text(), from.text(), from.text(), from.text());
      case Codes.NOTICE ->
        new AuditEvent.Notice(instant(), isPresent() ? Optional.of(CallIds.read(from)) : Optional.empty(),
            from.text(), from.text(), new RuleRef(from.text()), from.text(), from.text(), from.text());
      default -> throw new CorruptRecord("no event is of kind " + (first & 15));
    };
  }

  private AuditEvent.Outcome outcome() throws CorruptRecord {
    Instant at = instant();
    CallId call = CallIds.read(from);
    int status = integer();
    long sent = from.number();
    long received = from.number();
    Duration firstByte = duration();
    Duration total = duration();
    int restored = integer();
    Optional<String> fault = optionalText();
    int first = from.left() == 0 ? 1 : from.number(-(Codes.TLS | Codes.COST), Integer.MAX_VALUE);
    if (first == 0) {
      throw new CorruptRecord("a call was tried no time");
    }
    int more = Math.max(0, -first);
    int attempts = more == 0 ? first : from.number(1, Integer.MAX_VALUE);
    return new AuditEvent.Outcome(at, call, status, sent, received, firstByte, total, restored, attempts,
        fault, (more & Codes.TLS) == 0 ? Optional.empty() : Optional.of(tls()),
        (more & Codes.COST) == 0 ? Optional.empty() : Optional.of(cost()));
  }

  private TlsFacts tls() throws CorruptRecord {
    return new TlsFacts(from.text(), from.text(), from.text(), from.text());
  }

  private Cost cost() throws CorruptRecord {
    return new Cost(new Usage(from.number(), from.number()),
        isPresent() ? OptionalLong.of(from.number()) : OptionalLong.empty());
  }

  private AuditEvent.Asked asked() throws CorruptRecord {
    CallId call = CallIds.read(from);
    Principal who = principal();
    Ip peer = ip();
    int entered = from.u8();
    Entry entry = Codes.entry(entered & ~(Codes.WITHIN | Codes.FOUND));
    Optional<CallId> within = (entered & Codes.WITHIN) != 0
        ? Optional.of(CallIds.read(from))
        : Optional.empty();
    List<Long> fingerprints = (entered & Codes.FOUND) != 0 ? fingerprints() : List.of();
    String destination = from.text();
    String host = from.text();
    int port = integer();
    String method = from.text();
    String path = from.text();
    long bodyBytes = from.number();
    Coverage coverage = Codes.coverage(from.u8());
    return new AuditEvent.Asked(call, within, who, peer, entry, destination, host, port, method, path,
        bodyBytes,
        coverage, kinds(), rules(), new RuleRef(from.text()), from.text(), from.text(), fingerprints);
  }

  private List<Long> fingerprints() throws CorruptRecord {
    List<Long> fingerprints = new ArrayList<>();
    for (int left = from.count(); left > 0; left--) {
      fingerprints.add(from.u64());
    }
    return fingerprints;
  }

  private Principal principal() throws CorruptRecord {
    return switch (from.u8()) {
      case Codes.CALLER ->
        new Principal.Caller(from.text(), from.text(), optionalText().map(KeyId::new));
      case Codes.BY_SUB_KEY ->
        new Principal.Caller(from.text(), from.text(),
            new Proof.Key(new KeyId(from.text()), above(), Optional.empty(), Narrowing.NONE));
      case Codes.UNKNOWN -> new Principal.Unknown(from.text());
      default -> throw new CorruptRecord("a principal is neither caller nor unknown");
    };
  }

  private List<KeyId> above() throws CorruptRecord {
    List<KeyId> above = new ArrayList<>();
    for (int left = from.count(); left > 0; left--) {
      above.add(new KeyId(from.text()));
    }
    return above;
  }

  private Map<Kind, Integer> kinds() throws CorruptRecord {
    int size = from.count();
    Map<Kind, Integer> kinds = new HashMap<>();
    for (int i = 0; i < size; i++) {
      if (kinds.put(new Kind(from.text()), integer()) != null) {
        throw new CorruptRecord("a kind of data is counted twice");
      }
    }
    return kinds;
  }

  private List<RuleRef> rules() throws CorruptRecord {
    int size = from.count();
    List<RuleRef> rules = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rules.add(new RuleRef(from.text()));
    }
    return rules;
  }

  private Optional<Decision.Deny> shadow() throws CorruptRecord {
    return isPresent()
        ? Optional.of(new Decision.Deny(new RuleRef(from.text()), from.text(), Codes.status(from.number())))
        : Optional.empty();
  }

  private Instant instant() throws CorruptRecord {
    long seconds = from.number();
    if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
      throw new CorruptRecord("a time is out of range");
    }
    return Instant.ofEpochSecond(seconds, from.number(0, MAX_NANO));
  }

  private Duration duration() throws CorruptRecord {
    return Duration.ofSeconds(from.number(), from.number(0, MAX_NANO));
  }

  private Ip ip() throws CorruptRecord {
    return switch (from.u8()) {
      case Codes.V4 -> Ip.v4((long) from.u8() << 24 | from.u8() << 16 | from.u8() << 8 | from.u8());
      case Codes.V6 -> Ip.v6(from.u64(), from.u64());
      default -> throw new CorruptRecord("an address is neither IPv4 nor IPv6");
    };
  }

  private Optional<String> optionalText() throws CorruptRecord {
    return isPresent() ? Optional.of(from.text()) : Optional.empty();
  }

  private boolean isPresent() throws CorruptRecord {
    return switch (from.u8()) {
      case Codes.ABSENT -> false;
      case Codes.PRESENT -> true;
      default -> throw new CorruptRecord("an option is neither absent nor present");
    };
  }

  private int integer() throws CorruptRecord {
    return from.number(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
