package dev.weir.detect;

import dev.weir.detect.body.Flat;
import dev.weir.detect.body.Pointers;
import dev.weir.detect.body.Role;
import dev.weir.detect.body.Sources;
import dev.weir.detect.body.Walk;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Findings.Hit;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.detect.rewrite.Operators;
import dev.weir.detect.rewrite.Place;
import dev.weir.detect.rewrite.Rewriting;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Inspection;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.Rewrite;
import dev.weir.model.Scope;
import dev.weir.model.Span;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What was found, where it stands, and what it says: the last only on a request by the name of {@link #revealed}. */
public final class Examination implements Inspection {

  private final Content content;
  private final Sources sources;
  private final Bytes sent;
  private final Operators operators;
  private final List<Seen> seen;

  /** A finding with its text, which stays in here. */
  private record Seen(Finding finding, Place place, String text) {
    /** Returns the same text as a finding of another kind. */
    Seen as(About about, Hit hit) {
      return new Seen(
          new Finding(about.id(), about.kind(), finding.where(), hit.score(), finding.fingerprint()), place,
          text);
    }

    @Override
    public String toString() {
      return finding.toString();
    }
  }

  private Examination(Content content, Sources sources, Bytes sent, Operators operators, List<Seen> seen) {
    this.content = content;
    this.sources = sources;
    this.sent = sent;
    this.operators = operators;
    this.seen = seen;
  }

  /**
   * Returns the examination of a flat text, which may be used again afterwards.
   *
   * @param bodyContent what became of the body
   * @param full whether there may be more findings than {@code hits}
   */
  static Examination of(Content bodyContent, List<Hit> hits, boolean full, Flat flat, Sources sources,
      Bytes sent, Keyed keyed,
      Operators operators) {
    List<Seen> seen = hits.isEmpty() ? List.of() : seen(hits, flat, sources, keyed);
    Coverage coverage = full && bodyContent.coverage() == Coverage.FULL
        ? Coverage.PARTIAL
        : bodyContent.coverage();
    boolean opaque = bodyContent instanceof Content.Opaque && seen.isEmpty();
    Content content = opaque
        ? bodyContent
        : new Content.Inspected(seen.stream().map(Seen::finding).toList(), coverage);
    return new Examination(content, sources, sent, operators, seen);
  }

  private static List<Seen> seen(List<Hit> hits, Flat flat, Sources sources, Keyed keyed) {
    BitSet found = new BitSet();
    hits.forEach(hit -> found.set(flat.valueAt(hit.start())));
    Pointers pointers = new Pointers(flat, sources.head(), found::get);
    Walk walk = new Walk(flat, sources);
    List<Seen> seen = new ArrayList<>(hits.size());
    int start = -1;
    int end = -1;
    for (Hit hit : hits) {
      int value = flat.valueAt(hit.start());
      About about = Detectors.about(hit.detector());
      if (flat.role(value) != Role.TECHNICAL_HEADER || about.kind().equals(Kind.SECRET)) {
        Seen last = seen.isEmpty() ? null : seen.getLast();
        seen.add(last != null && hit.start() == start && hit.end() == end
            ? last.as(about, hit)
            : one(hit, value, about, flat, walk, pointers, keyed));
        start = hit.start();
        end = hit.end();
      }
    }
    return List.copyOf(seen);
  }

  private static Seen one(Hit hit, int value, About about, Flat flat, Walk walk, Pointers pointers,
      Keyed keyed) {
    walk.go(value, hit.start());
    int from = walk.raw();
    int first = walk.points();
    walk.go(value, hit.end());
    Role role = flat.role(value);
    Span where = new Span(role.part(), pointers.to(value), first, walk.points());
    Place place = new Place(role, flat.place(value), from, walk.raw(), flat.raw(value), flat.rawEnd(value));
    long fingerprint = keyed.fingerprint(flat.bytes(), hit.start(), hit.end());
    String text = new String(flat.bytes(), hit.start(), hit.end() - hit.start(), StandardCharsets.UTF_8);
    return new Seen(new Finding(about.id(), about.kind(), where, hit.score(), fingerprint), place, text);
  }

  @Override
  public Content content() {
    return content;
  }

  /** Returns the findings, in order. */
  public List<Finding> findings() {
    return seen.stream().map(Seen::finding).toList();
  }

  /** Returns the very text of finding {@code index}: for the eyes of whoever gave it to be examined, never for a log. */
  public String revealed(int index) {
    return seen.get(index).text();
  }

  @Override
  public Rewritten rewrite(List<Rewrite> rewrites, Scope scope) throws CannotRewrite {
    Rewriting rewriting = new Rewriting();
    int next = 0;
    for (int i = 0; i < seen.size(); i = next) {
      Seen one = seen.get(i);
      Kind kind = one.finding().kind();
      for (next = i + 1; next < seen.size() && seen.get(next).place().equals(one.place()); next++) {
        kind = stronger(rewrites, kind, seen.get(next).finding().kind());
      }
      Operator operator = Operators.strongest(rewrites, kind);
      if (operator != Operator.KEEP) {
        rewriting.put(one.place(), operators.apply(operator, kind, one.text(), scope));
      }
    }
    return rewriting.applied(sources.head(), sent, sources.body());
  }

  /** What may be of either kind is treated as the one that more is done to. */
  private static Kind stronger(List<Rewrite> rewrites, Kind one, Kind other) {
    return Operators.strongest(rewrites, other).compareTo(Operators.strongest(rewrites, one)) > 0
        ? other
        : one;
  }

  @Override
  public String toString() {
    return "Examination[" + content + "]";
  }
}
