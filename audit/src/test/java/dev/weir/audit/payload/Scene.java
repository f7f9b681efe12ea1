package dev.weir.audit.payload;

import dev.weir.audit.Events;
import dev.weir.model.AnswerHead;
import dev.weir.model.AuditEvent;
import dev.weir.model.AuditEvent.Notice;
import dev.weir.model.AuditLog;
import dev.weir.model.CallId;
import dev.weir.model.Head;
import dev.weir.model.Receipt;
import dev.weir.model.RuleRef;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.capture.Captures;
import dev.weir.model.capture.Subject;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Origin;
import dev.weir.model.net.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** A data folder in which calls are kept, with a log that writes down what it is told. */
final class Scene implements AuditLog, AutoCloseable {

  static final Subject CHECKOUT = new Subject("checkout", "payments");
  static final Subject BATCH = new Subject("batch", "payments");
  static final Duration TTL = Duration.ofDays(30);
  static final CaptureTerms TERMS = new CaptureTerms(new RuleRef("keep"), true, true, 100, TTL,
      CaptureTerms.ALL, false);

  final Path data;
  final PlayedKeys keys = new PlayedKeys();
  final List<Notice> notices = new CopyOnWriteArrayList<>();
  final AtomicReference<Instant> now = new AtomicReference<>(Events.START);
  private Payloads payloads;

  Scene(Path data) {
    this.data = data;
    payloads = open(Payloads.MOST_WAITING_BYTES);
  }

  private Payloads open(long mostWaiting) {
    return new Payloads(PartFiles.of(data), keys, this, now::get, mostWaiting);
  }

  /** Lets no more than this wait. */
  Scene withMemory(long bytes) {
    payloads.close();
    payloads = open(bytes);
    return this;
  }

  @Override
  public CompletionStage<Receipt> append(AuditEvent event, Executor on) {
    notices.add((Notice) event);
    return CompletableFuture.completedFuture(new Receipt(notices.size()));
  }

  Payloads payloads() {
    return payloads;
  }

  static Captures.Context call(int number, Subject subject, Long... found) {
    return new Captures.Context(Events.call(number), Events.at(number), subject, "openai",
        "/v1/chat/completions", Set.of(found));
  }

  static Head head(String... headers) {
    return new Head("POST", new Target(Origin.parse("https://api.openai.com").orElseThrow(),
        "/v1/chat/completions", "key=sk-in-the-query&plain", true), Headers.of(headers));
  }

  CompletionStage<Boolean> send(int number, Subject subject, String body, Long... found) {
    return payloads.request(call(number, subject, found), TERMS, head("Content-Type", "text/plain"),
        Bytes.utf8(body));
  }

  void answer(int number, Subject subject, String... pieces) {
    Captures.Tap tap = payloads.answer(call(number, subject), TERMS);
    tap.head(new AnswerHead(200, Headers.of("Content-Type", "text/plain", "Set-Cookie", "session=s3cr3t")));
    List.of(pieces).forEach(piece -> tap.body(Bytes.utf8(piece)));
    tap.end();
  }

  /** Waits until all that was handed over is written. */
  @Override
  public void close() {
    payloads.close();
  }

  List<Look> looks(int number) throws IOException {
    CallId call = Events.call(number);
    return Look.at(data, call, notices.stream().filter(notice -> notice.call().equals(Optional.of(call)))
        .toList(), keys, now.get());
  }

  /** Returns the bodies that can be read of a call, and for those that cannot why. */
  List<String> seen(int number) throws IOException {
    return looks(number).stream().map(look -> switch (look) {
      case Look.Opened(Side side, Part part, var _, boolean proven) ->
        side.word() + (proven ? " " : " unproven ") + part.body().utf8() + (part.cut() ? "..." : "");
      case Look.Gone(Side side, String why) -> side.word() + " gone: " + why;
      case Look.Damaged(Side side, String why) -> side.word() + " damaged: " + why;
    }).toList();
  }

  Path file(int number, Side side) throws IOException {
    return PartFiles.of(data).find(Events.call(number), side).orElseThrow();
  }
}
