package dev.weir.bench.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class HandsTest {

  @Test
  void knowsWhatOtherHandsHaveWrittenOfEveryKind() throws IOException {
    List<Example> texts = Hands.said();
    assertThat(texts).hasSizeGreaterThan(4_500).extracting(Example::text).doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(text).isNotBlank());
    assertThat(texts.stream().map(Example::label).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Example.Label.values());
    assertThat(texts).extracting(Example::source).noneMatch(source -> source.startsWith(Grammar.SOURCE));
  }

  @Test
  void isLearntFromAsTheProjectsOwn() throws IOException {
    assertThat(Train.own(
        List.of(Example.of("The river rises in the hills. It is cold.", "benign", "self-instruct/t0", ""))))
        .extracting(Example::text).containsAll(Hands.said().stream().map(Example::text).toList());
  }
}
