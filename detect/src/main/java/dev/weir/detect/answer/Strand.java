package dev.weir.detect.answer;

import dev.weir.detect.Examination;
import dev.weir.model.Finding;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Operator;
import dev.weir.model.Scope;
import dev.weir.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One text that a model says in pieces: looked at word by word, each piece settled once the word that it ends in is whole. Where
 * data is looked for, a word with a digit waits for the next, since numbers are written in groups; where names are, for the end
 * of the sentence.
 */
final class Strand {

  /** What stands before a value tells what it is. */
  private static final int CONTEXT = 128;
  /** No number, name or address is longer. */
  private static final int LONGEST_VALUE = 160;
  /** A word that is longer is settled as it stands. */
  private static final int LONGEST_WORD = 4096;
  /** Of a code such as Base64 nothing is cut that stands for something only together. */
  private static final int CODE = 4;

  private final Checks checks;
  private final Fates fates;
  private final Function<String, Examination> examine;
  private final Scope scope;
  private final boolean tool;
  private final Checks.Trail trail = new Checks.Trail();
  private final StringBuilder text = new StringBuilder();
  private final List<Piece> open = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();
  /** Before it everything is settled. */
  private int settled;
  private long latest;

  /** A replacement of a part of the text. */
  private record Edit(int start, int end, String with) {}

  /** What one event adds to the text. */
  static final class Piece {
    /** Goes on as it is. */
    static final Piece UNREAD = new Piece();

    static {
      UNREAD.isSettled = true;
    }

    private int start;
    private int end;
    private boolean isSettled;
    private String changed = "";
    private boolean isChanged;

    boolean isSettled() {
      return isSettled;
    }

    /** Returns whether its text becomes another. */
    boolean isChanged() {
      return isChanged;
    }

    /** Returns what its text becomes. */
    String changed() {
      return changed;
    }
  }

  Strand(Checks checks, Fates fates, Function<String, Examination> examine, Scope scope, boolean tool) {
    this.checks = checks;
    this.fates = fates;
    this.examine = examine;
    this.scope = scope;
    this.tool = tool;
  }

  /** Adds what the event of this number says. */
  Piece add(String said, long event) {
    latest = event;
    Piece piece = new Piece();
    piece.start = text.length();
    text.append(said);
    piece.end = text.length();
    open.add(piece);
    settle(wordEnd());
    close();
    return piece;
  }

  /** No more of it is to come for now: what there is, is whole. */
  void end() {
    settle(text.length());
    close();
  }

  /** Returns whether all that was said by now is settled. */
  boolean hasEnded() {
    return open.isEmpty();
  }

  /** Returns whether something waits to which no event since that of number {@code since} has added. */
  boolean isIdle(long since) {
    return latest < since && !hasEnded();
  }

  /** Returns where the last word that is whole ends. */
  private int wordEnd() {
    boolean data = fates.any();
    boolean phrases = data && fates.needPhrases() && text.length() - settled <= LONGEST_VALUE;
    boolean groups = data && text.length() - settled <= LONGEST_VALUE;
    for (int at = text.length(); at > settled; at--) {
      char c = text.charAt(at - 1);
      if (Plain.parts(c) && (!phrases || endsSentence(at)) && (!groups || !hasDigit(at - 1))) {
        return at;
      }
    }
    int word = text.length() - settled;
    return word > LONGEST_WORD ? text.length() - word % CODE : settled;
  }

  private boolean endsSentence(int at) {
    return text.charAt(at - 1) == '\n' || at - 2 >= settled && ".!?;:".indexOf(text.charAt(at - 2)) >= 0;
  }

  /** Returns whether the word that ends before {@code end} has a digit. */
  private boolean hasDigit(int end) {
    int at = end;
    while (at > settled && Plain.parts(text.charAt(at - 1))) {
      at--;
    }
    for (; at > settled && !Plain.parts(text.charAt(at - 1)); at--) {
      if (Character.isDigit(text.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  private void settle(int wanted) {
    if (wanted <= settled) {
      return;
    }
    boolean all = wanted == text.length();
    int to = fates.any() ? examined(wanted, all) : wanted;
    if (to > settled) {
      checks.readWholly(text.substring(settled, to), trail, tool);
      settled = to;
    }
  }

  /** Looks for data up to {@code wanted}; returns how far nothing can change any more. */
  private int examined(int wanted, boolean all) {
    int from = Math.max(0, settled - CONTEXT);
    String seen = text.substring(from);
    Examination found = examine.apply(seen);
    int to = wanted;
    List<Finding> findings = found.findings();
    for (Finding finding : findings) {
      int start = place(seen, finding.where().start()) + from;
      int end = place(seen, finding.where().end()) + from;
      if (!all && start < to && end > to && end - settled <= LONGEST_WORD) {
        to = Math.max(settled, start);
      }
    }
    for (int i = 0; i < findings.size(); i++) {
      Span where = findings.get(i).where();
      int start = Math.max(settled, place(seen, where.start()) + from);
      int end = Math.min(to, place(seen, where.end()) + from);
      if (end > start) {
        edit(start, end, found, i);
      }
    }
    return to;
  }

  private static int place(String seen, int codePoints) {
    return seen.offsetByCodePoints(0, Math.min(codePoints, seen.codePointCount(0, seen.length())));
  }

  private void edit(int start, int end, Examination found, int index) {
    Operator operator = fates.of(found.findings().get(index));
    boolean again = !edits.isEmpty() && edits.getLast().end() > start;
    if (operator != Operator.KEEP && !again) {
      try {
        edits.add(new Edit(start, end, found.replacement(index, operator, scope)));
      } catch (CannotRewrite e) {
        throw new IllegalStateException("what cannot be turned back can always be put in its place", e);
      }
    }
  }

  private void close() {
    while (!open.isEmpty() && open.getFirst().end <= settled) {
      Piece piece = open.removeFirst();
      piece.isSettled = true;
      change(piece);
    }
    int keep = Math.min(settled, open.isEmpty() ? settled : open.getFirst().start) - CONTEXT;
    if (keep > LONGEST_VALUE) {
      forget(keep);
    }
  }

  private void change(Piece piece) {
    StringBuilder out = new StringBuilder();
    int at = piece.start;
    for (Edit edit : edits) {
      if (edit.end() > piece.start && edit.start() < piece.end) {
        out.append(text, at, Math.max(at, edit.start()));
        out.append(edit.start() >= piece.start ? edit.with() : "");
        at = Math.min(piece.end, edit.end());
        piece.isChanged = true;
      }
    }
    piece.changed = piece.isChanged ? out.append(text, at, piece.end).toString() : "";
  }

  private void forget(int length) {
    text.delete(0, length);
    settled -= length;
    for (Piece piece : open) {
      piece.start -= length;
      piece.end -= length;
    }
    List<Edit> moved = edits.stream().filter(edit -> edit.end() > length)
        .map(edit -> new Edit(edit.start() - length, edit.end() - length, edit.with())).toList();
    edits.clear();
    edits.addAll(moved);
  }
}
