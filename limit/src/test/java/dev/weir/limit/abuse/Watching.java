package dev.weir.limit.abuse;

import dev.weir.model.net.Ip;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.AbuseTerms.Often;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sight;
import dev.weir.model.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A watch on a clock of its own, and one caller whom it sees. */
abstract class Watching {

  static final Ip HOME = Ip.v4(0x0a000001L);
  static final Optional<Often> NEVER = Optional.empty();

  final List<Alarm> alerted = new ArrayList<>();
  final LocalWatch watch = new LocalWatch((_, alarm, _) -> alerted.add(alarm));
  Instant now = Instant.parse("2026-11-22T08:00:00Z");

  static Watch.Seen quiet() {
    return new Watch.Seen(List.of(), Optional.empty());
  }

  Watch.Seen call(AbuseTerms terms, String destination, long likeness) {
    return watch.leaving(terms, sight(destination, likeness));
  }

  Sight sight(String destination, long likeness) {
    return new Sight("shop", destination, likeness, likeness, 2_000, now, HOME, Optional.empty());
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
