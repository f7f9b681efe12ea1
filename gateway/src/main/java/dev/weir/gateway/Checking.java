package dev.weir.gateway;

import dev.weir.model.InForce;
import dev.weir.model.Prepared;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Review;
import dev.weir.model.talk.Reviews;
import java.util.List;
import java.util.Optional;

/** What the answers to one call are held against. */
record Checking(Rooms rooms, InForce inForce, Vet vet, Passage.Course course) {

  /** Returns the checks of one answer: the destination's schema, and what {@code terms} ask. */
  AnswerChecks checks(Prepared asked, List<AnswerTerms> terms) {
    Optional<Review> review = terms.isEmpty() ? Optional.empty() : Optional.of(review(asked, terms));
    return new AnswerChecks(course.rule().flatMap(to -> to.answer().schema()), review, rooms.reviews(),
        course.content().maxBytes());
  }

  Review review(Prepared asked, List<AnswerTerms> terms) {
    return rooms.reviews().of(
        new Reviews.Asked(course.api(), asked.head(), asked.body().orElse(Bytes.EMPTY), course.scope(),
            course.content(), inForce.settings().detectors()),
        terms, new Reaching(inForce, vet, course.facts()));
  }
}
