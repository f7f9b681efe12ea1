package dev.weir.gateway;

import dev.weir.model.AnswerHead;
import dev.weir.model.Restorer;
import dev.weir.model.Scope;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.AnswerRule;
import dev.weir.model.settings.DestinationRule;
import java.util.Locale;
import java.util.Optional;

/** Checks an answer before the application trusts it, counts what it has cost, and puts originals back into it. */
final class AnswerRoom implements Answers {

  /** An answer that says its length and is restored is held up to this one, so that it can say its new length. */
  private static final long MOST_HELD_BYTES = 1L << 20;

  private final AnswerRule rule;
  private final Headers weirHeaders;
  private final Restorer restorer;
  private final Optional<Scope> restore;
  private final Optional<Spending> spending;
  private Optional<Spending> counted = Optional.empty();
  private String contentType = "";
  private Optional<Restorer.Stream> stream = Optional.empty();
  private int restored;

  AnswerRoom(Optional<DestinationRule> destination, Headers weirHeaders, Restorer restorer,
      Optional<Scope> restore, Optional<Spending> spending) {
    this.rule = destination.map(DestinationRule::answer).orElse(AnswerRule.USUAL);
    this.weirHeaders = weirHeaders;
    this.restorer = restorer;
    this.restore = restore;
    this.spending = spending;
  }

  @Override
  public Treatment head(AnswerHead head) {
    contentType = head.headers().first("Content-Type").orElse("");
    if (!rule.redirects() && isRedirect(head)) {
      return new Treatment.Refuse(Status.BAD_UPSTREAM,
          "the upstream redirects, which this destination may not");
    }
    if (!rule.types().isEmpty() && hasBody(head.status()) && !rule.types().contains(mediaType())) {
      return new Treatment.Refuse(Status.BAD_UPSTREAM,
          "the answer's media type is not one of the destination's");
    }
    long declared = head.headers().first("Content-Length").map(AnswerRoom::length).orElse(-1L);
    if (declared > rule.maxBytes()) {
      return new Treatment.Refuse(Status.BAD_UPSTREAM,
          "the answer has more than " + rule.maxBytes() + " bytes");
    }
    AnswerHead named = new AnswerHead(head.status(), named(head.headers()));
    Optional<Restorer.Stream> restoring = restore.filter(_ -> isPlain(head.headers()))
        .flatMap(scope -> restorer.stream(contentType, scope));
    counted = spending.filter(_ -> isPlain(head.headers()));
    if (restoring.isEmpty() && counted.isEmpty()) {
      return new Treatment.Stream(named, rule.maxBytes());
    }
    if (declared >= 0 && declared <= MOST_HELD_BYTES && !mediaType().equals("text/event-stream")) {
      return new Treatment.Hold(named, declared);
    }
    stream = restoring;
    Headers unsized = named.headers().toBuilder().remove("Content-Length").build();
    return new Treatment.Change(new AnswerHead(named.status(), unsized), rule.maxBytes());
  }

  @Override
  public Bytes body(Bytes whole) {
    counted.ifPresent(spent -> spent.take(whole));
    if (restore.isEmpty()) {
      return whole;
    }
    Restorer.Restored result = restorer.restore(whole, contentType, restore.get());
    restored = result.count();
    return result.body();
  }

  @Override
  public Bytes piece(Bytes piece) {
    counted.ifPresent(spent -> spent.take(piece));
    return stream.isPresent() ? stream.get().next(piece) : piece;
  }

  @Override
  public Bytes rest() {
    return stream.isPresent() ? stream.get().end() : Bytes.EMPTY;
  }

  /** Returns how many tokens were turned back. */
  int restored() {
    return restored + stream.map(Restorer.Stream::count).orElse(0);
  }

  private Headers named(Headers headers) {
    Headers.Builder builder = Headers.builder();
    headers.forEach((name, value) -> {
      if (!name.regionMatches(true, 0, "Weir-", 0, 5)) {
        builder.add(name, value);
      }
    });
    weirHeaders.forEach(builder::add);
    return builder.build();
  }

  private static boolean isPlain(Headers headers) {
    return headers.first("Content-Encoding").filter(coding -> !coding.equalsIgnoreCase("identity")).isEmpty();
  }

  private String mediaType() {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isRedirect(AnswerHead head) {
    return head.status() >= 300 && head.status() < 400 && head.headers().has("Location");
  }

  private static boolean hasBody(int status) {
    return status >= 200 && status != 204 && status != 304;
  }

  private static long length(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
