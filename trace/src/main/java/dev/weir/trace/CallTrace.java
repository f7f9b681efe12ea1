package dev.weir.trace;

import dev.weir.gateway.CallSummary;
import dev.weir.gateway.Room;
import dev.weir.gateway.Trace;
import dev.weir.model.CallId;
import dev.weir.model.Head;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call as a span, and its rooms as spans within. Attributes hold names of the configuration, kinds and numbers only. */
final class CallTrace implements Trace {

  /** RFC 9110 section 9, RFC 5789: whatever else a client makes up is no name for a span. */
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT",
      "OPTIONS", "TRACE", "PATCH");
  private static final String OTHER_METHOD = "_OTHER";
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("weir.request_id");
  private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("weir.destination");
  private static final AttributeKey<String> CALLER = AttributeKey.stringKey("weir.caller");
  private static final AttributeKey<String> DECISION = AttributeKey.stringKey("weir.decision");
  private static final AttributeKey<String> RULE = AttributeKey.stringKey("weir.rule");
  private static final AttributeKey<List<String>> KINDS = AttributeKey.stringArrayKey("weir.kinds");
  private static final AttributeKey<Long> SENT = AttributeKey.longKey("weir.sent_bytes");
  private static final AttributeKey<Long> RECEIVED = AttributeKey.longKey("weir.received_bytes");

  private final Tracer tracer;
  private final Span call;
  private final Context within;
  private final String method;
  private @Nullable Span room;

  private CallTrace(Tracer tracer, Span call, Context around, String method) {
    this.tracer = tracer;
    this.call = call;
    this.within = around.with(call);
    this.method = method;
  }

  /** Returns the trace of a call that has been in its first room since {@code began}. */
  static CallTrace of(Tracer tracer, Span call, Context around, String method, Instant began) {
    CallTrace trace = new CallTrace(tracer, call, around, METHODS.contains(method) ? method : OTHER_METHOD);
    if (call.isRecording()) {
      trace.room = trace.within(Room.IDENTIFY).setStartTimestamp(began).startSpan();
    }
    return trace;
  }

  private SpanBuilder within(Room next) {
    return tracer.spanBuilder(next.word()).setParent(within);
  }

  @Override
  public void enter(Room next) {
    if (call.isRecording()) {
      leave();
      room = within(next).setSpanKind(next == Room.UPSTREAM ? SpanKind.CLIENT : SpanKind.INTERNAL)
          .startSpan();
    }
  }

  @Override
  public Stay stay(Room inside) {
    if (!call.isRecording()) {
      return Stay.NONE;
    }
    Span stay = tracer.spanBuilder(inside.word()).setParent(room == null ? within : within.with(room))
        .startSpan();
    return stay::end;
  }

  private void leave() {
    if (room != null) {
      room.end();
      room = null;
    }
  }

  /** Source: W3C Trace Context, section 3.2. */
  @Override
  public Head mark(Head leaving) {
    SpanContext ours = (room == null ? call : room).getSpanContext();
    String parent = "00-" + ours.getTraceId() + "-" + ours.getSpanId() + "-" + ours.getTraceFlags().asHex();
    return new Head(leaving.method(), leaving.target(),
        leaving.headers().toBuilder().set("traceparent", parent).build());
  }

  @Override
  public Trace message() {
    return call.isRecording()
        ? new CallTrace(tracer, tracer.spanBuilder("message").setParent(within).startSpan(), within, "")
        : this;
  }

  @Override
  public void ended(CallId id, CallSummary summary) {
    if (!call.isRecording()) {
      return;
    }
    leave();
    call.setAttribute(REQUEST_ID, id.text());
    call.setAttribute(DESTINATION, summary.destination());
    call.setAttribute(CALLER, summary.caller());
    call.setAttribute(DECISION, summary.decision());
    call.setAttribute(RULE, summary.rule());
    call.setAttribute(STATUS, (long) summary.status());
    call.setAttribute(SENT, summary.sent());
    call.setAttribute(RECEIVED, summary.received());
    if (!summary.kinds().isEmpty()) {
      call.setAttribute(KINDS, summary.kinds().keySet().stream().map(kind -> kind.name()).sorted().toList());
    }
    if (!method.isEmpty()) {
      call.setAttribute(METHOD, method);
      call.updateName(method + " " + summary.destination());
    }
    if (summary.fault().isPresent()) {
      call.setStatus(StatusCode.ERROR, summary.fault().get());
    } else if (summary.status() >= 500) {
      call.setStatus(StatusCode.ERROR);
    }
    call.end();
  }

  @Override
  public String toString() {
    return call.getSpanContext().getTraceId();
  }
}
