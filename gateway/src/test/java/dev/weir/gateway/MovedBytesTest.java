package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.AuditEvent;
import dev.weir.model.Content;
import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.Limiter;
import dev.weir.model.Limiter.Grant;
import dev.weir.model.Obligation;
import dev.weir.model.Obligation.Budget;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.Obligation.Limit;
import dev.weir.model.Obligation.Limit.Unit;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.Window;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.talk.Budgets;
import dev.weir.model.talk.Budgets.Hold;
import dev.weir.model.talk.Budgets.Holding;
import dev.weir.model.talk.Prices;
import dev.weir.model.talk.Usage;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bytes of calls, which in this world send two and receive three, against a limit and a budget. */
final class MovedBytesTest {

  private static final RuleRef RULE = new RuleRef("traffic");
  private static final Limit LIMIT = new Limit(RULE, "k", Unit.BYTES, 1 << 20, Duration.ofSeconds(1), 1_000);
  private static final Budget BUDGET = new Budget(RULE, "k", Measure.BYTES, 5L << 30, Window.DAY,
      ZoneOffset.UTC, new Prices(Map.of()));

  private final World world = new World();
  private final List<String> counted = new ArrayList<>();
  private Grant grant = new Grant.Granted(900);

  MovedBytesTest() {
    obliges(LIMIT, BUDGET);
    world.body = Bytes.utf8("sixteen bytes ..");
    world.limiter = new Limiter() {
      @Override
      public Answer take(Limit limit, long units) {
        counted.add("takes " + units);
        return grant instanceof Grant.Granted(long left, _, _)
            ? new Grant.Granted(left, Math.clamp(units, 1, limit.burst()))
            : grant;
      }

      @Override
      public void settle(Limit limit, Grant.Granted granted, long used) {
        counted.add("settles " + (used - granted.taken()));
      }
    };
    world.budgets = (asked, model, most) -> {
      counted.add("holds " + most.bytes());
      return new Holding.Held(new Hold() {
        @Override
        public void settle(Usage usage) {
          counted.add("is charged " + usage.bytes());
        }

        @Override
        public void release() {
          counted.add("is given back");
        }
      });
    };
  }

  private void obliges(Obligation... duties) {
    world.policy = facts -> new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(),
        facts.content() instanceof Content.Unread && duties.length > 1 ? List.of(duties[0]) : List.of(duties),
        Optional.empty());
  }

  @Test
  void areSetAsideAsFarAsTheyAreKnownAndCountAsTheyWent() {
    world.incoming = World.gateway("POST", "/pay/v1/charges", "Authorization", "Bearer " + World.KEY,
        "Content-Length", "16");
    world.run();
    assertThat(counted).containsExactly("takes 16", "holds 16", "settles -11", "is charged 5");
  }

  @Test
  void countFromTheFirstWhereNobodySaysHowManyThereAre() {
    world.run();
    assertThat(counted).containsExactly("takes 0", "holds 16", "settles 4", "is charged 5");
  }

  @Test
  void areGivenBackWhereTheCallDoesNotLeave() {
    world.auditFails = true;
    world.run();
    assertThat(counted).containsExactly("takes 0", "holds 16", "is given back", "settles -1");
  }

  @Test
  void areNotCountedAgainForMessages() {
    world.incoming = World.gateway("GET", "/pay/v1/live", "Authorization", "Bearer " + World.KEY,
        "Connection", "Upgrade", "Upgrade", "websocket");
    world.body = Bytes.EMPTY;
    world.socket.sends = List.of(new Message(true, Bytes.utf8("one")), new Message(true, Bytes.utf8("two")));
    world.run();
    assertThat(world.story).contains("send one", "send two");
    assertThat(counted).containsExactly("takes 0", "holds 1", "settles 4", "is charged 5");
  }

  /** Five bytes flow in it. */
  private void tunnel() {
    world.incoming = World.proxy(Entry.CONNECT, "CONNECT", World.AUTHORITY + ":443", "Proxy-Authorization",
        "Bearer " + World.KEY);
    world.contentRule = new ContentRule(true, false, false, 10, List.of(), false);
    world.policy = _ -> new Decision.Allow(RuleRef.DEFAULT, List.of(), List.of(), List.of(LIMIT, BUDGET),
        Optional.empty());
    world.flows = 5;
  }

  @Test
  void ofATunnelArePaidAsTheyFlowAndNotAgainAtItsEnd() {
    tunnel();
    world.run();
    assertThat(counted).containsExactly("takes 0", "holds 1", "takes 1000", "holds 1000", "is charged 5",
        "settles -995", "settles -1", "is charged 0");
  }

  @Test
  void ofATunnelEndItOnceABudgetIsSpent() {
    tunnel();
    Budgets opening = world.budgets;
    world.budgets = (asked, model, most) -> most.bytes() == 1
        ? opening.hold(asked, model, most)
        : new Holding.Spent(BUDGET, Duration.ofHours(1));
    world.run();
    assertThat(world.expelled.get())
        .contains(new Decision.Deny(RULE, "the budget of 5GiB in each day is spent", Status.LIMITED));
    assertThat(world.audited).filteredOn(AuditEvent.Notice.class::isInstance).singleElement()
        .isInstanceOfSatisfying(AuditEvent.Notice.class, notice -> {
          assertThat(notice.what()).isEqualTo("answer.budget");
          assertThat(notice.by()).isEqualTo(RULE);
        });
  }

  @Test
  void sayWhichLimitIsReached() {
    grant = new Grant.Exceeded(Duration.ofSeconds(2));
    OwnAnswer answer = world.run().answers.getFirst();
    assertThat(answer.status()).isEqualTo(Status.LIMITED.code());
    assertThat(answer.body().utf8()).contains("the limit of 1MiB per 1 s is reached");
  }

  @Test
  void sayWhichBudgetIsSpentAndWhatALimitHasLeft() {
    world.budgets = (_, _, _) -> new Holding.Spent(BUDGET, Duration.ofHours(1));
    OwnAnswer answer = world.run().answers.getFirst();
    assertThat(answer.body().utf8()).contains("the budget of 5GiB in each day leaves too little");
    assertThat(answer.headers().all("RateLimit-Policy"))
        .contains("\"traffic:bytes\";q=1048576;w=1;qu=\"content-bytes\"");
  }
}
