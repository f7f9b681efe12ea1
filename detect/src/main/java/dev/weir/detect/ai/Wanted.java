package dev.weir.detect.ai;

import dev.weir.model.talk.Talk;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What one request wants of its answer: how long it may be, how many of it, and how it comes. */
final class Wanted {
  private static final int LONGEST_NUMBER = 20;
  private static final BigDecimal MOST_TOKENS = BigDecimal.valueOf(999_999_999);
  private static final int MOST_ALTERNATIVES = 128;
  private static final Set<String> NO = Set.of("", "false", "null", "0");

  /**
   * Something that a request may say about its answer. Sources: the references of the providers that {@code dialects.txt} names,
   * of AI21, of Hugging Face's text generation and of xAI, whose {@code deferred} is OpenAI's {@code background}.
   */
  enum Option {
    TOKENS,
    /** All that are made are paid, also those of which only the best is shown. */
    ALTERNATIVES, STREAM,
    /** The answer is made behind the first one, which only says where it can be asked for. */
    LATER;

    /** Returns what {@code name} says, however it is capitalised: some providers take any capitals. */
    static Optional<Option> named(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "max_tokens", "max_completion_tokens", "max_output_tokens", "maxtokens", "maxoutputtokens",
            "maxtokencount", "max_gen_len", "max_tokens_to_sample", "num_predict", "max_new_tokens",
            "maxnewtokens" ->
          Optional.of(TOKENS);
        case "n", "best_of", "candidatecount", "candidate_count", "num_generations", "num_return_sequences",
            "numresults" ->
          Optional.of(ALTERNATIVES);
        case "stream" -> Optional.of(STREAM);
        case "background", "deferred", "assistant_id" -> Optional.of(LATER);
        default -> Optional.empty();
      };
    }

    /** Returns whether it also holds in an object within the request, such as {@code generationConfig}. */
    boolean isAnywhere() {
      return this == TOKENS || this == ALTERNATIVES;
    }
  }

  private long tokens;
  private int alternatives = 1;
  private boolean streamed;
  private boolean later;

  void take(Option option, String word) {
    switch (option) {
      case TOKENS -> tokens = Math.max(tokens, number(word));
      case ALTERNATIVES ->
        alternatives = Math.max(alternatives, (int) Math.min(number(word), MOST_ALTERNATIVES));
      case STREAM -> streamed |= word.equals("true");
      case LATER -> later |= !NO.contains(word);
    }
  }

  /** Returns the most tokens that the answers to all of {@code requests} may have together; empty where none of them says. */
  static OptionalLong most(Collection<Wanted> requests) {
    return requests.stream().allMatch(one -> one.tokens == 0)
        ? OptionalLong.empty()
        : OptionalLong.of(requests.stream()
            .mapToLong(one -> (one.tokens == 0 ? Talk.USUAL_ANSWER_TOKENS : one.tokens) * one.alternatives)
            .sum());
  }

  /** Returns how many answers {@code requests} ask for. */
  static int answers(Collection<Wanted> requests) {
    return requests.stream().mapToInt(one -> one.alternatives).sum();
  }

  boolean isStreamed() {
    return streamed;
  }

  boolean isLater() {
    return later;
  }

  /** Returns the number, however it is spelled, {@link #MOST_TOKENS} at the most; 0 where it is none that a token count could be. */
  private static long number(String word) {
    if (word.isEmpty() || word.length() > LONGEST_NUMBER || word.charAt(0) < '0' || word.charAt(0) > '9') {
      return 0;
    }
    try {
      return new BigDecimal(word).min(MOST_TOKENS).longValue();
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
