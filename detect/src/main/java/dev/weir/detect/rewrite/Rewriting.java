package dev.weir.detect.rewrite;

import dev.weir.detect.body.Escape;
import dev.weir.detect.body.Nest;
import dev.weir.detect.body.Role;
import dev.weir.detect.body.Source;
import dev.weir.detect.body.Sources;
import dev.weir.detect.codec.Codings;
import dev.weir.model.Head;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Span.Part;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects replacements, then makes the request that they lead to: what stands in other things first, they themselves last. */
public final class Rewriting {

  private final Sources sources;
  /** By the source that they are made in. */
  private final @Nullable Edits[] edits;
  private final Map<Integer, String> headers = new HashMap<>();
  private String path;
  private String query;
  private @Nullable Bytes body;
  private int count;

  public Rewriting(Sources sources) {
    this.sources = sources;
    edits = new Edits[sources.size()];
    path = sources.head().target().path();
    query = sources.head().target().query();
  }

  /** Puts {@code text} in the place; places do not overlap in what they say. */
  public void put(Place place, String text) throws CannotRewrite {
    count++;
    if (!place.role().isChangeable()) {
      throw new CannotRewrite("a name holds what would have to change");
    }
    boolean number = place.role() == Role.JSON_NUMBER;
    Escape escape = number ? Escape.JSON : place.role().escape();
    Edits there = in(place.source());
    if (number) {
      there.quote(place.wholeFrom(), place.wholeTo());
    }
    there.add(place.from(), place.to(), escape.write(text).getBytes(StandardCharsets.UTF_8), false);
  }

  private Edits in(int source) {
    Edits there = edits[source];
    if (there == null) {
      there = new Edits();
      edits[source] = there;
    }
    return there;
  }

  /**
   * Returns the request with all replacements made.
   *
   * @param sent the body as it came; what leaves where it is changed is without its content codings, but for {@link Codings#kept}
   */
  public Rewritten applied(Bytes sent) throws CannotRewrite {
    Head head = sources.head();
    if (count == 0) {
      return new Rewritten(head, sent, 0);
    }
    for (int source = sources.size() - 1; source >= 0; source--) {
      Edits there = edits[source];
      if (there != null) {
        make(there, sources.get(source));
      }
    }
    Optional<String> signed = Signatures.cover(head.headers(), body != null);
    if (signed.isPresent()) {
      throw new CannotRewrite(signed.get());
    }
    Target target = head.target();
    Target changed = new Target(target.origin(), path, query, target.hasQuery());
    Bytes rewritten = body;
    if (rewritten == null) {
      return new Rewritten(new Head(head.method(), changed, fields(head.headers(), headers, null)), sent,
          count);
    }
    List<String> codings = head.headers().all("Content-Encoding");
    Optional<Bytes> coded = Codings.kept(codings, rewritten);
    Bytes leaving = coded.orElse(rewritten);
    Headers fields = fields(head.headers(), headers, leaving);
    Headers all = coded.isPresent()
        ? fields.toBuilder().set("Content-Encoding", codings.getFirst()).build()
        : fields;
    return new Rewritten(new Head(head.method(), changed, all), leaving, count);
  }

  /** Returns {@code head} as it is right for another body; empty where what it has is signed. */
  public static Optional<Head> withBody(Head head, Bytes body) {
    return Signatures.cover(head.headers(), true).isPresent()
        ? Optional.empty()
        : Optional.of(new Head(head.method(), head.target(), fields(head.headers(), Map.of(), body)));
  }

  private void make(Edits there, Source source) throws CannotRewrite {
    switch (source.nest()) {
      case null -> outermost(source, Reframing.applied(there.inOrder(), source));
      case Nest.Wrapped wrapped -> {
        Edits round = in(wrapped.source());
        if (!round.cover(wrapped.from(), wrapped.to())) {
          byte[] inside = wrapped.wrapping().wrap(Reframing.applied(there.inOrder(), source));
          round.add(wrapped.from(), wrapped.to(), wrapped.role().escape().write(inside), true);
        }
      }
      case Nest.Spelled spelled -> {
        Respelling respelling = new Respelling(spelled.pieces(), sources.get(spelled.source()).array(),
            in(spelled.source()));
        there.inOrder().forEach(respelling::make);
      }
    }
  }

  private void outermost(Source source, byte[] changed) {
    switch (source.part()) {
      case Part.PATH -> path = new String(changed, StandardCharsets.UTF_8);
      case Part.QUERY -> query = new String(changed, StandardCharsets.UTF_8);
      case Part.HEADER -> headers.put(source.header(), new String(changed, StandardCharsets.UTF_8));
      case Part.BODY -> body = Bytes.wrap(changed);
    }
  }

  private static Headers fields(Headers old, Map<Integer, String> changed, @Nullable Bytes newBody) {
    Headers.Builder fields = Headers.builder();
    for (int i = 0; i < old.size(); i++) {
      String name = old.name(i);
      String value = changed.getOrDefault(i, old.value(i));
      Optional<String> after = newBody == null ? Optional.of(value) : Digests.of(name, value, newBody);
      after.ifPresent(text -> fields.add(name, text));
    }
    return fields.build();
  }
}
