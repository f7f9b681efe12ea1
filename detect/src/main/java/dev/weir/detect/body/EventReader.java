package dev.weir.detect.body;

import dev.weir.detect.body.Nest.Piece;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decodes server-sent events (WHATWG HTML section 9.2.5): the data of each, and the texts that a model sent in pieces over
 * several of them joined to one value each, so that what is cut by an event's end is found.
 */
final class EventReader {

  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};

  /** Twice the lines of one event that are joined: what goes on is looked at as another. */
  private static final int MOST_LINES = 20_000;

  private final BodyReader bodies;
  private final JsonReader json = new JsonReader();
  private final Doc doc;
  private final Sources sources;
  private final Flat flat;
  private final Map<String, List<Integer>> threads = new LinkedHashMap<>();
  private final List<Integer> lines = new ArrayList<>();
  private int events;
  private boolean whole = true;

  EventReader(BodyReader bodies, Doc doc, Sources sources, Flat flat) {
    this.bodies = bodies;
    this.doc = doc;
    this.sources = sources;
    this.flat = flat;
  }

  /** Adds every event; returns whether each was read. */
  boolean read() {
    int run = flat.tree.open(doc.holder(), doc.place());
    int at = doc.from();
    while (at < doc.to() && !flat.full()) {
      int end = lineEnd(at);
      line(at, end, run);
      at = behind(end);
    }
    event(run);
    if (at < doc.to()) {
      flat.add(Role.TEXT, doc.raw(), at, doc.to(), run, Tree.NOWHERE);
    }
    threads.values().forEach(this::join);
    return whole && at >= doc.to();
  }

  private void line(int from, int end, int run) {
    byte[] raw = doc.raw();
    if (from == end) {
      event(run);
    } else if (end - from >= DATA.length && java.util.Arrays.equals(raw, from, from + 5, DATA, 0, 5)) {
      lines.add(from + 5 + (from + 5 < end && raw[from + 5] == ' ' ? 1 : 0));
      lines.add(end);
      if (lines.size() > MOST_LINES) {
        whole = false;
        event(run);
      }
    } else {
      flat.add(Role.TEXT, raw, from, end, run, ~events);
    }
  }

  /** Several lines of data are one text with line ends between them. */
  private void event(int run) {
    if (lines.size() == 2) {
      int event = flat.tree.open(run, ~events);
      data(doc.part(lines.get(0), lines.get(1), event, Tree.NOWHERE), event);
    } else if (!lines.isEmpty()) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      List<Piece> pieces = new ArrayList<>();
      for (int i = 0; i < lines.size(); i += 2) {
        if (i > 0) {
          text.write('\n');
        }
        pieces.add(new Piece(text.size(), Role.TEXT, lines.get(i), lines.get(i + 1)));
        text.write(doc.raw(), lines.get(i), lines.get(i + 1) - lines.get(i));
      }
      int source = sources.nest(Bytes.wrap(text.toByteArray()), new Nest.Spelled(doc.source(), -1, pieces),
          Framing.NONE);
      flat.from(source);
      bodies.guess(Doc.whole(sources, source, run, ~events), flat);
      flat.from(doc.source());
    }
    events += lines.isEmpty() ? 0 : 1;
    lines.clear();
  }

  private void data(Doc line, int event) {
    Flat.Mark mark = flat.mark();
    int first = flat.count();
    if (!BodyReader.looksLikeJson(line) || json.read(line, flat) != line.to()) {
      flat.back(mark);
      flat.add(Role.TEXT, line.raw(), line.from(), line.to(), line.holder(), line.place());
      return;
    }
    Deltas.each(line.raw(), flat, first, event,
        (thread, value) -> threads.computeIfAbsent(thread, _ -> new ArrayList<>()).add(value));
  }

  private void join(List<Integer> values) {
    if (values.size() < 2) {
      return;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    List<Piece> pieces = new ArrayList<>();
    for (int value : values) {
      pieces.add(new Piece(text.size(), flat.role(value), flat.raw(value), flat.rawEnd(value)));
      text.write(flat.bytes(), flat.start(value), flat.end(value) - flat.start(value));
      flat.blank(value);
    }
    int first = values.getFirst();
    int source = sources.nest(Bytes.wrap(text.toByteArray()), new Nest.Spelled(doc.source(), first, pieces),
        Framing.NONE);
    flat.from(source);
    Doc joined = Doc.whole(sources, source, flat.step("joined()", flat.holder(first), flat.place(first)),
        Tree.NOWHERE);
    flat.add(Role.TEXT, joined.raw(), joined.from(), joined.to(), joined.holder(), joined.place());
    flat.from(doc.source());
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < doc.to() && doc.raw()[i] != '\n' && doc.raw()[i] != '\r') {
      i++;
    }
    return i;
  }

  private int behind(int lineEnd) {
    boolean both = lineEnd + 1 < doc.to() && doc.raw()[lineEnd] == '\r' && doc.raw()[lineEnd + 1] == '\n';
    return lineEnd + (both ? 2 : 1);
  }
}
