package dev.weir.admin;

import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.audit.Period;
import dev.weir.audit.index.Counting;
import dev.weir.audit.index.Top;
import dev.weir.audit.json.AuditJson;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.QueryText;
import dev.weir.audit.search.Term;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /api/audit/…}: searches, numbers and the live tail, in JSON.
 *
 * @param times how people write a time
 */
public record AuditApi(AuditQuestions questions, Function<String, Optional<Instant>> times) {

  private static final int MOST_HITS = 1000;
  private static final int USUAL_HITS = 50;

  /** @param data the data folder */
  public AuditApi(Path data, Function<String, Optional<Instant>> times) {
    this(new AuditQuestions(data), times);
  }

  /** Returns the routes of it: auditors see all, those who belong to teams what their callers did. */
  public List<Route> routes() {
    return List.of(Route.get("/api/audit/search", Access.AUDIT, this::search),
        Route.get("/api/audit/stats", Access.AUDIT, this::stats),
        Route.get("/api/audit/timeline", Access.AUDIT, this::timeline),
        Route.get("/api/audit/tail", Access.AUDIT, this::tail));
  }

  /** Returns the conditions, and that what is found belongs to the teams of the one who asks. */
  private static List<Term> own(List<Term> terms, Request request) throws IOException {
    Set<String> teams = request.who().teams();
    return teams.isEmpty()
        ? terms
        : Stream.concat(terms.stream(), Stream.of(new Term(Field.TEAM, List.copyOf(teams), false))).toList();
  }

  private Answer search(Request request) throws IOException {
    OptionalInt limit = request.params().number("limit", USUAL_HITS, MOST_HITS);
    Optional<Long> behind = sequence(request.params().text("behind"));
    if (limit.isEmpty() || behind.isEmpty() && !request.params().text("behind").isEmpty()) {
      return wrong("limit is 1 to " + MOST_HITS + ", and behind what the answer before this one said");
    }
    return switch (QueryText.parse(request.params().text("q"), times)) {
      case QueryText.Result.NotUnderstood no -> wrong(no.what() + ": " + no.mend());
      case QueryText.Result.Understood asked -> {
        Query query = new Query(own(asked.terms(), request), asked.period(), limit.getAsInt(),
            !request.params().text("order").equals("oldest"), behind);
        yield questions.answer(index -> hits(index.search(query), query.limit()));
      }
    };
  }

  private Answer timeline(Request request) throws IOException {
    Optional<Instant> before = times
        .apply(request.params().text("before").isEmpty() ? "0s" : request.params().text("before"));
    Optional<Instant> since = times.apply(request.params().text("since"));
    String caller = request.params().text("caller");
    if (caller.isEmpty() || before.isEmpty()) {
      return wrong("name a caller, and the time before which to look");
    }
    Period period = new Period(since.orElseGet(() -> before.get().minus(Duration.ofHours(1))), before.get());
    return questions.answer(index -> {
      List<Hit> all = new ArrayList<>();
      for (Term term : List.of(Term.is(Field.CALLER, caller), Term.is(Field.ACTOR, "*"))) {
        all.addAll(
            index.search(new Query(own(List.of(term), request), period, MOST_HITS, true, Optional.empty()))
                .hits());
      }
      all.sort((a, b) -> Long.compare(a.stored().sequence(), b.stored().sequence()));
      return hits(new Found(all, List.of()), Integer.MAX_VALUE);
    });
  }

  private Answer stats(Request request) throws IOException {
    OptionalInt top = request.params().number("top", 10, MOST_HITS);
    Optional<Field> by = Field.named(request.params().text("by")).filter(Counting.FIELDS::contains);
    if (top.isEmpty() || by.isEmpty()) {
      return wrong(
          "by is one of " + Counting.FIELDS.stream().map(Field::word).collect(Collectors.joining(", "))
              + ", top 1 to " + MOST_HITS);
    }
    return switch (QueryText.parse(request.params().text("q"), times)) {
      case QueryText.Result.NotUnderstood no -> wrong(no.what() + ": " + no.mend());
      case QueryText.Result.Understood asked when asked.terms().stream()
          .anyMatch(term -> !Counting.FIELDS.contains(term.field())) ->
        wrong("numbers are kept by these fields alone: "
            + Counting.FIELDS.stream().map(Field::word).collect(Collectors.joining(", ")));
      case QueryText.Result.Understood asked ->
        questions.answer(index -> rows(index.top(by.get(), own(asked.terms(), request),
            asked.period(), request.params().text("order").equals("newest"), top.getAsInt())));
    };
  }

  private Answer tail(Request request) throws IOException {
    return switch (QueryText.parse(request.params().text("q"), times)) {
      case QueryText.Result.NotUnderstood no -> wrong(no.what() + ": " + no.mend());
      case QueryText.Result.Understood asked -> new Answer.Live(new AuditFeed(questions.data(),
          new Query(own(asked.terms(), request), asked.period(), MOST_HITS, false,
              request.params().lastEvent().flatMap(AuditApi::sequence))));
    };
  }

  static Reply wrong(String detail) {
    return Reply.problem(400, "Bad request", detail);
  }

  static Optional<Long> sequence(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String hits(Found found, int limit) {
    String hits = found.hits().stream().map(AuditJson::line).collect(Collectors.joining(",", "[", "]"));
    String next = found.hits().size() < limit
        ? "null"
        : Long.toString(found.hits().getLast().stored().sequence());
    return "{\"hits\":" + hits + ",\"behind\":" + next + ",\"unreadable\":" + found.unreadable().stream()
        .map(Reply::quoted).collect(Collectors.joining(",", "[", "]")) + "}";
  }

  private static String rows(Top top) {
    return "{\"calls\":" + top.calls() + ",\"rows\":" + top.rows().stream()
        .map(row -> "{\"value\":" + Reply.quoted(row.value()) + ",\"calls\":" + row.calls() + ",\"findings\":"
            + row.findings() + ",\"bytes\":" + row.bytes() + ",\"first\":\"" + row.first() + "\",\"last\":\""
            + row.last() + "\"}")
        .collect(Collectors.joining(",", "[", "]")) + "}";
  }
}
