package dev.weir.admin;

import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes all metrics in Prometheus's text form; makes its registry at the first scrape, so that a start does not pay for it. */
final class Scrape implements Route.Handler {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final CallMetrics calls;
  private final List<Numbers> numbers;
  private @Nullable PrometheusMeterRegistry registry;

  Scrape(CallMetrics calls, List<Numbers> numbers) {
    this.calls = calls;
    this.numbers = List.copyOf(numbers);
  }

  @Override
  public Reply answer(Request request) {
    return Reply.text(200, TEXT, registry().scrape(TEXT));
  }

  private synchronized PrometheusMeterRegistry registry() {
    if (registry == null) {
      PrometheusMeterRegistry made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      made.getPrometheusRegistry().register(new CallSeries(calls));
      made.getPrometheusRegistry().register(new NumberSeries(numbers));
      for (MeterBinder binder : ofProcess()) {
        binder.bindTo(made);
      }
      registry = made;
    }
    return registry;
  }

  /** Never closed: they count for as long as the process lives. */
  private static List<MeterBinder> ofProcess() {
    return List.of(new ClassLoaderMetrics(), new JvmGcMetrics(), new JvmMemoryMetrics(),
        new JvmThreadMetrics(),
        new FileDescriptorMetrics(), new ProcessorMetrics(), new UptimeMetrics());
  }
}
