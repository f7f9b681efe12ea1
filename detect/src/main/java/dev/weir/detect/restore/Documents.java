package dev.weir.detect.restore;

import dev.weir.detect.body.BodyReader;
import dev.weir.detect.body.Budget;
import dev.weir.detect.body.Flat;
import dev.weir.detect.body.JsonReader;
import dev.weir.detect.body.Role;
import dev.weir.detect.body.Sources;
import dev.weir.detect.body.Walk;
import dev.weir.detect.rewrite.Place;
import dev.weir.detect.rewrite.Rewriting;
import dev.weir.model.Head;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Restores whole bodies in which a value is not simply written: they are read as requests are, part by part and field by field,
 * and written anew round the originals, with lengths and encodings put right.
 */
final class Documents {

  private static final Head NO_HEAD = new Head("POST", Target.absolute("http://localhost/").orElseThrow(),
      Headers.NONE);
  private static final long MOST_BYTES = 16 << 20;

  private final Originals originals;

  Documents(Originals originals) {
    this.originals = originals;
  }

  /** Returns {@code body} with every token turned back; {@code body} itself where there is none. */
  Bytes restored(Bytes body, String contentType) {
    Flat flat = new Flat();
    Sources sources = new Sources(NO_HEAD);
    Budget budget = new Budget(body.length(), MOST_BYTES);
    new BodyReader(new JsonReader(), sources, budget).body(body, contentType, flat);
    Rewriting rewriting = new Rewriting(sources);
    Walk walk = new Walk(flat, sources);
    try {
      for (int value = 0; value < flat.count(); value++) {
        if (flat.role(value) != Role.CONTEXT && flat.role(value) != Role.FIXED) {
          restore(value, flat, walk, rewriting);
        }
      }
      return rewriting.applied(body).body();
    } catch (CannotRewrite e) {
      throw new IllegalStateException("only what is fixed or signed cannot be rewritten", e);
    }
  }

  private void restore(int value, Flat flat, Walk walk, Rewriting rewriting) throws CannotRewrite {
    Spelling spelling = originals.spelling();
    byte[] bytes = flat.bytes();
    int to = flat.end(value);
    for (int at = spelling.next(bytes, flat.start(value), to); at < to;) {
      int end = spelling.end(bytes, at, to);
      Optional<String> original = originals.of(new String(bytes, at, end - at, StandardCharsets.US_ASCII));
      if (original.isPresent()) {
        walk.go(value, at);
        int from = walk.raw();
        walk.goBehind(value, end);
        rewriting.put(new Place(flat.role(value), flat.source(value), from, walk.raw(), flat.raw(value),
            flat.rawEnd(value)), original.get());
      }
      at = spelling.next(bytes, end, to);
    }
  }
}
