package dev.weir.audit.payload;

import dev.weir.audit.Period;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.model.AuditEvent.Intent;
import dev.weir.model.AuditEvent.Notice;
import dev.weir.model.CallId;
import dev.weir.model.capture.PayloadKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One call as the log has it: what was judged, what was noticed, and what of it is kept.
 *
 * @param hits the oldest first; those of messages on its connection among them
 * @param ofMessages what was noticed about these messages
 */
public record Exchanged(CallId call, List<Hit> hits, List<Notice> ofMessages) {

  private static final int MOST = 1000;

  public Exchanged {
    hits = List.copyOf(hits);
    ofMessages = List.copyOf(ofMessages);
  }

  /** Where the log is asked. */
  public interface Searched {
    Found search(Query query) throws IOException;
  }

  /** Returns what a log has of a call and of its first thousand messages; nothing where it has none. */
  public static Exchanged find(CallId call, Searched log) throws IOException {
    Exchanged found = new Exchanged(call, search(log, List.of(call.text())), List.of());
    List<String> messages = found.messages().map(message -> message.asked().call().text()).toList();
    return messages.isEmpty()
        ? found
        : new Exchanged(call, found.hits, notices(search(log, messages)).toList());
  }

  private static List<Hit> search(Searched log, List<String> calls) throws IOException {
    return log.search(new Query(List.of(new Term(Field.CALL, calls, false)), Period.ALL, 2 * MOST, false,
        Optional.empty())).hits();
  }

  /** Returns what the log says is kept of it. */
  public List<PartNote> kept() {
    return own().stream().flatMap(notice -> PartNote.of(notice).stream()).toList();
  }

  /** Returns what there is to see of it. */
  public Seen seen(Path dataFolder, PayloadKeys keys, Instant now) throws IOException {
    List<Look> looks = Look.at(dataFolder, call, own(), keys, now);
    List<Spoken> spoken = new ArrayList<>();
    looks.forEach(look -> spoken.addAll(look instanceof Look.Opened opened ? opened.spoken() : List.of()));
    int gone = 0;
    int damaged = 0;
    for (Intent message : messages().toList()) {
      CallId id = message.asked().call();
      for (Look look : Look.at(dataFolder, id, about(ofMessages, id), keys, now)) {
        switch (look) {
          case Look.Opened(var _, Part part, var _, var _) ->
            spoken.add(new Spoken(message.at(), true, part.isText(), part.body(), part.cut()));
          case Look.Gone _ -> gone++;
          case Look.Damaged _ -> damaged++;
        }
      }
    }
    return new Seen(looks, new Conversation(spoken, gone, damaged));
  }

  /** Returns it as an archive for developer tools; empty where it never left, or the log no longer has it. */
  public Optional<String> har(Seen seen, String weir) {
    return hits.stream().filter(hit -> hit.stored().event() instanceof Intent intent
        && intent.asked().call().equals(call)).findFirst()
        .map(hit -> Har.of((Intent) hit.stored().event(), hit.outcome(), seen, weir));
  }

  /** The messages on its connection that have left. */
  private Stream<Intent> messages() {
    return hits.stream().filter(hit -> hit.stored().event() instanceof Intent intent
        && intent.asked().within().equals(Optional.of(call))).map(hit -> (Intent) hit.stored().event())
        .limit(MOST);
  }

  private List<Notice> own() {
    return about(notices(hits).toList(), call);
  }

  private static Stream<Notice> notices(List<Hit> hits) {
    return hits.stream().filter(hit -> hit.stored().event() instanceof Notice)
        .map(hit -> (Notice) hit.stored().event());
  }

  private static List<Notice> about(List<Notice> notices, CallId call) {
    return notices.stream().filter(notice -> notice.call().equals(Optional.of(call))).toList();
  }
}
