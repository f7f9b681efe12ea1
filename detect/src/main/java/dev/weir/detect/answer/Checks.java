package dev.weir.detect.answer;

import dev.weir.model.net.Host;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Reach;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is looked for in the texts of one answer, apart from data: instructions, canaries, links, calls of tools. */
final class Checks {

  private final Remarks remarks;
  private final Reach reach;
  private final Cargo cargo;
  private final Convoy convoy;
  private final PromptLeak leak;
  private final Canaries canaries;
  private final Function<String, List<String>> coded;
  /** Whatever a provider calls its texts, a canary that is said from one to the next is said. */
  private final StringBuilder common = new StringBuilder();

  /** @param coded gives the texts that stand in words of another */
  Checks(Remarks remarks, Reach reach, Conversation conversation, Cargo cargo, List<String> canaries,
      Function<String, List<String>> coded) {
    this.remarks = remarks;
    this.reach = reach;
    this.cargo = cargo;
    this.convoy = new Convoy(conversation);
    this.leak = conversation.leak();
    this.canaries = new Canaries(remarks.look(Breach.CANARY) ? canaries : List.of());
    this.coded = coded;
  }

  /** What was read of one text so far. */
  static final class Trail {
    /** Enough to tell what stands before an address. */
    private static final int CONTEXT = 512;

    private final PromptLeak.Reader words = new PromptLeak.Reader();
    private final StringBuilder canary = new StringBuilder();
    private final Markup markup = new Markup();
    private @Nullable StringBuilder shown;
    private String before = "";
    private @Nullable Trail inside;

    /** Returns what was read of what stands in it in another form. */
    private Trail inside() {
      Trail known = inside == null ? new Trail() : inside;
      inside = known;
      return known;
    }
  }

  /**
   * Looks at the next words of a text, none of them cut.
   *
   * @param tool whether they are what a tool is called with
   */
  void read(String text, Trail trail, boolean tool) {
    String plain = Plain.of(text);
    if (canaries.in(plain, common)) {
      remarks.found(Breach.CANARY);
    }
    alone(text, plain, trail, tool);
  }

  /** Does the same for words that nobody else has read, and so for what stands in them in another form too. */
  void readWholly(String text, Trail trail, boolean tool) {
    read(text, trail, tool);
    unseen(text, trail, tool);
    for (String inside : coded.apply(text)) {
      alone(inside, Plain.of(inside), trail.inside(), tool);
    }
  }

  /** Looks at what {@code text} says in characters that nobody sees. */
  void unseen(String text, Trail trail, boolean tool) {
    String unseen = Unseen.in(text);
    if (!unseen.isEmpty()) {
      alone(unseen, unseen, trail.inside(), tool);
    }
  }

  /** Does the same for words that stand beside what is said, and part none of it. */
  void aside(String text, Trail trail, boolean tool) {
    alone(text, Plain.of(text), trail, tool);
  }

  private void alone(String text, String plain, Trail trail, boolean tool) {
    if (leak.says(plain, trail.words)) {
      remarks.found(Breach.SYSTEM_PROMPT);
    }
    if (canaries.in(plain, trail.canary) || isShown(plain, trail)) {
      remarks.found(Breach.CANARY);
    }
    if (remarks.look(tool ? Breach.TOOLS : Breach.LINKS)) {
      addresses(text, plain, trail, tool);
    }
  }

  /** Markup between the letters of a word is not seen where it is shown. */
  private boolean isShown(String plain, Trail trail) {
    String shown = trail.markup.without(plain);
    if (!trail.markup.isMet()) {
      return false;
    }
    StringBuilder tail = trail.shown == null ? new StringBuilder() : trail.shown;
    trail.shown = tail;
    return canaries.in(shown, tail);
  }

  /** Looks at a value that a tool is called with, whose name may say what it is. */
  void argument(String name, String value) {
    if (remarks.look(Breach.TOOLS)) {
      look("\"" + name + "\":\"" + value + "\"", 0, true);
    }
  }

  /** A backslash is a sign of its own to some readers, and only an escape to others. */
  private void addresses(String text, String plain, Trail trail, boolean tool) {
    String seen = trail.before + plain;
    look(seen, trail.before.length(), tool);
    if (text.indexOf('\\') >= 0) {
      look(trail.before + text, trail.before.length(), tool);
    }
    trail.before = seen.substring(Math.max(0, seen.length() - Trail.CONTEXT));
  }

  private void look(String seen, int from, boolean tool) {
    boolean found = tool
        ? Url.any(seen, from).stream().anyMatch(this::isForbidden)
            || BareHosts.in(seen, from).stream().anyMatch(this::isForbidden)
        : Url.in(seen, from).stream().anyMatch(this::carriesAway);
    if (found) {
      remarks.found(tool ? Breach.TOOLS : Breach.LINKS);
    }
  }

  private boolean isForbidden(Url url) {
    return url.target().map(target -> reach.forbids(target).isPresent()).orElse(true);
  }

  private boolean carriesAway(Url url) {
    Optional<Host> host = url.host();
    boolean known = host.isPresent() && reach.knows(host.get());
    return !known && (cargo.in(url) || convoy.spells(url));
  }
}
