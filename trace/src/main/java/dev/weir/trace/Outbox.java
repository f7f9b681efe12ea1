package dev.weir.trace;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Spans that have ended, on their way out: a bounded queue and one thread. What finds it full is dropped and counted, since no
 * call waits for whoever collects traces. The SDK's own tells the number of drops to a second library of metrics only.
 */
final class Outbox implements SpanProcessor {

  static final int CAPACITY = 8192;
  private static final int MOST_AT_ONCE = 512;
  private static final long PATIENCE_SECONDS = 10;
  private static final long PACE_MILLIS = 500;

  private final BlockingQueue<ReadableSpan> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final LongAdder exported = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final SpanExporter exporter;
  private final Thread thread;
  private volatile boolean ending;

  Outbox(SpanExporter exporter) {
    this.exporter = exporter;
    thread = Thread.ofPlatform().name("weir-traces").daemon().start(this::run);
  }

  @Override
  public void onStart(Context context, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (span.getSpanContext().isSampled() && !waiting.offer(span)) {
      dropped.increment();
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  /** Returns what became of spans so far. */
  OtlpTraces.Counts counts() {
    return new OtlpTraces.Counts(exported.sum(), failed.sum(), dropped.sum());
  }

  private void run() {
    List<ReadableSpan> batch = new ArrayList<>(MOST_AT_ONCE);
    try {
      while (!ending || !waiting.isEmpty()) {
        ReadableSpan first = waiting.poll(PACE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          waiting.drainTo(batch, MOST_AT_ONCE - 1);
          send(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      // Whoever closes this waits no longer: what is left is lost.
      failed.add(waiting.size() + (long) batch.size());
    }
  }

  private void send(List<ReadableSpan> batch) throws InterruptedException {
    if (!ending && batch.size() < MOST_AT_ONCE) {
      // A trace's spans end one soon after another.
      Thread.sleep(PACE_MILLIS / 2);
      waiting.drainTo(batch, MOST_AT_ONCE - batch.size());
    }
    (taken(batch.stream().map(ReadableSpan::toSpanData).toList()) ? exported : failed).add(batch.size());
  }

  private boolean taken(List<SpanData> spans) {
    try {
      return exporter.export(spans).join(PATIENCE_SECONDS, TimeUnit.SECONDS).isSuccess();
    } catch (RuntimeException e) {
      // Such as an authorization that cannot be read: the count tells, and the next batch tries again.
      return false;
    }
  }

  /** Sends what waits, for two seconds at most. */
  @Override
  public CompletableResultCode shutdown() {
    ending = true;
    try {
      thread.join(2000);
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return exporter.shutdown();
  }
}
