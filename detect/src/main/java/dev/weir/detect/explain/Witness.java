package dev.weir.detect.explain;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Findings.Hit;
import dev.weir.detect.engine.Memory;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.ArrayList;
import java.util.List;

/** A detector that tells the same as the one it watches, and remembers why. For one thread. */
final class Witness implements Detector {

  private final Detector watched;
  private final List<Considered> considered = new ArrayList<>();

  Witness(Detector watched) {
    this.watched = watched;
  }

  @Override
  public About about() {
    return watched.about();
  }

  /** Also where no word is near that a number or a shape is asked for with: that it was not asked for is a reason, too. */
  @Override
  public List<Trigger> triggers() {
    return watched.triggers().stream().map(Witness::free).distinct().toList();
  }

  private static Trigger free(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Shape shape -> new Trigger.Shape(shape.pattern());
      case Trigger.Digits digits ->
        new Trigger.Digits(digits.min(), digits.max(), digits.next(), digits.notBehind());
      default -> trigger;
    };
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    Memory before = text.memory();
    Findings own = new Findings();
    watched.scan(text, at, own);
    Memory after = text.memory();
    List<Hit> told = own.resolved();
    told.forEach(hit -> out.add(hit.detector(), hit.start(), hit.end(), hit.score()));
    out.settle(own.settled());
    if (considered.size() < Findings.CAP) {
      considered.addAll(new Inquiry(watched, text, at, before, told).answer());
    }
    text.recall(after);
  }

  void forget() {
    considered.clear();
  }

  List<Considered> considered() {
    return considered;
  }
}
