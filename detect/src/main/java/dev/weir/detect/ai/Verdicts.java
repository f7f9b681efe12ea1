package dev.weir.detect.ai;

import dev.weir.detect.prompt.Judgement;
import dev.weir.detect.prompt.PromptFilter;
import dev.weir.detect.prompt.Role;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.model.talk.Abuse;
import dev.weir.model.talk.Speaker;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges texts, and knows those again that it judged lately, by a keyed hash: a conversation says all its turns anew with each
 * call. For any number of threads.
 */
final class Verdicts {

  /** A power of two; an entry has some hundred bytes. */
  private static final int KEPT = 8192;

  private final Keyed keyed;
  private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(KEPT);

  /** What is remembered of a text. */
  private record Known(long hash, int length, boolean data, Map<Abuse, Double> scores) {}

  /** Read when the first text is judged: most configurations judge none. */
  private static final class Shipped {
    static final PromptFilter FILTER = PromptFilter.shipped();
  }

  Verdicts(Keyed keyed) {
    this.keyed = keyed;
  }

  /** Returns the score of each kind of abuse, 0 to 1; in data an order of any kind is {@link Abuse#INDIRECT}. */
  Map<Abuse, Double> of(Part part) {
    boolean data = part.speaker() == Speaker.TOOL || part.speaker() == Speaker.DOCUMENT;
    byte[] text = part.text().getBytes(StandardCharsets.UTF_8);
    long hash = keyed.fingerprint(text, 0, text.length);
    int slot = (int) hash & KEPT - 1;
    Known found = known.get(slot);
    if (found == null || found.hash() != hash || found.length() != text.length || found.data() != data) {
      found = new Known(hash, text.length, data, judge(part.text(), data));
      known.set(slot, found);
    }
    return found.scores();
  }

  private Map<Abuse, Double> judge(String text, boolean data) {
    Judgement judgement = Shipped.FILTER.judge(text, data ? Role.TOOL : Role.USER);
    return data
        ? Map.of(Abuse.INDIRECT, judgement.score())
        : judgement.scores().entrySet().stream()
            .filter(score -> score.getKey() != Judgement.Label.BENIGN)
            .collect(Collectors.toUnmodifiableMap(score -> Abuse.valueOf(score.getKey().name()),
                Map.Entry::getValue));
  }
}
