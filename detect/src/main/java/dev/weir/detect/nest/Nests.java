package dev.weir.detect.nest;

import dev.weir.detect.body.BodyReader;
import dev.weir.detect.body.Budget;
import dev.weir.detect.body.Doc;
import dev.weir.detect.body.Escape;
import dev.weir.detect.body.Flat;
import dev.weir.detect.body.Folding;
import dev.weir.detect.body.Framing;
import dev.weir.detect.body.Nest;
import dev.weir.detect.body.Records;
import dev.weir.detect.body.Role;
import dev.weir.detect.body.Sources;
import dev.weir.detect.body.Tables;
import dev.weir.detect.body.Tree;
import dev.weir.detect.body.Utf8;
import dev.weir.detect.body.Walk;
import dev.weir.detect.body.XmlReader;
import dev.weir.detect.codec.Unwrapped;
import dev.weir.detect.engine.Findings.Hit;
import dev.weir.model.net.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks into values: what a value holds is appended to the values, and looked into in its turn. JSON and markup, text with
 * escapes that its surroundings do not ask for, and base32, base64 and hexadecimal of text or of compressed text.
 */
public final class Nests {

  /** A value shorter than this holds nothing in any encoding. */
  private static final int SHORTEST = Signs.EIGHT;
  /** A text round a run of letters has more than these; one that has not is a run as a whole, or none. */
  private static final int SHORTEST_AROUND = Runs.SHORTEST + 2;

  private final Flat flat;
  private final Sources sources;
  private final BodyReader bodies;
  private final Budget budget;
  private final Stretches decoded = new Stretches();
  private boolean whole = true;
  private boolean respelled;
  private @Nullable Walk walk;
  private int walked = -1;

  public Nests(Flat flat, Sources sources, BodyReader bodies, Budget budget) {
    this.flat = flat;
    this.sources = sources;
    this.bodies = bodies;
    this.budget = budget;
  }

  /** Looks into every value, and into what is added by that; returns whether all that is in them was read. */
  public boolean open() {
    for (int value = 0; value < flat.count(); value++) {
      if (flat.end(value) - flat.start(value) >= SHORTEST) {
        look(value);
      }
    }
    return whole && !budget.exceeded();
  }

  /**
   * Returns the findings that say something of their own, in order.
   *
   * @param strong whether a finding counts though letters and digits that stand for a document are all that it is made of
   */
  public List<Hit> telling(List<Hit> hits, Predicate<Hit> strong) {
    List<Hit> own = hits;
    if (!decoded.isEmpty()) {
      own = hits.stream()
          .filter(hit -> strong.test(hit) || !decoded.havePart(hit.start(), hit.end()))
          .toList();
    }
    return respelled && own.size() > 1 ? Echoes.without(own, flat, sources) : own;
  }

  private void look(int value) {
    Role role = flat.role(value);
    if (role == Role.JSON_NUMBER || role == Role.CONTEXT || role == Role.FIXED) {
      return;
    }
    byte[] bytes = flat.bytes();
    int signs = Signs.in(bytes, flat.start(value), flat.end(value));
    if ((signs & Signs.HIGH) != 0) {
      whole &= Folding.fold(flat, value);
    }
    byte first = first(value);
    boolean name = flat.place(value) == value;
    boolean read = !name && ((first == '{' || first == '[' || first == '"') && json(value)
        || first == '<' && markup(value)
        || (signs & Signs.PERCENT) != 0
            && (Signs.plussed(bytes, flat.start(value), flat.end(value))
                ? escaped(value, Role.FORM_VALUE, "form()")
                : escaped(value, Role.PERCENT_TEXT, "percent()"))
        || (signs & Signs.AMPERSAND) != 0 && escaped(value, Role.XML, "entities()")
        || (signs & Signs.BACKSLASH) != 0 && escaped(value, Role.ESCAPED_TEXT, "escapes()")
        || (signs & Signs.LINE) != 0 && Quoted.in(bytes, flat.start(value), flat.end(value))
            && escaped(value, Role.QUOTED_PRINTABLE, "quoted()"));
    if (!read) {
      runs(value);
      boolean lines = (signs & Signs.LINE) != 0;
      if (!name && (lines || Records.begin(bytes, flat.start(value), flat.end(value)))) {
        rows(value);
      }
    }
  }

  private byte first(int value) {
    int i = flat.start(value);
    while (i < flat.end(value) - 1 && flat.bytes()[i] <= ' ' && flat.bytes()[i] >= 0) {
      i++;
    }
    return flat.bytes()[i];
  }

  private boolean json(int value) {
    return spelled(value, "json()", doc -> bodies.json(doc, flat));
  }

  private boolean markup(int value) {
    return XmlReader.looks(flat.bytes(), flat.start(value), flat.end(value))
        && spelled(value, "xml()", doc -> {
          whole &= new XmlReader().read(doc, flat);
          return true;
        });
  }

  /** What stands round tables and records is looked at as text, and so are they: for whatever has no name there. */
  private void rows(int value) {
    if (Records.in(flat.bytes(), flat.start(value), flat.end(value))) {
      spelled(value, "records()", doc -> Records.read(doc, flat));
    } else if (Tables.in(flat.bytes(), flat.start(value), flat.end(value))) {
      spelled(value, "table()", doc -> Tables.read(doc, flat));
    }
  }

  private boolean escaped(int value, Role role, String step) {
    return role.escape().isUsed(flat.bytes(), flat.start(value), flat.end(value))
        && spelled(value, step, doc -> {
          context(value);
          int text = flat.add(role, doc.raw(), doc.from(), doc.to(), doc.holder(), doc.place());
          return flat.end(text) - flat.start(text) < doc.to() - doc.from()
              && Utf8.isText(flat.bytes(), flat.start(text), flat.end(text));
        });
  }

  /** Reads the whole of a value in another way; returns whether it is to be read so. */
  private boolean spelled(int value, String step, Predicate<Doc> reading) {
    byte[] inside = decoded(value);
    int outer = flat.source(value);
    if (!budget.take(inside.length, sources.get(outer).depth() + 1)) {
      return false;
    }
    Flat.Mark mark = flat.mark();
    int source = sources.nest(Bytes.wrap(inside), new Nest.Spelled(outer, value,
        List.of(new Nest.Piece(0, flat.role(value), flat.raw(value), flat.rawEnd(value)))), Framing.NONE);
    flat.from(source);
    int holder = flat.step(step, flat.holder(value), flat.place(value));
    boolean read = reading.test(Doc.whole(sources, source, holder, Tree.NOWHERE));
    if (!read) {
      flat.back(mark);
      sources.dropLast();
      budget.giveBack(inside.length);
    }
    respelled |= read;
    return read;
  }

  /** Returns what the value says before anything in it is folded. */
  private byte[] decoded(int value) {
    if (!flat.isFolded(value)) {
      return Arrays.copyOfRange(flat.bytes(), flat.start(value), flat.end(value));
    }
    Escape escape = flat.role(value).escape();
    return escape.read(sources.get(flat.source(value)).array(), flat.raw(value), flat.rawEnd(value));
  }

  /** What stands in a value has its name. */
  private void context(int value) {
    if (flat.place(value) >= 0) {
      flat.repeat(flat.place(value));
    }
  }

  private void runs(int value) {
    int from = flat.start(value);
    int to = flat.end(value);
    int led = Leading.end(flat.bytes(), from, to);
    if (led > from || to - from < SHORTEST_AROUND) {
      Runs first = new Runs(flat.bytes(), led, to);
      if (first.at(led) && (first.to() == to || led > from)) {
        boolean read = run(value, led, first.to());
        whole &= read || !Leading.isFile(flat.bytes(), from, led);
      }
      return;
    }
    Runs runs = new Runs(flat.bytes(), from, to);
    while (runs.next()) {
      run(value, runs.from(), runs.to());
    }
  }

  /**
   * Reads a run as a whole, or what stands in it between the signs that some paths and names are joined by; returns whether it was
   * read as a whole.
   */
  private boolean run(int value, int from, int to) {
    if (Runs.isUuid(flat.bytes(), from, to)) {
      return false;
    }
    boolean prefixed = flat.bytes()[from] == '0' && from + 1 < to && (flat.bytes()[from + 1] | 0x20) == 'x';
    if (one(value, prefixed ? from + 2 : from, to)) {
      return true;
    }
    boolean file = Binary.in(flat.bytes(), from, to);
    whole &= !file;
    if (!file && texts(value, from, to)) {
      return true;
    }
    for (int i = from; i < to;) {
      int end = i;
      while (end < to && !Runs.joins(flat.bytes()[end])) {
        end++;
      }
      if (end - i >= Runs.SHORTEST && end - i < to - from) {
        one(value, i, end);
      }
      i = end + 1;
    }
    return false;
  }

  private boolean one(int value, int from, int to) {
    Optional<Unwrapped> inside = Candidate.in(flat.bytes(), from, to);
    if (inside.isEmpty()) {
      return false;
    }
    Optional<Doc> doc = unwrapped(value, from, to, inside.get());
    if (doc.isEmpty()) {
      return false;
    }
    whole &= bodies.document(doc.get(), flat);
    decoded.add(from, to);
    return true;
  }

  /** Adds the texts in a run that is of a binary form; returns whether it is. They can be found, and not be written in another way. */
  private boolean texts(int value, int from, int to) {
    Optional<Texts> texts = Texts.in(flat.bytes(), from, to);
    Optional<Doc> doc = texts.flatMap(some -> unwrapped(value, from, to, some.unwrapped()));
    if (texts.isEmpty() || doc.isEmpty()) {
      return false;
    }
    for (Texts.Stretch stretch : texts.get().stretches()) {
      flat.add(Role.FIXED, doc.get().raw(), stretch.from(), stretch.to(), doc.get().holder(), Tree.NOWHERE);
    }
    return true;
  }

  /** Returns what stands wrapped in a run, as a source of its own; empty where that would be too much. */
  private Optional<Doc> unwrapped(int value, int from, int to, Unwrapped unwrapped) {
    Walk walk = walk(value);
    walk.go(value, from);
    int rawFrom = walk.raw();
    int points = walk.points();
    walk.goBehind(value, to);
    Nest nest = new Nest.Wrapped(flat.source(value), value, flat.role(value), rawFrom, walk.raw(),
        unwrapped.wrapping());
    if (!budget.take(unwrapped.inside().length(), sources.get(flat.source(value)).depth() + 1)) {
      return Optional.empty();
    }
    int source = sources.nest(unwrapped.inside(), nest, Framing.NONE);
    flat.from(source);
    String name = unwrapped.wrapping().name();
    int holder = flat.step(points == 0 ? name + "()" : name + "(" + points + ")", flat.holder(value),
        flat.place(value));
    context(value);
    return Optional.of(Doc.whole(sources, source, holder, Tree.NOWHERE));
  }

  /** One walk goes through all the runs of a value. */
  private Walk walk(int value) {
    if (walk == null || walked != value) {
      walk = new Walk(flat, sources);
      walked = value;
    }
    return walk;
  }
}
