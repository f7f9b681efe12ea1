package dev.weir.admin.api;

import dev.weir.admin.account.Changes;
import dev.weir.admin.account.Refused;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.audit.index.Lookup;
import dev.weir.audit.payload.Erasure;
import dev.weir.audit.payload.Exchanged;
import dev.weir.audit.payload.LookJson;
import dev.weir.audit.payload.Seen;
import dev.weir.audit.payload.Whose;
import dev.weir.model.CallId;
import dev.weir.model.capture.PayloadKeys;
import dev.weir.model.settings.AdminRule.TwoPerson;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What calls said, where that is kept: for a person who is an auditor and has just proven that, and on record before it is shown;
 * and its erasure, for an admin, and for two where the configuration says so.
 */
public record PayloadsApi(Kept kept, Approvals approvals, Changes changes, InstantSource clock) {

  private static final Access READ = new Access.Of(Role.AUDITOR, Scope.AUDIT, Access.Proof.FRESH_PERSON,
      false);
  private static final Access ERASE = new Access.Of(Role.ADMIN, Scope.AUDIT, Access.Proof.FRESH_PERSON,
      false);

  /**
   * What is kept, and where.
   *
   * @param fingerprints as those of findings are made
   * @param weir which version of Weir writes archives
   */
  public record Kept(Path data, PayloadKeys keys, ToLongFunction<byte[]> fingerprints, String weir) {}

  private record Reading(@Nullable String reason) {}

  private record Erasing(@Nullable String subject, @Nullable String reason) {
    @Override
    public String toString() {
      return "Erasing[secret]";
    }
  }

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.post("/api/audit/calls/{id}/payload", READ, this::read),
        Route.post("/api/audit/erasures", ERASE, this::erase));
  }

  private Answer read(Request request) throws IOException {
    String reason = Words.needed(request.body(Reading.class).reason(), "reason");
    CallId call = new CallId(request.name("id"));
    Exchanged found = Exchanged.find(call, query -> Lookup.search(kept.data(), query, _ -> true));
    if (found.hits().isEmpty()) {
      throw new Refused(Refused.Why.MISSING, "no such call is in the log");
    }
    Seen seen = found.seen(kept.data(), kept.keys(), clock.instant());
    if (!seen.readable().isEmpty()) {
      changes.put(request.who().name(), "payload read", call.text(), seen.readable() + ": " + reason);
    }
    String har = seen.readable().isEmpty() ? "null" : found.har(seen, kept.weir()).orElse("null");
    return Reply.json(200, "{\"parts\":" + LookJson.of(seen.looks()) + ",\"messages\":"
        + LookJson.of(seen.conversation()) + ",\"har\":" + har + "}");
  }

  private Answer erase(Request request) throws IOException {
    Erasing asked = request.body(Erasing.class);
    String reason = Words.needed(asked.reason(), "reason");
    Whose whose = Whose.parse(Words.needed(asked.subject(), "subject"), kept.fingerprints())
        .orElseThrow(() -> new Refused(Refused.Why.MALFORMED,
            "the subject is caller:NAME, team:NAME or value:TEXT"));
    Optional<Reply> first = approvals.missing(request, TwoPerson.ERASE, whose.toString());
    if (first.isPresent()) {
      return first.get();
    }
    return switch (erased(whose)) {
      case Erasure.Result.Held(String name) ->
        throw new Refused(Refused.Why.TAKEN, "nothing is erased: some of it is held by " + name);
      case Erasure.Result.Done done -> {
        changes.put(request.who().name(), "payloads erased", whose.toString(), done + ": " + reason);
        yield Reply.json(200, Json.object("subject", whose.toString(), "parts", done.parts(), "keys",
            done.keys()));
      }
    };
  }

  private Erasure.Result erased(Whose whose) throws IOException {
    try {
      return Erasure.in(kept.data(), kept.keys()).of(whose);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Weir is ending");
    }
  }
}
