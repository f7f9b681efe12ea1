package dev.weir.app.watch;

import dev.weir.admin.Numbers;
import dev.weir.policy.Loaded;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Counts attempts to take in a changed configuration, and knows whether the last one failed. */
public final class Reloads implements Consumer<Loaded> {

  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean broken;

  @Override
  public void accept(Loaded loaded) {
    broken = loaded instanceof Loaded.Broken;
    (broken ? refused : taken).incrementAndGet();
  }

  /** Returns what was counted, for whoever scrapes metrics. */
  public List<Numbers> numbers() {
    return List.of(
        new Numbers("weir_configuration_reloads", "Attempts to take in a changed configuration.", "outcome",
            true, () -> Map.of("taken", taken.get(), "refused", refused.get())),
        new Numbers("weir_configuration_broken",
            "1 where the file is wrong, and one from before is in force.", "of", false,
            () -> Map.of("file", broken ? 1L : 0L)));
  }
}
