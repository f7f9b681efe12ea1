package dev.weir.audit.search;

import dev.weir.audit.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query language: words with spaces between them, all of which have to hold. {@code field:value},
 * {@code field:one,another}, {@code -field:value}, {@code since:} and {@code until:}; any other word is a text that has to be
 * somewhere. Quotation marks hold together what has spaces or commas in it. Linear in the length of what was typed.
 */
public final class QueryText {

  private static final int LONGEST = 4096;

  private final Function<String, Optional<Instant>> times;
  private final List<Term> terms = new ArrayList<>();
  private Instant since = Instant.MIN;
  private Instant until = Instant.MAX;

  private QueryText(Function<String, Optional<Instant>> times) {
    this.times = times;
  }

  /** What became of reading a query. */
  public sealed interface Result {

    /** It can be asked. */
    record Understood(List<Term> terms, Period period) implements Result {
      public Understood {
        terms = List.copyOf(terms);
      }
    }

    /** It cannot; says why, and how to write it. */
    record NotUnderstood(String what, String mend) implements Result {}
  }

  /** Reads {@code text}; {@code times} knows how people write a time. */
  public static Result parse(String text, Function<String, Optional<Instant>> times) {
    if (text.length() > LONGEST) {
      return new Result.NotUnderstood("the query is longer than " + LONGEST + " characters",
          "ask for less at once");
    }
    QueryText reading = new QueryText(times);
    for (Words.Word word : Words.of(text)) {
      Optional<Result.NotUnderstood> trouble = reading.take(word);
      if (trouble.isPresent()) {
        return trouble.get();
      }
    }
    return reading.since.isBefore(reading.until)
        ? new Result.Understood(reading.terms, new Period(reading.since, reading.until))
        : new Result.NotUnderstood("no time lies between since and until", "let since be the earlier one");
  }

  private Optional<Result.NotUnderstood> take(Words.Word word) {
    if (word.name().isEmpty()) {
      terms.add(new Term(Field.TEXT, word.values(), word.not()));
      return Optional.empty();
    }
    return switch (word.name()) {
      case "since", "until" -> time(word);
      default -> condition(word);
    };
  }

  private Optional<Result.NotUnderstood> condition(Words.Word word) {
    Optional<Field> field = Field.named(word.name());
    if (field.isEmpty()) {
      return Optional.of(new Result.NotUnderstood("there is no field " + word.name(), "ask for one of "
          + Stream.of(Field.values()).map(Field::word).collect(Collectors.joining(", "))
          + ", since, until; put a text with a colon in quotation marks"));
    }
    Optional<String> odd = field.get() == Field.DECISION
        ? word.values().stream().filter(value -> Verdict.parse(value).isEmpty()).findFirst()
        : Optional.empty();
    if (odd.isPresent()) {
      return Optional.of(new Result.NotUnderstood("there is no decision " + odd.get(),
          "use allow, redact, deny or shadow-deny"));
    }
    terms.add(new Term(field.get(), word.values(), word.not()));
    return Optional.empty();
  }

  private Optional<Result.NotUnderstood> time(Words.Word word) {
    String value = String.join(",", word.values());
    Optional<Instant> time = word.not() ? Optional.empty() : times.apply(value);
    if (time.isEmpty()) {
      return Optional.of(new Result.NotUnderstood("that is no time: " + word.name() + ":" + value,
          "write 2026-07-01T12:00:00Z, 2026-07-01, 15m or 2h or 3d"));
    }
    if (word.name().equals("since")) {
      since = time.get();
    } else {
      until = time.get();
    }
    return Optional.empty();
  }
}
