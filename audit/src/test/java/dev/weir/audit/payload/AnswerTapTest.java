package dev.weir.audit.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.payload.AnswerTap.Gathered;
import dev.weir.model.AnswerHead;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is gathered of an answer and of the messages behind it, and when it is handed over. */
final class AnswerTapTest {

  private static final int MOST = 100;

  private final List<Gathered> came = new ArrayList<>();
  private final Memory memory = new Memory(MOST);
  private final AnswerTap tap = new AnswerTap(MOST, memory, came::add);

  private void opened() {
    tap.head(new AnswerHead(101, Headers.NONE));
  }

  private void message(String text) {
    tap.message(Events.at(1), true, Bytes.utf8(text));
  }

  private Gathered.Whole whole() {
    assertThat(came).hasSize(1);
    return (Gathered.Whole) came.getFirst();
  }

  private List<String> spoken() throws Exception {
    return Spoken.all(whole().body()).stream()
        .map(one -> one.content().orElse("binary") + (one.cut() ? "..." : "")).toList();
  }

  /** Nothing is held but what was handed over. */
  private void holdsNothingElse() {
    memory.giveBack(whole().body().length());
    assertThat(memory.take(MOST)).isTrue();
  }

  @Test
  void keepsMessagesUntilTheConnectionEnds() throws Exception {
    opened();
    message("one");
    tap.message(Events.at(2), false, Bytes.wrap(new byte[]{1}));
    message("");
    assertThat(came).isEmpty();
    tap.end();
    assertThat(spoken()).containsExactly("one", "binary", "");
    assertThat(whole().cut()).isFalse();
    holdsNothingElse();
  }

  @Test
  void handsOverAtTheCapHoweverLongTheConnectionGoesOn() throws Exception {
    opened();
    message("x".repeat(50));
    message("y".repeat(50));
    assertThat(spoken()).hasSize(2).startsWith("x".repeat(50)).last().asString().matches("y{20,40}\\.\\.\\.");
    assertThat(whole().cut()).isTrue();
    message("late");
    tap.about(Set.of(9L));
    tap.end();
    assertThat(came).hasSize(1);
    holdsNothingElse();
  }

  @Test
  void emptyMessagesReachTheCapToo() {
    opened();
    for (int i = 0; i < MOST; i++) {
      message("");
    }
    assertThat(whole().cut()).isTrue();
    assertThat(whole().body().length()).isLessThanOrEqualTo(MOST);
  }

  @Test
  void whatWasFoundMeanwhileCountsAndComesWithIt() {
    tap.about(Set.of(1L, 2L));
    opened();
    tap.about(Set.of(2L, 3L));
    message("x".repeat(60));
    tap.end();
    assertThat(whole().found()).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(whole().body().length()).isLessThanOrEqualTo(MOST - 48);
    assertThat(whole().cut()).isTrue();
    holdsNothingElse();
  }

  @Test
  void moreValuesThanThereIsRoomForAreAnEndToo() {
    tap.about(LongStream.range(0, MOST).boxed().collect(Collectors.toSet()));
    assertThat(came).isEmpty();
    opened();
    assertThat(whole().cut()).isTrue();
    assertThat(whole().body().isEmpty()).isTrue();
    holdsNothingElse();
  }

  @Test
  void anAnswerThatNeverComesGivesBackWhatWasTaken() {
    tap.about(Set.of(1L, 2L));
    tap.end();
    assertThat(came).isEmpty();
    assertThat(memory.take(MOST)).isTrue();
  }

  @Test
  void givesUpWhereNoMemoryIsLeftAndTakesNoMore() {
    memory.take(MOST - 30);
    opened();
    message("one");
    message("x".repeat(40));
    message("more");
    tap.end();
    assertThat(came).containsExactly(new Gathered.GivenUp());
    assertThat(memory.take(30)).isTrue();
  }
}
