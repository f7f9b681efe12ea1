package dev.weir.detect;

import dev.weir.detect.body.BodyReader;
import dev.weir.detect.body.Budget;
import dev.weir.detect.body.ContentType;
import dev.weir.detect.body.Flat;
import dev.weir.detect.body.HeadReader;
import dev.weir.detect.body.JsonReader;
import dev.weir.detect.body.Pointers;
import dev.weir.detect.body.Role;
import dev.weir.detect.body.Sources;
import dev.weir.detect.codec.Codings;
import dev.weir.detect.codec.Unpacked;
import dev.weir.detect.engine.Engine;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Findings.Hit;
import dev.weir.detect.engine.Text;
import dev.weir.detect.explain.Witnesses;
import dev.weir.detect.nest.Nests;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.detect.rewrite.Operators;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Head;
import dev.weir.model.Inspector;
import dev.weir.model.Kind;
import dev.weir.model.Opinion;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import dev.weir.model.settings.DetectorRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
  private final List<DetectorRule> lone;
  private final ThreadLocal<Desk> desks = ThreadLocal.withInitial(Desk::new);

  /** The buffers of one examination. */
  private static final class Desk {
    final Flat flat = new Flat();
    final Text text = new Text();
    final Findings findings = new Findings();
    final HeadReader head = new HeadReader();
    final JsonReader json = new JsonReader();
    private @Nullable Witnesses witnesses;

    /** Made for the first explanation. */
    Witnesses witnesses(List<DetectorRule> own) {
      Witnesses made = witnesses == null ? new Witnesses(Detectors.with(own)) : witnesses;
      witnesses = made;
      return made;
    }
  }

  /** @param key 32 bytes: of fingerprints and of the hash operator */
  public PayloadInspector(byte[] key, Tokens tokens) {
    this(key, tokens, List.of());
  }

  /** @param own detectors that are asked besides Weir's about payloads on their own */
  public PayloadInspector(byte[] key, Tokens tokens, List<DetectorRule> own) {
    lone = List.copyOf(own);
    keyed = new Keyed(key);
    operators = new Operators(keyed, tokens);
  }

  @Override
  public Examination inspect(Head head, Bytes body, long maxBytes) {
    return inspect(head, body, maxBytes, List.of());
  }

  @Override
  public Examination inspect(Head head, Bytes body, long maxBytes, List<DetectorRule> own) {
    return inspect(head, body, maxBytes, own, List.of());
  }

  @Override
  public Examination inspect(Head head, Bytes body, long maxBytes, List<DetectorRule> own,
      List<Opinion> outside) {
    Desk desk = desk();
    Laid laid = lay(desk, head, body, maxBytes);
    engines.with(own).scan(desk.text, desk.findings);
    if (!outside.isEmpty()) {
      new Sentences(desk.flat).add(outside, desk.findings);
    }
    return examined(desk, laid, body, false);
  }

  @Override
  public String prose(Head head, Bytes body, long maxBytes) {
    Desk desk = desk();
    lay(desk, head, body, maxBytes);
    return new Sentences(desk.flat).text();
  }

  @Override
  public Optional<String> carried(String labels) {
    return new HostLabels(this::examine).carried(labels);
  }

  private static Laid lay(Desk desk, Head head, Bytes body, long maxBytes) {
    Unpacked unpacked = body.isEmpty()
        ? new Unpacked.Plain(body)
        : Codings.undo(body, head.headers().all("Content-Encoding"), maxBytes);
    return switch (unpacked) {
      case Unpacked.Failed(var why) -> lay(desk, head, 0, maxBytes, (_, _) -> new Content.Opaque(why));
      case Unpacked.Plain(var plain, var beside) ->
        lay(desk, head, plain.length() + beside.length(), maxBytes, (bodies, flat) -> {
          bodies.beside(beside, flat);
          return bodies.body(plain, ContentType.in(head.headers()), flat);
        });
    };
  }

  /** Returns what is found in {@code payload} on its own, read as {@code contentType} says. */
  public Examination examine(String contentType, Bytes payload) {
    return examine(engines.with(lone), NO_HEAD, payload, false, payload.length(), MOST_BYTES,
        (bodies, flat) -> bodies.body(payload, contentType, flat));
  }

  /**
   * A text of a document, for nobody's log.
   *
   * @param pointer where it stands
   * @param text as it is read
   * @param isName whether it is the name of something
   */
  public record Told(String pointer, String text, boolean isName) {
    /** Never the text. */
    @Override
    public String toString() {
      return "Told[" + text.length() + "]";
    }
  }

  /** Returns what is found in {@code payload}, and adds to {@code texts} all that was read for it, in order. */
  public Examination examine(String contentType, Bytes payload, long maxBytes, List<DetectorRule> own,
      List<Told> texts) {
    return examine(engines.with(own), NO_HEAD, payload, false, payload.length(), maxBytes,
        (bodies, flat) -> bodies.body(payload, contentType, flat), flat -> tell(flat, texts));
  }

  private static void tell(Flat flat, List<Told> texts) {
    Pointers pointers = new Pointers(flat, _ -> false);
    for (int value = 0; value < flat.count(); value++) {
      if (flat.role(value) != Role.CONTEXT) {
        texts.add(new Told(pointers.to(value), new String(flat.bytes(), flat.start(value),
            flat.end(value) - flat.start(value), StandardCharsets.UTF_8), flat.role(value) == Role.JSON_KEY));
      }
    }
  }

  /** Returns what is found in {@code text} as it is: places count from its first code point. */
  public Examination examine(String text) {
    return examine(text, lone);
  }

  /** Returns the same, asking {@code own} in the place of those that this inspector has of its own. */
  public Examination examine(String text, List<DetectorRule> own) {
    Bytes payload = Bytes.utf8(text);
    return examine(engines.with(own), NO_HEAD, payload, true, payload.length(), MOST_BYTES,
        (bodies, flat) -> bodies.text(payload, flat));
  }

  /** Returns the same as {@link #examine(String, Bytes)}, and everything that was considered with what became of it. */
  public Explanation explain(String contentType, Bytes payload) {
    return explain(payload, false, (bodies, flat) -> bodies.body(payload, contentType, flat));
  }

  /** Returns the same as {@link #examine(String)}, and everything that was considered with what became of it. */
  public Explanation explain(String text) {
    Bytes payload = Bytes.utf8(text);
    return explain(payload, true, (bodies, flat) -> bodies.text(payload, flat));
  }

  private Explanation explain(Bytes payload, boolean asText, BiFunction<BodyReader, Flat, Content> reading) {
    Desk desk = desk();
    Laid laid = lay(desk, NO_HEAD, payload.length(), MOST_BYTES, reading);
    Witnesses witnesses = desk.witnesses(lone);
    witnesses.scan(desk.text, desk.findings);
    Examination seen = examined(desk, laid, payload, asText);
    List<Hit> resolved = desk.findings.resolved();
    return new Explanation(seen, witnesses.candidates(resolved, telling(laid, resolved), laid.nests(), asText,
        desk.flat, laid.sources()));
  }

  private Examination examine(Engine engine, Head head, Bytes sent, boolean asText, int length, long maxBytes,
      BiFunction<BodyReader, Flat, Content> reading) {
    return examine(engine, head, sent, asText, length, maxBytes, reading, _ -> {});
  }

  private Examination examine(Engine engine, Head head, Bytes sent, boolean asText, int length, long maxBytes,
      BiFunction<BodyReader, Flat, Content> reading, Consumer<Flat> laidOut) {
    Desk desk = desk();
    Laid laid = lay(desk, head, length, maxBytes, reading);
    laidOut.accept(desk.flat);
    engine.scan(desk.text, desk.findings);
    return examined(desk, laid, sent, asText);
  }

  /** A request whose values are laid out in a flat text. */
  private record Laid(Sources sources, Nests nests, Content body, boolean whole) {}

  private static Laid lay(Desk desk, Head head, int length, long maxBytes,
      BiFunction<BodyReader, Flat, Content> reading) {
    Sources sources = new Sources(head);
    Budget budget = new Budget(length, maxBytes);
    BodyReader bodies = new BodyReader(desk.json, sources, budget);
    desk.head.read(sources, desk.flat);
    Content body = reading.apply(bodies, desk.flat);
    Nests nests = new Nests(desk.flat, sources, bodies, budget);
    boolean whole = nests.open();
    desk.text.over(desk.flat.bytes(), desk.flat.length(), desk.flat::isQuiet);
    return new Laid(sources, nests, body, whole);
  }

  private Examination examined(Desk desk, Laid laid, Bytes sent, boolean asText) {
    List<Hit> hits = telling(laid, desk.findings.resolved());
    Content content = laid.whole() && !desk.findings.full() ? laid.body() : inPart(laid.body());
    return Examination.of(content, hits, asText, desk.flat, laid.sources(), sent, keyed, operators);
  }

  private static List<Hit> telling(Laid laid, List<Hit> resolved) {
    return laid.nests().telling(resolved,
        hit -> Detectors.about(hit.detector()).kind().equals(Kind.SECRET));
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
