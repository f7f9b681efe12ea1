package dev.weir.detect.answer;

import dev.weir.model.net.Host;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Reach;
import java.util.List;
import java.util.Optional;

/** What is looked for in the texts of one answer, apart from data: instructions, canaries, links, calls of tools. */
final class Checks {

  private final Remarks remarks;
  private final Reach reach;
  private final Cargo cargo;
  private final PromptLeak leak;
  private final Canaries canaries;
  /** Whatever a provider calls its texts, a canary that is said from one to the next is said. */
  private final StringBuilder common = new StringBuilder();

  Checks(Remarks remarks, Reach reach, Conversation conversation, Cargo cargo, List<String> canaries) {
    this.remarks = remarks;
    this.reach = reach;
    this.cargo = cargo;
    this.leak = conversation.leak();
    this.canaries = new Canaries(remarks.look(Breach.CANARY) ? canaries : List.of());
  }

  /** What was read of one text so far. */
  static final class Trail {
    /** Enough to tell what stands before an address. */
    private static final int CONTEXT = 512;

    private final PromptLeak.Reader words = new PromptLeak.Reader();
    private final StringBuilder canary = new StringBuilder();
    private String before = "";
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
    alone(plain, trail, tool);
  }

  /** Does the same for words that stand beside what is said, and part none of it. */
  void aside(String text, Trail trail, boolean tool) {
    alone(Plain.of(text), trail, tool);
  }

  private void alone(String plain, Trail trail, boolean tool) {
    if (leak.says(plain, trail.words)) {
      remarks.found(Breach.SYSTEM_PROMPT);
    }
    if (canaries.in(plain, trail.canary)) {
      remarks.found(Breach.CANARY);
    }
    Breach wanted = tool ? Breach.TOOLS : Breach.LINKS;
    if (remarks.look(wanted)) {
      String seen = trail.before + plain;
      for (Url url : Url.in(seen, trail.before.length())) {
        if (tool ? isForbidden(url) : carriesAway(url)) {
          remarks.found(wanted);
        }
      }
      trail.before = seen.substring(Math.max(0, seen.length() - Trail.CONTEXT));
    }
  }

  private boolean isForbidden(Url url) {
    return url.target().map(target -> reach.forbids(target).isPresent()).orElse(true);
  }

  private boolean carriesAway(Url url) {
    Optional<Host> host = url.host();
    boolean known = host.isPresent() && reach.knows(host.get());
    return !known && cargo.in(url);
  }
}
