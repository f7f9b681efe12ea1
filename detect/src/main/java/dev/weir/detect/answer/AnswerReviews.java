package dev.weir.detect.answer;

import dev.weir.detect.PayloadInspector;
import dev.weir.detect.ai.Orders;
import dev.weir.detect.ai.Said;
import dev.weir.detect.codec.Codings;
import dev.weir.detect.codec.Unpacked;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.detect.rewrite.Rewriting;
import dev.weir.model.Head;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Scope;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DestinationRule.Api;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Reach;
import dev.weir.model.talk.Review;
import dev.weir.model.talk.Reviews;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at answers with every detector, and at what they say of the conversation that they end; for any number of threads. */
public final class AnswerReviews implements Reviews {

  private final PayloadInspector inspector;
  private final Keyed keyed;
  private final Orders orders;

  /** @param key 32 bytes: of canaries, and of the hashes by which texts are known again */
  public AnswerReviews(PayloadInspector inspector, byte[] key) {
    this.inspector = inspector;
    keyed = new Keyed(key);
    orders = new Orders(keyed);
  }

  @Override
  public Review of(Asked asked, List<AnswerTerms> terms, Reach reach) {
    Stream<String> own = terms.stream().anyMatch(AnswerTerms::marked)
        ? Stream.of(canary(asked.scope()))
        : Stream.empty();
    List<String> canaries = Stream.concat(own, terms.stream().flatMap(each -> each.canaries().stream()))
        .toList();
    return new AnswerReview(inspector, asked, terms, canaries, reach, orders::in);
  }

  @Override
  public Optional<Bytes> open(Bytes body, List<String> codings, long maxBytes) {
    return Codings.undo(body, codings, maxBytes) instanceof Unpacked.Plain(Bytes plain, var _)
        ? Optional.of(plain)
        : Optional.empty();
  }

  @Override
  public Optional<Rewritten> marked(Api api, Head head, Bytes body, Scope scope) {
    if (head.headers().has("Content-Encoding")) {
      return Optional.empty();
    }
    Said said = Said.of(body, api);
    if (said.endOfInstructions().isEmpty()) {
      return Optional.empty();
    }
    int at = said.endOfInstructions().getAsInt() - body.offset();
    Bytes changed = Bytes.wrap(body.array(), body.offset(), at)
        .and(Bytes.utf8("\\n\\n[" + canary(scope) + "]"))
        .and(Bytes.wrap(body.array(), body.offset() + at, body.length() - at));
    return Rewriting.withBody(head, changed).map(after -> new Rewritten(after, changed, 1));
  }

  /** Returns a word that stands nowhere else, the same for everything in {@code scope}. */
  private String canary(Scope scope) {
    byte[] name = ("canary\0" + scope.caller() + "\0" + scope.destination()).getBytes(StandardCharsets.UTF_8);
    return "ref-" + Long.toUnsignedString(keyed.fingerprint(name, 0, name.length), Character.MAX_RADIX);
  }
}
