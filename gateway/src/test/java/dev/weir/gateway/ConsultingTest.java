package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.DetectorId;
import dev.weir.model.Finding;
import dev.weir.model.Head;
import dev.weir.model.Inspection;
import dev.weir.model.Inspector;
import dev.weir.model.Kind;
import dev.weir.model.Opinion;
import dev.weir.model.Span;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Target;
import dev.weir.model.settings.AnalyserRule;
import dev.weir.model.settings.DetectorRule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When an analyser outside is asked, and what becomes of a call that it cannot be asked about. */
final class ConsultingTest {

  private static final Opinion SAID = new Opinion(0, 3, new Kind("PERSON"), 0.9);

  private final World world = new World();
  private final List<String> asked = new ArrayList<>();

  /** Says what it is told by the analyser, and nothing of its own. */
  private static final class Repeating implements Inspector {
    @Override
    public Inspection inspect(Head head, Bytes body, long maxBytes, List<DetectorRule> own) {
      return inspect(head, body, maxBytes, own, List.of());
    }

    @Override
    public Inspection inspect(Head head, Bytes body, long maxBytes, List<DetectorRule> own,
        List<Opinion> outside) {
      return World.inspection(head, new Content.Inspected(
          outside.stream().map(one -> new Finding(new DetectorId("analyser"), one.kind(),
              new Span(Span.Part.BODY, "", one.start(), one.end()), one.score(), 1)).toList(),
          Coverage.FULL));
    }

    @Override
    public String prose(Head head, Bytes body, long maxBytes) {
      return body.utf8();
    }
  }

  private void ask(boolean required, long most) {
    world.inspector = new Repeating();
    world.body = Bytes.utf8("Ann wrote it");
    world.analyserRule = Optional
        .of(new AnalyserRule(Target.absolute("http://127.0.0.1:5002/analyze").orElseThrow(), "en", 0.5,
            Duration.ofSeconds(1), most, required));
    world.analyser = (text, rule) -> {
      asked.add(text);
      return CompletableFuture.completedFuture(List.of(SAID));
    };
  }

  private List<String> found() {
    return world.summaries.getFirst().kinds().keySet().stream().map(Kind::name).toList();
  }

  @Test
  void whatItFindsCountsAsWeirsOwnFindingsDo() {
    ask(true, 100);
    assertThat(world.run().left).isPresent();
    assertThat(asked).containsExactly("Ann wrote it");
    assertThat(found()).containsExactly("PERSON");
  }

  @Test
  void aCallIsDeniedWhereItDoesNotAnswer() {
    ask(true, 100);
    world.analyser = (_, _) -> CompletableFuture.failedFuture(new IOException("gone"));
    assertThat(world.run().left).isEmpty();
    assertThat(world.story).endsWith("answer 503");
  }

  @Test
  void aCallIsDeniedWhereTheAnalyserFailsAtOnce() {
    ask(true, 100);
    world.analyser = (_, _) -> {
      throw new IllegalStateException("broken");
    };
    assertThat(world.run().left).isEmpty();
  }

  @Test
  void aCallIsDeniedWhereThereIsTooMuchToAskAbout() {
    ask(true, 11);
    assertThat(world.run().left).isEmpty();
    assertThat(asked).isEmpty();
    assertThat(world.story).endsWith("answer 503");
  }

  @Test
  void weirsOwnFindingsCountAloneWhereTheConfigurationSaysSo() {
    ask(false, 100);
    world.analyser = (_, _) -> CompletableFuture.failedFuture(new IOException("gone"));
    assertThat(world.run().left).isPresent();
    assertThat(found()).isEmpty();
  }

  @Test
  void nobodyIsAskedAboutACallThatSaysNothing() {
    ask(true, 100);
    world.body = Bytes.utf8("");
    assertThat(world.run().left).isPresent();
    assertThat(asked).isEmpty();
  }
}
