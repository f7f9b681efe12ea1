package dev.weir.audit.report;

import dev.weir.audit.search.Verdict;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the reader has to know first: whether the log is whole, the numbers, and the days. */
record Summary(Markup html, Evidence evidence, Proven proven) {

  private static final int HEIGHT = 90;
  private static final int MOST_DAYS = 400;

  void write() {
    boolean whole = proven.verified().intact() && evidence.unreadable.isEmpty();
    html.open("section", "class", "conclusion " + (whole ? "good" : "bad"))
        .tag("h2", whole ? "The log is whole" : "The log is not whole")
        .tag("p", whole
            ? "Every record is as it was written, and the records are the ones that the checkpoint was signed for."
            : "Records were changed, or are missing: see Integrity. What follows is what could be read.")
        .close("section");
    html.open("dl", "class", "numbers");
    number("calls", evidence.all.calls(), "");
    number("left as they were", evidence.all.of(Verdict.ALLOW), "");
    number("left rewritten", evidence.all.of(Verdict.REDACT), "notice");
    number("refused", evidence.all.of(Verdict.DENY), "bad");
    number("would be refused (shadow)", evidence.all.of(Verdict.SHADOW_DENY), "notice");
    number("recipients", evidence.recipients.size(), "");
    number("changes", evidence.changes.size() + evidence.moreChanges(), "");
    html.close("dl");
    days();
  }

  private void number(String what, long count, String style) {
    html.open("div", "class", count == 0 ? "" : style).tag("dt", what)
        .tag("dd", String.format(Locale.ROOT, "%,d", count)).close("div");
  }

  /** One bar a day: what left below, what was refused on top of it. */
  private void days() {
    NavigableMap<LocalDate, Count> days = new TreeMap<>();
    evidence.days.most(Count::calls).forEach(day -> days.put(day.getKey(), day.getValue()));
    if (days.size() < 2 || days.size() > MOST_DAYS) {
      return;
    }
    long most = days.values().stream().mapToLong(Count::calls).max().orElse(1);
    int width = Math.max(3, 900 / days.size());
    html.tag("h2", "Calls by day").open("svg", "class", "days", "viewBox",
        "0 0 " + width * days.size() + " " + (HEIGHT + 18), "role", "img", "aria-label", "Calls by day");
    int x = 0;
    for (Map.Entry<LocalDate, Count> day : days.entrySet()) {
      long left = height(day.getValue().left(), most);
      long refused = height(day.getValue().of(Verdict.DENY), most);
      html.open("g").tag("title", day.getKey() + ": " + day.getValue().left() + " left, "
          + day.getValue().of(Verdict.DENY) + " refused");
      bar("left", x, HEIGHT - left, width, left);
      bar("refused", x, HEIGHT - left - refused, width, refused);
      html.close("g");
      x += width;
    }
    html.tag("text", days.firstKey().toString(), "x", "0", "y", Integer.toString(HEIGHT + 14));
    html.tag("text", days.lastKey().toString(), "x", Integer.toString(x), "y",
        Integer.toString(HEIGHT + 14), "text-anchor", "end");
    html.close("svg").open("p", "class", "legend").tag("span", "left", "class", "key left")
        .tag("span", "refused", "class", "key refused").close("p");
  }

  private static long height(long count, long most) {
    return count == 0 ? 0 : Math.max(1, Math.round((double) count * HEIGHT / most));
  }

  private void bar(String style, int x, long y, int width, long height) {
    html.open("rect", "class", style, "x", Integer.toString(x), "y", Long.toString(y), "width",
        Integer.toString(Math.max(1, width - 1)), "height", Long.toString(height)).close("rect");
  }
}
