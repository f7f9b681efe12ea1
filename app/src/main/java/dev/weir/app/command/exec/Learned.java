package dev.weir.app.command.exec;

import dev.weir.app.draft.Draft;
import dev.weir.app.draft.Use;
import dev.weir.app.draft.Way;
import dev.weir.audit.AuditReader;
import dev.weir.audit.Period;
import dev.weir.audit.Stored;
import dev.weir.model.AuditEvent;
import dev.weir.model.Entry;
import dev.weir.model.Kind;
import dev.weir.scan.knowledge.Recipients;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a program sent while it ran, as the audit log has it. */
final class Learned implements AuditReader.Visitor {

  private static final String DATA = "{}";
  private static final String REST = "...";

  private final Passage passage;
  private final Recipients recipients = Recipients.standard();
  private final Draft draft;
  private final List<String> unreadable = new ArrayList<>();
  private int left;
  private int refused;

  private Learned(Passage passage, Draft draft) {
    this.passage = passage;
    this.draft = draft;
  }

  /** Returns what went through {@code passage} since {@code start}. */
  static Learned since(Instant start, Passage passage, List<String> command) throws IOException {
    Learned learned = new Learned(passage, new Draft(List.of(
        "Made by `weir exec --learn` of " + command.getFirst() + " on " + start,
        "It allows what was sent while it ran, and nothing else.")));
    AuditReader.of(passage.data()).forward(new Period(start, Instant.MAX), learned);
    return learned;
  }

  @Override
  public boolean event(Stored stored) {
    switch (stored.event()) {
      case AuditEvent.Intent intent when mine(intent.asked()) -> left(intent.asked());
      case AuditEvent.Refusal refusal when mine(refusal.asked()) -> refused(refusal);
      case AuditEvent.Intent _,AuditEvent.Refusal _,AuditEvent.Outcome _,AuditEvent.AdminChange _,AuditEvent.Notice _ -> {
        // Somebody else's, or nothing that a configuration could allow.
      }
    }
    return true;
  }

  @Override
  public void unreadable(String what) {
    unreadable.add(what);
  }

  private boolean mine(AuditEvent.Asked asked) {
    return passage.isTheProgram(asked.who());
  }

  private void left(AuditEvent.Asked asked) {
    if (asked.entry() == Entry.CONNECT) {
      return; // what came inside it is what counts
    }
    left++;
    String path = asked.pathTemplate().replace(DATA, "*").replace(REST, "**");
    String url = "https://" + asked.host() + ":" + asked.port() + path;
    Set<String> kinds = asked.kinds().keySet().stream().map(Kind::name).collect(Collectors.toSet());
    Way.of(url).ifPresentOrElse(
        way -> draft.allow(way, new Use(asked.method(), kinds, recipients.ofHost(asked.host()))),
        () -> draft.leaveOut("Not allowed here, since no configuration can say it: " + url));
  }

  private void refused(AuditEvent.Refusal refusal) {
    refused++;
    AuditEvent.Asked asked = refusal.asked();
    draft.leaveOut("Not allowed here, since it was refused: " + asked.method() + " " + asked.host() + ":"
        + asked.port() + asked.pathTemplate() + " (" + asked.by().name() + ": " + asked.reason() + ")");
  }

  /** Returns how many calls left. */
  int left() {
    return left;
  }

  /** Returns how many calls were refused. */
  int refused() {
    return refused;
  }

  /** Returns the configuration that allows what left. */
  Draft draft() {
    return draft;
  }

  /** Returns what of the log could not be read. */
  List<String> unreadable() {
    return List.copyOf(unreadable);
  }
}
