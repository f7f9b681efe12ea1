package dev.weir.audit.payload;

import dev.weir.model.AuditEvent.AdminChange;
import dev.weir.model.AuditEvent.Notice;
import dev.weir.model.AuditLog;
import dev.weir.model.Head;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.capture.Captures;
import dev.weir.model.capture.PayloadKeys;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps what calls say in {@code <data>/audit/payloads}. One thread seals and writes; what waits for it is bounded, and what does
 * not fit is dropped. Of each part the log says, once it is on the disk, that it is kept, with its hash; or that it is not.
 */
public final class Payloads implements Captures, AutoCloseable {

  /** What may wait to be written, and what is gathered of answers that are still coming, together. */
  static final long MOST_WAITING_BYTES = 32L << 20;

  private static final System.Logger LOG = System.getLogger(Payloads.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PACE = Duration.ofHours(1);

  private final PartFiles files;
  private final PayloadKeys keys;
  private final AuditLog log;
  private final InstantSource clock;
  private final Memory memory;
  private final ScheduledThreadPoolExecutor writer;
  private final LongAdder kept = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  /** What became of parts since this was started. */
  public record Counts(long kept, long dropped) {}

  Payloads(PartFiles files, PayloadKeys keys, AuditLog log, InstantSource clock, long mostWaiting) {
    this.files = files;
    this.keys = keys;
    this.log = log;
    this.clock = clock;
    this.memory = new Memory(mostWaiting);
    this.writer = new ScheduledThreadPoolExecutor(1,
        Thread.ofPlatform().name("weir-payloads").daemon().factory());
  }

  /** Returns one that writes to the folder, and drops from it each hour what has had its time. */
  public static Payloads start(Path dataFolder, PayloadKeys keys, AuditLog log, InstantSource clock) {
    Payloads payloads = new Payloads(PartFiles.of(dataFolder), keys, log, clock, MOST_WAITING_BYTES);
    var _ = payloads.writer.scheduleWithFixedDelay(() -> payloads.expire(dataFolder), 0, PACE.toSeconds(),
        TimeUnit.SECONDS);
    return payloads;
  }

  /** Returns what became of parts so far. */
  public Counts counts() {
    return new Counts(kept.sum(), dropped.sum());
  }

  private void expire(Path dataFolder) {
    try {
      int parts = Expiry.run(dataFolder, keys, clock.instant());
      if (parts > 0) {
        log.append(new AdminChange(clock.instant(), "(weir)", "payloads expired", "payloads",
            parts + " parts"));
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "payloads that have had their time could not be dropped: {0}",
          e.getMessage());
    }
  }

  @Override
  public CompletionStage<Boolean> request(Context call, CaptureTerms terms, Head head, Bytes body) {
    int size = Math.min(body.length(), terms.maxBytes());
    Label label = label(call, terms, Side.REQUEST);
    if (!memory.take(size)) {
      dropped(call, terms, label, Memory.SPENT);
      return CompletableFuture.completedFuture(false);
    }
    Bytes copy = Bytes.wrap(Bytes.wrap(body.array(), body.offset(), size).copy());
    return keep(call, terms, label, new Part(head.method(), Harmless.url(head, call.path()), 0,
        Harmless.headers(head.headers()), copy, size < body.length(), call.found()));
  }

  @Override
  public Tap answer(Context call, CaptureTerms terms) {
    return new AnswerTap(terms.maxBytes(), memory, gathered -> {
      Label label = label(call, terms, Side.ANSWER);
      switch (gathered) {
        case AnswerTap.Gathered.Whole(int status, var headers, Bytes body, boolean cut, var found) ->
          keep(call, terms, label,
              new Part("", "", status, Harmless.headers(headers), body, cut, together(call.found(), found)));
        case AnswerTap.Gathered.GivenUp _ -> dropped(call, terms, label, Memory.SPENT);
      }
    });
  }

  private static Set<Long> together(Set<Long> some, Set<Long> more) {
    return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
  }

  private static Label label(Context call, CaptureTerms terms, Side side) {
    return new Label(call.call(), side, call.at(), call.at().plus(terms.ttl()));
  }

  private CompletionStage<Boolean> keep(Context call, CaptureTerms terms, Label label, Part part) {
    CompletableFuture<Boolean> kept = new CompletableFuture<>();
    try {
      writer.execute(() -> kept.complete(write(call, terms, label, part)));
    } catch (RejectedExecutionException e) {
      // Weir is ending.
      memory.giveBack(part.body().length());
      dropped(call, terms, label, "Weir was ending");
      kept.complete(false);
    }
    return kept;
  }

  private boolean write(Context call, CaptureTerms terms, Label label, Part part) {
    try {
      byte[] bytes = part.bytes();
      files.write(keys, call.subject(), label, bytes);
      notice(call, terms, PartNote.KEPT, new PartNote(label.side(), part.body().length(), part.cut(),
          label.until(), Part.hash(bytes)).text(), "recorded");
      kept.increment();
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "what call {0} said could not be kept: {1}", call.call(),
          e.getClass().getSimpleName());
      dropped(call, terms, label, "it could not be written");
      return false;
    } finally {
      memory.giveBack(part.body().length());
    }
  }

  private void dropped(Context call, CaptureTerms terms, Label label, String why) {
    dropped.increment();
    notice(call, terms, PartNote.DROPPED, label.side().word() + ": " + why,
        terms.required() && label.side() == Side.REQUEST ? "denied" : "recorded");
  }

  private void notice(Context call, CaptureTerms terms, String what, String reason, String action) {
    log.append(new Notice(clock.instant(), Optional.of(call.call()), call.subject().caller(),
        call.destination(), terms.by(), what, reason, action));
  }

  /** Writes what waits, for some seconds at the most. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "{0} parts of calls were not kept: Weir was ending",
            writer.shutdownNow().size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
