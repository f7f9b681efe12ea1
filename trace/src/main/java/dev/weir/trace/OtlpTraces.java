package dev.weir.trace;

import dev.weir.gateway.Incoming;
import dev.weir.gateway.Trace;
import dev.weir.gateway.Traces;
import dev.weir.model.Principal;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.Shared.Password;
import dev.weir.model.settings.Telemetry;
import dev.weir.store.Passwords;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Traces to a collector, by OTLP over HTTP: a share of those that begin here, and of those that a known caller has begun the
 * ones that it keeps itself. Never waited for; what the collector does not take is counted.
 */
public final class OtlpTraces implements Traces, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  /** Reads the ids alone: what others have written beside them is none of a collector's business. */
  private static final TextMapGetter<Headers> IDS = new TextMapGetter<>() {
    @Override
    public Iterable<String> keys(Headers headers) {
      return List.of();
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
      return headers != null && name.equals("traceparent") ? headers.first(name).orElse(null) : null;
    }
  };

  /** What became of spans. */
  public record Counts(long exported, long failed, long dropped) {}

  private final Outbox outbox;
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  private OtlpTraces(Telemetry.Traces rule, String version) {
    outbox = new Outbox(exporter(rule));
    provider = SdkTracerProvider.builder().addSpanProcessor(outbox)
        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(rule.share())))
        .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "weir",
            AttributeKey.stringKey("service.version"), version,
            AttributeKey.stringKey("service.instance.id"), UUID.randomUUID().toString())))
        .build();
    tracer = provider.get("dev.weir");
  }

  /** Returns traces that go where {@code rule} says; {@code version} is Weir's. */
  public static OtlpTraces open(Telemetry.Traces rule, String version) {
    return new OtlpTraces(rule, version);
  }

  private static OtlpHttpSpanExporter exporter(Telemetry.Traces rule) {
    String path = rule.url().path().equals("/") ? "/v1/traces" : rule.url().originForm();
    OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder().setCompression("gzip")
        .setEndpoint(rule.url().origin() + path).setTimeout(PATIENCE).setConnectTimeout(PATIENCE);
    rule.authorization().ifPresent(where -> exporter.setHeaders(() -> authorization(where)));
    return exporter.build();
  }

  private static Map<String, String> authorization(Password where) {
    try {
      return Map.of("Authorization", new String(Passwords.read(where)));
    } catch (IOException e) {
      throw new UncheckedIOException("the authorization for traces cannot be read", e);
    }
  }

  @Override
  public Trace begin(Incoming incoming, Principal who, Instant began) {
    Context around = who instanceof Principal.Caller
        ? W3CTraceContextPropagator.getInstance().extract(Context.root(), incoming.headers(), IDS)
        : Context.root();
    Span call = tracer.spanBuilder("call").setParent(around).setSpanKind(SpanKind.SERVER)
        .setStartTimestamp(began).startSpan();
    return CallTrace.of(tracer, call, around, incoming.method(), began);
  }

  /** Returns what became of spans so far. */
  public Counts counts() {
    return outbox.counts();
  }

  /** Sends what waits, for two seconds at most. */
  @Override
  public void close() {
    provider.close();
  }
}
