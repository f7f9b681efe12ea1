package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AnswerHead;
import dev.weir.model.AuditEvent;
import dev.weir.model.Decision;
import dev.weir.model.Obligation;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.AbuseTerms.Measure;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sight;
import dev.weir.model.watch.Sign;
import dev.weir.model.watch.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls as they count among others: what is told of them, what is recorded, and what is held back. */
final class HeedTest {

  private static final RuleRef RULE = new RuleRef("loops");

  private final World world = new World();
  private final PlayedWatch watch = new PlayedWatch();

  HeedTest() {
    world.watch = watch;
    AbuseTerms terms = new AbuseTerms(RULE, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), false, 0, true, Optional.empty(), Optional.empty(), Measure.DENY,
        Duration.ofMinutes(5), Optional.empty());
    world.policy = facts -> new Decision.Allow(RuleRef.DEFAULT, List.of(RULE), List.of(),
        List.of(new Obligation.Heed(terms)), Optional.empty());
  }

  @Test
  void countsACallOnce() {
    world.body = Bytes.utf8("{\"a\":1}");
    world.run();
    assertThat(watch.left).singleElement().satisfies(sight -> {
      assertThat(sight.caller()).isEqualTo("shop");
      assertThat(sight.destination()).isEqualTo("pay");
      assertThat(sight.bytes()).isEqualTo(7);
      assertThat(sight.from()).hasToString("192.0.2.7");
      assertThat(sight.to()).map(Ip::toString).contains("93.184.216.34");
    });
    assertThat(watch.failed).isEmpty();
  }

  @Test
  void knowsEqualCallsAgain() {
    world.run();
    world.run();
    world.body = Bytes.utf8("{ }");
    world.run();
    assertThat(watch.left).extracting(Sight::likeness).satisfies(likes -> {
      assertThat(likes.get(1)).isEqualTo(likes.get(0));
      assertThat(likes.get(2)).isNotEqualTo(likes.get(0));
    });
  }

  @Test
  void tellsQueriesApart() {
    for (String query : List.of("?q=1", "?q=2", "", "?")) {
      world.incoming = World.gateway("GET", "/pay/v1/search" + query, "Authorization", "Bearer " + World.KEY);
      world.run();
    }
    assertThat(watch.left).extracting(Sight::likeness).doesNotHaveDuplicates();
    assertThat(watch.left).extracting(Sight::path).doesNotHaveDuplicates();
  }

  @Test
  void holdsBackAndSaysUntilWhen() {
    watch.seen = new Watch.Seen(List.of(new Alarm(Sign.IDENTICAL, RULE, "too often", Measure.DENY)),
        Optional.of(new Watch.Held("too often", Duration.ofSeconds(40))));
    world.run();
    assertThat(world.left).isEmpty();
    assertThat(world.answers.getFirst().status()).isEqualTo(429);
    assertThat(world.answers.getFirst().headers().first("Retry-After")).hasValue("40");
    assertThat(world.audited).filteredOn(AuditEvent.Notice.class::isInstance).singleElement()
        .satisfies(event -> {
          AuditEvent.Notice notice = (AuditEvent.Notice) event;
          assertThat(notice.what()).isEqualTo("abuse.identical");
          assertThat(notice.action()).isEqualTo("denied");
          assertThat(notice.caller()).isEqualTo("shop");
        });
    assertThat(world.summaries.getFirst().kinds()).hasToString("{ABUSE_IDENTICAL=1}");
  }

  @Test
  void countsFailuresOfTheUpstream() {
    world.upstream = new AnswerHead(503, Headers.NONE);
    world.run();
    world.upstream = new AnswerHead(404, Headers.NONE);
    world.run();
    world.upstream = new AnswerHead(401, Headers.NONE);
    world.run();
    world.upstreamFault = Optional.of(new Ending.Result.Fault(Status.UPSTREAM_TIMEOUT, "slow", false));
    world.run();
    assertThat(watch.failed).hasSize(3);
  }
}
