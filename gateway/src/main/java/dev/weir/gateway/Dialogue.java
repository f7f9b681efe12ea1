package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.Restorer;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Remark;
import dev.weir.model.talk.Review;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What comes back on one WebSocket, message by message, in its order: looked at as an answer in events is, counted against the
 * budgets of what was asked, and with originals in the place of tokens. What one message of the client's asks for holds for
 * all that comes back from then on.
 */
final class Dialogue {

  private static final String EVENTS = "text/event-stream";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final CallRecord record;
  private final Restorer restorer;
  private final Function<List<AnswerTerms>, Review> reviewing;
  private final AsEvents events = new AsEvents();
  private final List<Review> reviews = new ArrayList<>(1);
  private final Set<RuleRef> asked = new HashSet<>();
  private final Set<Remark> noticed = new HashSet<>();
  private Optional<Scope> restore = Optional.empty();
  private Optional<Restorer.Stream> restoring = Optional.empty();
  private final Tab tab = new Tab();
  private int restored;
  private boolean over;

  /** @param reviewing gives what looks at answers on these terms */
  Dialogue(CallRecord record, Restorer restorer, Function<List<AnswerTerms>, Review> reviewing) {
    this.record = record;
    this.restorer = restorer;
    this.reviewing = reviewing;
  }

  /** Takes what is asked of what comes back from here on. */
  void ask(List<AnswerTerms> terms, Optional<Scope> tokens) {
    List<AnswerTerms> more = terms.stream().filter(each -> asked.add(each.by())).toList();
    if (!more.isEmpty()) {
      Review review = reviewing.apply(more);
      review.begin(EVENTS);
      reviews.add(review);
    }
    if (restore.isEmpty() && tokens.isPresent()) {
      restore = tokens;
      restoring = restorer.stream(EVENTS, tokens.get());
    }
  }

  /** Takes a message of the client's, as it leaves: what comes back is held against all that was said. */
  void said(Bytes message) {
    reviews.forEach(review -> review.said(message));
  }

  /** Returns what its answers cost. */
  Tab tab() {
    return tab;
  }

  /** Returns what goes on now that {@code message} has come. */
  Heard received(Message message) {
    tab.take(message.payload());
    if (over) {
      return Heard.NOTHING;
    }
    Optional<Decision.Deny> refused = tab.refused();
    if (refused.isPresent()) {
      over = true;
      record.cutOff(refused.get());
      return new Heard(List.of(), refused.map(Closing::of));
    }
    if (reviews.isEmpty() && restore.isEmpty()) {
      return Heard.of(message);
    }
    if (AsEvents.fit(message.payload())) {
      return heard(events.messages(through(events.event(message), false)));
    }
    List<Message> before = new ArrayList<>(events.messages(through(Bytes.EMPTY, true)));
    alone(message).ifPresent(before::add);
    return heard(before);
  }

  /** Returns what was held back, at the end of the connection or before what is no event. */
  Heard rest() {
    return over ? Heard.NOTHING : heard(events.messages(through(Bytes.EMPTY, true)));
  }

  /** Hands events from one to the next; who cuts them off is the last that says anything. */
  private Bytes through(Bytes piece, boolean end) {
    Bytes out = piece;
    boolean last = end;
    for (Review review : reviews) {
      out = review.next(out);
      out = last ? out.and(review.end()) : out;
      last |= review.denied().isPresent();
    }
    if (restoring.isPresent()) {
      out = restoring.get().next(out);
      out = last ? out.and(restoring.get().end()) : out;
    }
    return out;
  }

  /** Returns a message that is no event, as it may go on. */
  private Optional<Message> alone(Message message) {
    Bytes body = message.payload();
    for (Review review : reviews) {
      body = review.whole(message.text() ? TEXT : "", body);
    }
    if (denied().isPresent()) {
      return Optional.empty();
    }
    if (restore.isEmpty() || !message.text()) {
      return Optional.of(message.with(body));
    }
    Restorer.Restored result = restorer.restore(body, "", restore.get());
    restored += result.count();
    return Optional.of(message.with(result.body()));
  }

  private Heard heard(List<Message> messages) {
    reviews.stream().flatMap(review -> review.remarks().stream()).filter(noticed::add)
        .forEach(record::noticed);
    Optional<Remark> denied = denied();
    over = denied.isPresent();
    return new Heard(messages, denied.map(
        remark -> Closing.of(new Decision.Deny(remark.by(), remark.reason(), Status.FORBIDDEN))));
  }

  private Optional<Remark> denied() {
    return reviews.stream().flatMap(review -> review.denied().stream()).findFirst();
  }

  /** Returns how many tokens were turned back. */
  int restored() {
    return restored + restoring.map(Restorer.Stream::count).orElse(0);
  }
}
