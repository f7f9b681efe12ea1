package dev.weir.detect;

import dev.weir.detect.body.BodyReader;
import dev.weir.detect.body.Flat;
import dev.weir.detect.body.HeadReader;
import dev.weir.detect.body.Sources;
import dev.weir.detect.codec.Codings;
import dev.weir.detect.codec.Unpacked;
import dev.weir.detect.engine.Engine;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.detect.rewrite.Operators;
import dev.weir.model.Content;
import dev.weir.model.Head;
import dev.weir.model.Inspector;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import java.util.List;

/** Looks at requests, and at texts, with every detector; for any number of threads. */
public final class PayloadInspector implements Inspector {

  /** What one thread keeps for its next request: no more than this many bytes. */
  private static final int KEPT = 1 << 20;

  /** Round a payload that came without one. */
  private static final Head NO_HEAD = new Head("POST", Target.absolute("http://localhost/").orElseThrow(),
      Headers.NONE);

  private final Engine engine = Detectors.engine();
  private final Keyed keyed;
  private final Operators operators;
  private final ThreadLocal<Desk> desks = ThreadLocal.withInitial(Desk::new);

  /** The buffers of one examination. */
  private static final class Desk {
    final Flat flat = new Flat();
    final Text text = new Text();
    final Findings findings = new Findings();
    final BodyReader bodies = new BodyReader();
  }

  /** @param key 32 bytes: of fingerprints and of the hash operator */
  public PayloadInspector(byte[] key, Tokens tokens) {
    keyed = new Keyed(key);
    operators = new Operators(keyed, tokens);
  }

  @Override
  public Examination inspect(Head head, Bytes body, long maxBytes) {
    Desk desk = desk();
    HeadReader.read(head, desk.flat);
    Unpacked unpacked = body.isEmpty()
        ? new Unpacked.Plain(body)
        : Codings.undo(body, head.headers().all("Content-Encoding"), maxBytes);
    return switch (unpacked) {
      case Unpacked.Failed failed ->
        examine(desk, new Content.Opaque(failed.why()), new Sources(head, Bytes.EMPTY), body);
      case Unpacked.Plain plain -> {
        Content content = desk.bodies.read(plain.body(), contentType(head.headers()), desk.flat);
        yield examine(desk, content, new Sources(head, plain.body()), body);
      }
    };
  }

  /** Returns what {@code contentType} has in it; two of them are none. */
  private static String contentType(Headers headers) {
    List<String> types = headers.all("Content-Type");
    return types.size() == 1 ? types.getFirst() : "";
  }

  /** Returns what is found in {@code payload} on its own, read as {@code contentType} says. */
  public Examination examine(String contentType, Bytes payload) {
    Desk desk = desk();
    Content content = desk.bodies.read(payload, contentType, desk.flat);
    return examine(desk, content, new Sources(NO_HEAD, payload), payload);
  }

  /** Returns what is found in {@code text} as it is: places count from its first code point. */
  public Examination examine(String text) {
    Desk desk = desk();
    Bytes payload = Bytes.utf8(text);
    Content content = desk.bodies.text(payload, desk.flat);
    return examine(desk, content, new Sources(NO_HEAD, payload), payload);
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

  private Examination examine(Desk desk, Content content, Sources sources, Bytes sent) {
    desk.text.over(desk.flat.bytes(), desk.flat.length());
    engine.scan(desk.text, desk.findings);
    return Examination.of(content, desk.findings.resolved(), desk.findings.full(), desk.flat, sources, sent,
        keyed, operators);
  }
}
