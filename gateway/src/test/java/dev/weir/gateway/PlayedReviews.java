package dev.weir.gateway;

import dev.weir.model.Head;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Scope;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Reach;
import dev.weir.model.talk.Review;
import dev.weir.model.talk.Reviews;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reviews as they are played; a coding is undone by leaving out the first letter. */
record PlayedReviews(Function<Reach, Review> playing) implements Reviews {

  @Override
  public Review of(Asked asked, List<AnswerTerms> terms, Reach reach) {
    return playing.apply(reach);
  }

  @Override
  public Optional<Bytes> open(Bytes body, List<String> codings, long maxBytes) {
    return Optional.of(Bytes.utf8(body.utf8().substring(1)));
  }

  @Override
  public Optional<Rewritten> marked(Api api, Head head, Bytes body, Scope scope) {
    return Optional.of(new Rewritten(head, Bytes.utf8(body.utf8() + " marked"), 0));
  }
}
