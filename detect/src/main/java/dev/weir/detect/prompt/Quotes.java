package dev.weir.detect.prompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Finds what a user quotes within a message: what stands between fences, rules, triple quotes or tags of their own lines, lines behind
 * {@code >}, mails by their heads, tables, what an opening line announces with a colon, and several sentences between quotation marks. Whoever quotes a document has not written
 * what stands in it. The user's own words around it are no part of it.
 */
final class Quotes {

  /** No more quotes than this are looked at in one message. */
  private static final int MOST = 16;

  /** So often it is looked where a quote ends: where none does, each look goes to the end of the text. */
  private static final int MOST_SEARCHES = 2 * MOST;

  /** Lines of a table, or of a passage behind {@code >}: fewer are none. */
  private static final int FEW_LINES = 2;
  private static final int FEW_ROWS = 3;

  /** Sentences between quotation marks. */
  private static final int FEW_SENTENCES = 3;

  /** Cells that a row of a table has at the least. */
  private static final int CELLS = 3;

  /** What parts cells, the surest first. */
  private static final String PARTING = "|;\t,";

  /** What a line begins with that opens a quote. */
  private static final String OPENING = "`~\"'-=*_#<";

  /** So many characters of a line are looked through for the name of a mail's head. */
  private static final int LONGEST_HEAD = 20;

  /** A line of so many characters announces nothing. */
  private static final int LONGEST_OPENING = 300;

  /** Behind an announced text the last paragraph is the user's, where it is no longer than this. */
  private static final int LONGEST_CLOSING = 200;

  /** Whoever says more than so many characters around quotes writes instructions of which they are a part. */
  private static final int LONGEST_OWN = 500;

  /** An announced text with so many lines of instructions is one: such that number steps, or announce what follows in turn. */
  private static final int FEW_STEPS = 2;

  /** What a line begins with that is one of a list, or heads a part. */
  private static final String LISTING = "-*#•0123456789";

  private static final Set<String> HEADS = Set.of("from", "to", "subject", "date", "sent", "cc", "reply-to",
      "email_from", "email_to", "received date", "content", "von", "an", "betreff", "datum", "de", "à",
      "objet",
      "para", "asunto", "da", "a", "oggetto", "assunto", "od", "do", "temat", "от", "кому", "тема", "发件人",
      "收件人", "主题", "差出人", "件名");

  private final String text;
  /** Where each line begins, and where the one behind the last would. */
  private final int[] starts;
  private final int lines;
  /** The first line that says something. */
  private final int opening;
  /** Those of {@link #PARTING} that there are in the text. */
  private final String parting;
  private final List<Range> quotes = new ArrayList<>();
  private int searches;

  /**
   * Some of a text, in UTF-16 units.
   *
   * @param marked whether marks tell where it ends, and not a line before it alone that it begins
   */
  record Range(int from, int to, boolean marked) {

    private boolean meets(Range other) {
      return from < other.to && other.from < to;
    }
  }

  private Quotes(String text) {
    this.text = text;
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      count++;
    }
    lines = count;
    starts = new int[lines + 1];
    for (int line = 1; line < lines; line++) {
      starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
    }
    starts[lines] = text.length() + 1;
    opening = filled(0);
    StringBuilder there = new StringBuilder();
    PARTING.chars().filter(sign -> text.indexOf(sign) >= 0).forEach(sign -> there.append((char) sign));
    parting = there.toString();
  }

  /** Returns what is quoted in a text, in its order; none within another. */
  static List<Range> in(Reading reading) {
    String text = reading.text;
    List<Range> quotes = text.indexOf('\n') < 0 ? new ArrayList<>() : new Quotes(text).lines();
    addMarked(reading, quotes);
    int own = text.length();
    for (Range quote : quotes) {
      own -= quote.to() - quote.from();
    }
    return own > LONGEST_OWN ? List.of() : quotes;
  }

  /** Adds what stands between quotation marks and says several things: of a sentence or two nobody has written a document. */
  private static void addMarked(Reading reading, List<Range> quotes) {
    int lines = quotes.size();
    Quotation marked = reading.quotation;
    for (int i = 0; i < marked.count() && quotes.size() < MOST; i++) {
      Range quote = new Range(reading.words.start(marked.from(i)), reading.words.end(marked.to(i) - 1), true);
      if (sentences(reading.words, marked.from(i), marked.to(i)) >= FEW_SENTENCES
          && quotes.subList(0, lines).stream().noneMatch(quote::meets)) {
        quotes.add(quote);
      }
    }
    quotes.sort(Comparator.comparingInt(Range::from));
  }

  private static int sentences(Words words, int from, int to) {
    int sentences = 1;
    for (int word = from + 1; word < to; word++) {
      sentences += words.gap(word) & Signs.FRESH;
    }
    return sentences;
  }

  /** Returns what whole lines quote. */
  private List<Range> lines() {
    int line = 0;
    while (line < lines && quotes.size() < MOST) {
      line = next(line);
    }
    return quotes;
  }

  /** Takes in the quote that begins at {@code line} or is announced there, if one is; returns the line behind it, or the next one. */
  private int next(int line) {
    int end = marked(line);
    if (end < 0 && announces(line)) {
      int first = filled(line + 1);
      end = marked(first);
      return end >= 0 ? end : instructs(first) ? line + 1 : quote(first, closing(first), false);
    }
    return end >= 0 ? end : line + 1;
  }

  /** Takes in the quote that begins at {@code line} by its marks; returns the line behind it, -1 where none begins. */
  private int marked(int line) {
    if (line >= lines) {
      return -1;
    }
    char first = first(line);
    Optional<String> closing = OPENING.indexOf(first) < 0 ? Optional.empty() : closing(line(line));
    int end = closing.isPresent() ? closed(line, closing.get()) : -1;
    if (end >= 0) {
      return quote(line + 1, end) + 1;
    }
    int passage = first == '>' ? run(line, each -> first(each) == '>') : line;
    int table = rows(line);
    if (passage - line >= FEW_LINES || table - line >= FEW_ROWS) {
      return quote(line, Math.max(passage, table));
    }
    int body = run(line, this::head);
    return body - line >= FEW_LINES ? quote(line, closing(filled(body))) : -1;
  }

  /** Returns whether the lines from {@code line} on are instructions, not a document that tells something. */
  private boolean instructs(int line) {
    int steps = 0;
    for (int each = line; each < lines && steps < FEW_STEPS; each++) {
      int last = starts[each + 1] - 2;
      boolean announces = last >= starts[each] && text.charAt(last) == ':';
      steps += announces || LISTING.indexOf(first(each)) >= 0 ? 1 : 0;
    }
    return steps >= FEW_STEPS;
  }

  /** Returns where a line begins, spaces apart; its end where it has nothing else. */
  private int begin(int line) {
    int at = starts[line];
    while (at < starts[line + 1] - 1 && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  /** Returns the first character of a line that is no space; a space where there is none. */
  private char first(int line) {
    int at = begin(line);
    return at < starts[line + 1] - 1 ? text.charAt(at) : ' ';
  }

  /** Returns the first line from {@code line} on that is not empty. */
  private int filled(int line) {
    return run(line, each -> first(each) == ' ');
  }

  private String line(int line) {
    return text.substring(starts[line], starts[line + 1] - 1).strip();
  }

  private int quote(int from, int to) {
    return quote(from, to, true);
  }

  private int quote(int from, int to, boolean marked) {
    if (from < to) {
      quotes.add(new Range(starts[from], starts[to] - 1, marked));
    }
    return to;
  }

  /** Returns how a line begins that closes what {@code line} opens; empty where it opens nothing. */
  private static Optional<String> closing(String line) {
    if (line.startsWith("```") || line.startsWith("~~~")) {
      return Optional.of(line.substring(0, 3));
    }
    if (line.length() >= 3 && line.chars().allMatch(c -> c == line.charAt(0))) {
      return Optional.of(line);
    }
    boolean tag = line.length() > 2 && line.charAt(0) == '<' && Character.isLetter(line.charAt(1))
        && line.indexOf('>') == line.length() - 1;
    return tag ? Optional.of("</" + name(line) + ">") : Optional.empty();
  }

  private static String name(String tag) {
    int end = 1;
    while (end < tag.length() - 1 && !Character.isWhitespace(tag.charAt(end))) {
      end++;
    }
    return tag.substring(1, end);
  }

  /** Returns the next line that begins with {@code closing}; -1 where none does. */
  private int closed(int line, String closing) {
    searches++;
    for (int next = line + 1; next < lines && searches <= MOST_SEARCHES; next++) {
      if (text.startsWith(closing, begin(next))) {
        return next;
      }
    }
    return -1;
  }

  private int run(int line, IntPredicate kind) {
    int end = line;
    while (end < lines && kind.test(end)) {
      end++;
    }
    return end;
  }

  /** Returns the line behind those from {@code line} on that have as many cells as it. */
  private int rows(int line) {
    for (int at = 0; at < parting.length(); at++) {
      char sign = parting.charAt(at);
      int cells = count(line, sign);
      if (cells >= CELLS - 1) {
        return run(line + 1, each -> count(each, sign) == cells);
      }
    }
    return line;
  }

  private int count(int line, char sign) {
    int end = starts[line + 1] - 1;
    int count = 0;
    for (int at = text.indexOf(sign, starts[line], end); at >= 0; at = text.indexOf(sign, at + 1, end)) {
      count++;
    }
    return count;
  }

  /** Returns whether a line is one of a mail's head. */
  private boolean head(int line) {
    int last = Math.min(starts[line + 1] - 1, starts[line] + LONGEST_HEAD);
    int plain = text.indexOf(':', starts[line], last);
    int colon = plain >= 0 ? plain : text.indexOf('：', starts[line], last);
    return colon >= 0
        && HEADS.contains(text.substring(starts[line], colon).strip().toLowerCase(Locale.ROOT));
  }

  /** Returns whether the line is the first of all that say something and ends with a colon. */
  private boolean announces(int line) {
    if (line != opening) {
      return false;
    }
    String read = line(line);
    return read.length() <= LONGEST_OPENING && (read.endsWith(":") || read.endsWith("："));
  }

  /** Returns the line behind a quote whose text begins at {@code line}, which goes on to the end but for what the user says at last. */
  private int closing(int line) {
    int end = lines;
    while (end > line && first(end - 1) == ' ') {
      end--;
    }
    int paragraph = end;
    while (paragraph > line && first(paragraph - 1) != ' ') {
      paragraph--;
    }
    boolean own = paragraph > line && starts[end] - starts[paragraph] <= LONGEST_CLOSING;
    return own ? paragraph : end;
  }
}
