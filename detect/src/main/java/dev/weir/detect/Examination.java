package dev.weir.detect;

import dev.weir.detect.body.Flat;
import dev.weir.detect.body.Pointers;
import dev.weir.detect.body.Role;
import dev.weir.detect.body.Sources;
import dev.weir.detect.body.Utf8;
import dev.weir.detect.body.Walk;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Findings.Hit;
import dev.weir.detect.nest.Outward;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.detect.rewrite.Operators;
import dev.weir.detect.rewrite.Place;
import dev.weir.detect.rewrite.Rewriting;
import dev.weir.model.Content;
import dev.weir.model.DetectorId;
import dev.weir.model.Finding;
import dev.weir.model.Inspection;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.Rewrite;
import dev.weir.model.Scope;
import dev.weir.model.Span;
import dev.weir.model.Span.Part;
import dev.weir.model.Terms;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found, where it stands, and what it says: the last only on a request by the name of {@link #revealed}. */
public final class Examination implements Inspection {

  private final Content content;
  private final Sources sources;
  private final Bytes sent;
  private final Operators operators;
  private final List<Seen> seen;
  private final List<Finding> findings;

  /**
   * A finding with its place; what stands there stays in here, and is read when it is asked for.
   *
   * @param folded the text as detectors know it, without what only looks like it; null where that is what stands there
   */
  private record Seen(Finding finding, Place place, @Nullable String folded) {
    /** Returns the same text as a finding of another kind. */
    Seen as(About about, Hit hit) {
      return new Seen(
          new Finding(about.id(), about.kind(), finding.where(), hit.score(), finding.fingerprint()), place,
          folded);
    }

    /** Returns the decoded text, as it stands there. */
    String text(Sources sources) {
      byte[] raw = sources.get(place.source()).array();
      return new String(place.role().escape().read(raw, place.from(), place.to()), StandardCharsets.UTF_8);
    }

    /** Returns the same as detectors know it. */
    String known(Sources sources) {
      return folded == null ? text(sources) : folded;
    }

    @Override
    public String toString() {
      return finding.toString();
    }
  }

  private Examination(Content content, Sources sources, Bytes sent, Operators operators, List<Seen> seen,
      List<Finding> findings) {
    this.content = content;
    this.sources = sources;
    this.sent = sent;
    this.operators = operators;
    this.seen = seen;
    this.findings = findings;
  }

  /**
   * Returns the examination of a flat text, which may be used again afterwards.
   *
   * @param bodyContent what became of the body
   * @param asText whether places are those in the text, also of what stands in a document in it
   */
  static Examination of(Content bodyContent, List<Hit> hits, boolean asText, Flat flat, Sources sources,
      Bytes sent,
      Keyed keyed, Operators operators) {
    List<Seen> seen = hits.isEmpty() ? List.of() : new Reading(hits, asText, flat, sources, keyed).all();
    boolean opaque = bodyContent instanceof Content.Opaque && seen.isEmpty();
    List<Finding> findings = findings(seen);
    Content content = opaque ? bodyContent : new Content.Inspected(findings, bodyContent.coverage());
    return new Examination(content, sources, sent, operators, seen, findings);
  }

  private static List<Finding> findings(List<Seen> seen) {
    Finding[] findings = new Finding[seen.size()];
    for (int i = 0; i < findings.length; i++) {
      findings[i] = seen.get(i).finding();
    }
    return List.of(findings);
  }

  /** Turns places in the flat text into findings: in order, as a walk goes. */
  private static final class Reading {
    private final List<Hit> hits;
    private final boolean asText;
    private final Flat flat;
    private final Sources sources;
    private final Keyed keyed;
    private final Pointers pointers;
    private final Walk walk;
    private final Outward outward;
    private int counted = -1;
    private int points;

    Reading(List<Hit> hits, boolean asText, Flat flat, Sources sources, Keyed keyed) {
      this.hits = hits;
      this.asText = asText;
      this.flat = flat;
      this.sources = sources;
      this.keyed = keyed;
      BitSet found = new BitSet();
      int value = 0;
      for (Hit hit : hits) {
        value = flat.valueAt(hit.start(), value);
        mark(value, found);
      }
      pointers = new Pointers(flat, found::get);
      walk = new Walk(flat, sources);
      outward = new Outward(flat, sources);
    }

    /** What holds a finding in some encoding holds it. */
    private void mark(int innermost, BitSet found) {
      int value = innermost;
      while (value >= 0 && !found.get(value)) {
        found.set(value);
        value = sources.holder(flat.source(value));
      }
    }

    List<Seen> all() {
      List<Seen> seen = new ArrayList<>(hits.size());
      int start = -1;
      int end = -1;
      int value = 0;
      for (Hit hit : hits) {
        value = flat.valueAt(hit.start(), value);
        Role role = flat.role(value);
        About about = Detectors.about(hit.detector());
        if (role.counts(about.kind())) {
          boolean again = !seen.isEmpty() && hit.start() == start && hit.end() == end;
          seen.add(again ? seen.getLast().as(about, hit) : one(hit, value, about));
          start = hit.start();
          end = hit.end();
        }
      }
      return List.copyOf(seen);
    }

    private Seen one(Hit hit, int value, About about) {
      walk.go(value, hit.start());
      int from = walk.raw();
      int first = walk.points();
      walk.goBehind(value, hit.end());
      Role role = flat.role(value);
      int source = flat.source(value);
      Part part = sources.get(source).part();
      Span inner = new Span(part, pointers.to(value), first, walk.points());
      Place place = new Place(role, source, from, walk.raw(), flat.raw(value), flat.rawEnd(value));
      long fingerprint = keyed.fingerprint(flat.bytes(), hit.start(), hit.end());
      String folded = flat.isFolded(value)
          ? new String(flat.bytes(), hit.start(), hit.end() - hit.start(), StandardCharsets.UTF_8)
          : null;
      Span where = asText ? inText(hit).orElse(inner) : inner;
      return new Seen(new Finding(about.id(), about.kind(), where, hit.score(), fingerprint), place,
          folded);
    }

    /** Returns the place in the text that holds the document that holds it; nothing where it is not spelled there. */
    private Optional<Span> inText(Hit hit) {
      outward.goOut(hit);
      int value = outward.value();
      if (!outward.went() || flat.role(value) != Role.TEXT) {
        return Optional.empty();
      }
      Part part = sources.get(flat.source(value)).part();
      return Optional
          .of(new Span(part, pointers.to(value), points(value, outward.from()), points(value, outward.to())));
    }

    /** Counts on from the place that was asked for last, where that is before this one: places mostly come in order. */
    private int points(int value, int to) {
      if (counted < flat.start(value) || counted > to) {
        counted = flat.start(value);
        points = 0;
      }
      points += Utf8.points(flat.bytes(), counted, to);
      counted = to;
      return points;
    }
  }

  @Override
  public Content content() {
    return content;
  }

  /** Returns the findings, in order. */
  public List<Finding> findings() {
    return findings;
  }

  /** Returns the same without the findings that {@code spared} names by their place in {@link #findings}. */
  public Examination without(BitSet spared) {
    List<Seen> kept = new ArrayList<>(seen.size());
    for (int i = 0; i < seen.size(); i++) {
      if (!spared.get(i)) {
        kept.add(seen.get(i));
      }
    }
    return new Examination(content, sources, sent, operators, List.copyOf(kept), findings(kept));
  }

  /** Returns what takes the place of finding {@code index} where {@code operator} is done to it. */
  public String replacement(int index, Operator operator, Scope scope) throws CannotRewrite {
    Seen one = seen.get(index);
    return operators.apply(operator, one.finding().kind(), one.known(sources), scope, Terms.USUAL);
  }

  /** Returns the very text of finding {@code index}: for the eyes of whoever gave it to be examined, never for a log. */
  public String revealed(int index) {
    return seen.get(index).text(sources);
  }

  @Override
  public List<String> ownKeys() {
    return seen.isEmpty()
        ? List.of()
        : seen.stream().filter(one -> one.finding().detector().equals(DetectorId.WEIR_KEY))
            .map(one -> one.known(sources)).toList();
  }

  @Override
  public Rewritten rewrite(List<Rewrite> rewrites, Scope scope) throws CannotRewrite {
    Rewriting rewriting = new Rewriting(sources);
    int next = 0;
    for (int i = 0; i < seen.size(); i = next) {
      Seen one = seen.get(i);
      Kind kind = one.finding().kind();
      for (next = i + 1; next < seen.size() && seen.get(next).place().equals(one.place()); next++) {
        kind = stronger(rewrites, kind, seen.get(next).finding().kind());
      }
      Operator operator = Operators.strongest(rewrites, kind);
      if (operator != Operator.KEEP) {
        String value = operator == Operator.TOKENIZE ? one.text(sources) : one.known(sources);
        rewriting.put(one.place(),
            operators.apply(operator, kind, value, scope, Operators.terms(rewrites, kind, operator)));
      }
    }
    return rewriting.applied(sent);
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
