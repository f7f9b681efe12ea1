package dev.weir.gateway;

import dev.weir.model.AnswerHead;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.AnswerSchema;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Remark;
import dev.weir.model.talk.Review;
import dev.weir.model.talk.Reviews;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one answer's body is held against: the destination's schema, and what policies ask of it. */
final class AnswerChecks {

  /** How a body is looked at. */
  enum Way {
    /** Not at all. */
    PASSED,
    /** As it comes. */
    STREAMED,
    /** Before any of it goes on. */
    WHOLE
  }

  private final Optional<AnswerSchema> schema;
  private final Optional<Review> review;
  private final Reviews reviews;
  private final long mostBytes;
  private final List<Remark> own = new ArrayList<>(0);
  private String contentType = "";
  private List<String> codings = List.of();
  private Way way = Way.PASSED;
  private final ByteArrayOutputStream copy = new ByteArrayOutputStream(0);
  private boolean fine;
  private boolean copies;

  /** @param mostBytes what may be held, or grow out of a content coding */
  AnswerChecks(Optional<AnswerSchema> schema, Optional<Review> review, Reviews reviews, long mostBytes) {
    this.schema = schema;
    this.review = review;
    this.reviews = reviews;
    this.mostBytes = mostBytes;
  }

  /** Returns how the body behind this head is looked at. */
  Way begin(AnswerHead head, String type) {
    if (schema.isEmpty() && review.isEmpty()) {
      return Way.PASSED;
    }
    contentType = type;
    codings = head.headers().all("Content-Encoding");
    fine = head.status() >= 200 && head.status() < 300;
    boolean enforced = fine && schema.filter(AnswerSchema::enforced).isPresent();
    boolean whole = enforced || review.isPresent() && (isCoded() || !review.get().begin(type));
    copies = fine && schema.isPresent() && !whole;
    way = whole ? Way.WHOLE : copies || review.isPresent() ? Way.STREAMED : Way.PASSED;
    return way;
  }

  private boolean isCoded() {
    return codings.stream().anyMatch(coding -> !coding.equalsIgnoreCase("identity"));
  }

  /** Returns a whole body as it may go on, without its content coding, or why it may not. */
  Answers.Checked whole(Bytes body) {
    Optional<Bytes> plain = isCoded() ? reviews.open(body, codings, mostBytes) : Optional.of(body);
    if (plain.isEmpty()) {
      return refused(new Remark(Breach.UNREADABLE, RuleRef.ANSWER,
          "the answer's content coding cannot be undone within " + mostBytes + " bytes", true));
    }
    Optional<Remark> misshapen = fine ? misshapen(plain.get()) : Optional.empty();
    misshapen.ifPresent(own::add);
    if (misshapen.filter(Remark::denied).isPresent()) {
      return new Answers.Treatment.Refuse(Status.BAD_UPSTREAM, misshapen.get().reason());
    }
    Bytes passed = review.isPresent() ? review.get().whole(contentType, plain.get()) : plain.get();
    Optional<Remark> denied = review.flatMap(Review::denied);
    return denied.isPresent()
        ? new Answers.Treatment.Refuse(Status.FORBIDDEN, denied.get().reason())
        : new Answers.Passed(passed);
  }

  private Answers.Checked refused(Remark remark) {
    own.add(remark);
    return new Answers.Treatment.Refuse(Status.BAD_UPSTREAM, remark.reason());
  }

  private Optional<Remark> misshapen(Bytes plain) {
    return schema.flatMap(asked -> asked.shape().broken(plain)
        .map(how -> new Remark(Breach.SCHEMA, RuleRef.ANSWER, "the answer " + how, asked.enforced())));
  }

  /** Returns what goes on in the place of a piece. */
  Bytes piece(Bytes piece) {
    if (copies) {
      copies = copy.size() + (long) piece.length() <= mostBytes;
      if (copies) {
        copy.write(piece.array(), piece.offset(), piece.length());
      } else {
        copy.reset();
        own.add(new Remark(Breach.UNREADABLE, RuleRef.ANSWER,
            "the answer has more than " + mostBytes + " bytes, too many to be held against its schema",
            false));
      }
    }
    return review.isPresent() && way == Way.STREAMED ? review.get().next(piece) : piece;
  }

  /** Returns what goes on at the end of a streamed body. */
  Bytes rest() {
    if (copies) {
      Bytes whole = Bytes.wrap(copy.toByteArray());
      (isCoded() ? reviews.open(whole, codings, mostBytes) : Optional.of(whole)).flatMap(this::misshapen)
          .ifPresent(own::add);
    }
    return review.isPresent() && way == Way.STREAMED ? review.get().end() : Bytes.EMPTY;
  }

  /** Returns why the application does not get the answer, or no more of it. */
  Optional<Remark> denied() {
    if (way == Way.PASSED) {
      return Optional.empty();
    }
    return remarks().stream().filter(Remark::denied).findFirst();
  }

  List<Remark> remarks() {
    if (review.isEmpty()) {
      return List.copyOf(own);
    }
    List<Remark> all = new ArrayList<>(own);
    all.addAll(review.get().remarks());
    return all;
  }
}
