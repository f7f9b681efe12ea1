package dev.weir.app;

import dev.weir.app.handover.Bequest;
import java.util.List;

/** What a successor gets of one Weir, as the steps that let go of it, in good order. */
final class Estate implements Bequest.Estate {

  /** Lets go of one thing. */
  interface Step {
    void take() throws Exception;
  }

  private final Runnable given;
  private final List<Step> steps;

  /** Lets go by {@code steps}; {@code given} is run once all is. */
  Estate(Runnable given, Step... steps) {
    this.given = given;
    this.steps = List.of(steps);
  }

  @Override
  public void letGo() throws Exception {
    for (Step step : steps) {
      step.take();
    }
  }

  @Override
  public void given() {
    given.run();
  }
}
