package dev.weir.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.limit.Rate;
import dev.weir.limit.shared.Charges.Charge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A store that does what it is asked when the test says so, or never, and may lose its answers. */
final class ChargesTest {

  private static final Rate RATE = new Rate(1, Duration.ofHours(1), 1_000);

  private final Charges charges = new Charges();
  private final List<Charge> sent = new ArrayList<>();
  private final List<CompletableFuture<Charge>> answers = new ArrayList<>();

  private CompletionStage<Charge> send(Charge charge) {
    sent.add(charge);
    answers.add(new CompletableFuture<>());
    return answers.getLast();
  }

  private List<Long> units() {
    return sent.stream().map(Charge::units).toList();
  }

  @Test
  void keepsWhatComesBeforeThereIsAWay() {
    charges.add("a", RATE, 1);
    charges.add("b", RATE, -2);
    assertThat(charges.open()).isEqualTo(2);
    charges.goBy(this::send);
    assertThat(units()).containsExactly(1L, -2L);
  }

  @Test
  void forgetsWhatIsAnsweredWithAllThatWentBefore() {
    charges.goBy(this::send);
    charges.add("a", RATE, 1);
    charges.add("a", RATE, 2);
    charges.add("a", RATE, 3);
    answers.get(1).complete(sent.get(1));
    assertThat(charges.open()).isEqualTo(1);
    answers.get(0).complete(sent.get(0));
    assertThat(charges.open()).isEqualTo(1);
  }

  @Test
  void sendsWhatWasNotAnsweredAgainUnderItsNumberAndBeforeAllElse() {
    charges.goBy(this::send);
    charges.add("a", RATE, 1);
    charges.add("a", RATE, 2);
    answers.get(0).complete(sent.get(0));
    answers.get(1).completeExceptionally(new IllegalStateException("lost"));
    charges.goBy(this::send);
    charges.add("a", RATE, 3);
    assertThat(units()).containsExactly(1L, 2L, 2L, 3L);
    assertThat(sent.get(2)).isEqualTo(sent.get(1));
    assertThat(sent.get(3).number()).isGreaterThan(sent.get(2).number());
  }

  @Test
  void chargesEachOnceThroughAnyLosses() {
    Random random = new Random(7);
    PlayedStore store = new PlayedStore();
    long owed = 0;
    for (int i = 0; i < 20_000; i++) {
      if (random.nextInt(10) == 0) {
        charges.goBy(store.way());
      }
      store.frozen |= random.nextInt(20) == 0;
      if (random.nextInt(30) == 0) {
        store.thaw();
      }
      long units = random.nextInt(-100, 100);
      owed += units;
      charges.add("a", RATE, units);
    }
    store.thaw();
    charges.goBy(store.way());
    assertThat(store.bucket).isEqualTo(owed);
    assertThat(charges.open()).isZero();
  }

  /** Does as charge.lua does: passes over what is not above the number that it has seen last. What it reads late nobody hears of. */
  private static final class PlayedStore {
    private final List<List<Charge>> unread = new ArrayList<>();
    private boolean frozen;
    private long bucket;
    private long last;

    Charges.Way way() {
      List<Charge> mine = new ArrayList<>();
      unread.add(mine);
      return charge -> {
        if (frozen || !mine.isEmpty()) {
          mine.add(charge);
          return CompletableFuture.failedFuture(new IllegalStateException("no answer in time"));
        }
        apply(charge);
        return CompletableFuture.completedFuture(charge);
      };
    }

    /** Ways are read in any order, each in its own. */
    void thaw() {
      frozen = false;
      unread.reversed().forEach(way -> way.forEach(this::apply));
      unread.clear();
    }

    private void apply(Charge charge) {
      if (charge.number() > last) {
        last = charge.number();
        bucket += charge.units();
      }
    }
  }
}
