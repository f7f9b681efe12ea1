package dev.weir.detect;

import dev.weir.detect.body.BodyReader;
import dev.weir.detect.body.Budget;
import dev.weir.detect.body.Flat;
import dev.weir.detect.body.HeadReader;
import dev.weir.detect.body.JsonReader;
import dev.weir.detect.body.Sources;
import dev.weir.detect.codec.Codings;
import dev.weir.detect.codec.Unpacked;
import dev.weir.detect.engine.Engine;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Findings.Hit;
import dev.weir.detect.engine.Text;
import dev.weir.detect.nest.Nests;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.detect.rewrite.Operators;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Head;
import dev.weir.model.Inspector;
import dev.weir.model.Kind;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import dev.weir.model.settings.DetectorRule;
import java.util.List;
import java.util.function.BiFunction;

/** Looks at requests, and at texts, with every detector; for any number of threads. */
public final class PayloadInspector implements Inspector {

  /** What one thread keeps for its next request: no more than this many bytes. */
  private static final int KEPT = 1 << 20;

  /** Round a payload that came without one. */
  private static final Head NO_HEAD = new Head("POST", Target.absolute("http://localhost/").orElseThrow(),
      Headers.NONE);
  /** What a payload without a limit of its own may grow to. */
  private static final long MOST_BYTES = 64 << 20;

  private final Engines engines = new Engines();
  private final Keyed keyed;
  private final Operators operators;
  private final ThreadLocal<Desk> desks = ThreadLocal.withInitial(Desk::new);

  /** The buffers of one examination. */
  private static final class Desk {
    final Flat flat = new Flat();
    final Text text = new Text();
    final Findings findings = new Findings();
    final JsonReader json = new JsonReader();
  }

  /** @param key 32 bytes: of fingerprints and of the hash operator */
  public PayloadInspector(byte[] key, Tokens tokens) {
    keyed = new Keyed(key);
    operators = new Operators(keyed, tokens);
  }

  @Override
  public Examination inspect(Head head, Bytes body, long maxBytes) {
    return inspect(head, body, maxBytes, List.of());
  }

  @Override
  public Examination inspect(Head head, Bytes body, long maxBytes, List<DetectorRule> own) {
    Unpacked unpacked = body.isEmpty()
        ? new Unpacked.Plain(body)
        : Codings.undo(body, head.headers().all("Content-Encoding"), maxBytes);
    return switch (unpacked) {
      case Unpacked.Failed(var why) ->
        examine(engines.with(own), head, body, false, 0, maxBytes, (_, _) -> new Content.Opaque(why));
      case Unpacked.Plain(var plain) ->
        examine(engines.with(own), head, body, false, plain.length(), maxBytes,
            (bodies, flat) -> bodies.body(plain, contentType(head.headers()), flat));
    };
  }

  /** Returns what {@code contentType} has in it; two of them are none. */
  private static String contentType(Headers headers) {
    List<String> types = headers.all("Content-Type");
    return types.size() == 1 ? types.getFirst() : "";
  }

  /** Returns what is found in {@code payload} on its own, read as {@code contentType} says. */
  public Examination examine(String contentType, Bytes payload) {
    return examine(engines.with(List.of()), NO_HEAD, payload, false, payload.length(), MOST_BYTES,
        (bodies, flat) -> bodies.body(payload, contentType, flat));
  }

  /** Returns what is found in {@code text} as it is: places count from its first code point. */
  public Examination examine(String text) {
    Bytes payload = Bytes.utf8(text);
    return examine(engines.with(List.of()), NO_HEAD, payload, true, payload.length(), MOST_BYTES,
        (bodies, flat) -> bodies.text(payload, flat));
  }

  private Examination examine(Engine engine, Head head, Bytes sent, boolean asText, int length, long maxBytes,
      BiFunction<BodyReader, Flat, Content> reading) {
    Desk desk = desk();
    Sources sources = new Sources(head);
    Budget budget = new Budget(length, maxBytes);
    BodyReader bodies = new BodyReader(desk.json, sources, budget);
    HeadReader.read(sources, desk.flat);
    Content body = reading.apply(bodies, desk.flat);
    Nests nests = new Nests(desk.flat, sources, bodies, budget);
    boolean whole = nests.open();
    desk.text.over(desk.flat.bytes(), desk.flat.length());
    engine.scan(desk.text, desk.findings);
    List<Hit> hits = nests.telling(desk.findings.resolved(),
        hit -> Detectors.about(hit.detector()).kind().equals(Kind.SECRET));
    Content content = whole && !desk.findings.full() ? body : inPart(body);
    return Examination.of(content, hits, asText, desk.flat, sources, sent, keyed, operators);
  }

  private static Content inPart(Content body) {
    return body.coverage() == Coverage.FULL ? new Content.Inspected(List.of(), Coverage.PARTIAL) : body;
  }

  private Desk desk() {
    Desk desk = desks.get();
    if (desk.flat.footprint() > KEPT) {
      desk = new Desk();
      desks.set(desk);
    }
    desk.flat.clear();
    desk.findings.clear();
    return desk;
  }
}
