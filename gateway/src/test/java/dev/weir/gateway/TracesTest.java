package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.Head;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.TraceContext;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TracesTest {

  private final World world = new World();
  private final PlayedTraces traces = new PlayedTraces();

  @Test
  void namesEveryRoomInItsOrder() {
    world.traces = traces;
    world.run();
    assertThat(traces.told).containsExactly("known", "resolve", "decide", "read", "inspect", "decide",
        "rewrite", "intent", "upstream", "answer", "outcome", "allow 200");
  }

  @Test
  void endsWhereACallIsDenied() {
    world.traces = traces;
    world.policy = _ -> new Decision.Deny(RuleRef.DEFAULT, "no", Status.FORBIDDEN);
    world.run();
    assertThat(traces.told).containsExactly("known", "resolve", "decide", "deny 403");
  }

  @Test
  void endsWhereATunnelIsOpened() {
    world.traces = traces;
    world.incoming = World.proxy(Entry.CONNECT, "CONNECT", World.AUTHORITY + ":443", "Proxy-Authorization",
        "Bearer " + World.KEY);
    world.run();
    assertThat(traces.told).endsWith("allow 200").doesNotContain("upstream");
  }

  @Test
  void doesNotTakeAStrangersWord() {
    world.traces = traces;
    world.incoming = World.gateway("GET", "/pay/v1", "traceparent", "theirs");
    world.run();
    assertThat(traces.told).first().isEqualTo("unknown");
  }

  @Test
  void tellsADestinationTheIdsAndNothingThatOthersHaveWritten() {
    world.traces = traces;
    assertThat(leaving("traceparent")).contains("ours");
    assertThat(leaving("tracestate")).isEmpty();
    assertThat(leaving("baggage")).isEmpty();
  }

  @Test
  void tellsAsMuchAsTheDestinationIsTrustedWith() {
    world.traces = traces;
    world.traceContext = TraceContext.ALL;
    assertThat(leaving("traceparent")).contains("ours");
    assertThat(leaving("tracestate")).contains("rojo=1");
    assertThat(leaving("baggage")).contains("account=7");
    world.traceContext = TraceContext.NOTHING;
    assertThat(leaving("traceparent")).isEmpty();
    assertThat(leaving("tracestate")).isEmpty();
    assertThat(leaving("baggage")).isEmpty();
  }

  @Test
  void leavesTheIdsAsTheyCameWhereNobodyFollows() {
    assertThat(leaving("traceparent")).contains("theirs");
    assertThat(leaving("baggage")).isEmpty();
  }

  @Test
  void allocatesNothingWhereNobodyFollows() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    world.run();
    Head head = world.left.orElseThrow().head();
    assertThat(Trace.NONE.mark(head)).isSameAs(head);
    assertThat(Trace.NONE.stay(Room.CREDENTIAL)).isSameAs(Trace.Stay.NONE);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100_000; i++) {
      Trace.NONE.enter(Room.DECIDE);
      Trace.NONE.stay(Room.CREDENTIAL).close();
      var _ = Trace.NONE.mark(head);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  private Optional<String> leaving(String name) {
    world.incoming = World.gateway("POST", "/pay/v1/charges", "Authorization", "Bearer " + World.KEY,
        "Traceparent", "theirs", "TraceState", "rojo=1", "baggage", "account=7");
    world.run();
    Headers headers = world.left.orElseThrow().head().headers();
    assertThat(headers.all(name)).hasSizeLessThan(2);
    return headers.first(name);
  }
}
