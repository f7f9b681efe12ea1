package dev.weir.audit.index;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.SegmentLog;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.RuleRef;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Fills logs with all that happens. */
public final class Site {

  private Site() {}

  /** Writes calls, of which some have not ended when the log does, by a clock that goes back now and then. */
  public static void write(Path data, int from, int count) throws Exception {
    Traffic traffic = new Traffic(5 + from, 12, 6);
    Random random = new Random(3);
    List<CallId> open = new ArrayList<>();
    try (SegmentLog log = Logs.open(data)) {
      for (int i = from; i < from + count; i++) {
        Instant at = Events.at(i - (i % 50 == 49 ? 40 : 0));
        AuditEvent event = traffic.asked(Events.call(i), at);
        Logs.await(log.append(event));
        if (event instanceof AuditEvent.Intent) {
          open.add(Events.call(i));
        }
        if (random.nextInt(3) > 0 && !open.isEmpty()) {
          log.append(traffic.outcome(open.remove(random.nextInt(open.size())), at));
        }
        if (i % 40 == 0) {
          Logs.await(log.append(traffic.change(i, at)));
          Logs.await(log.append(new AuditEvent.Notice(at, Optional.of(Events.call(i)), "checkout", "openai",
              new RuleRef("answers"), "answer.link", "a link carries data", "recorded")));
        }
      }
    }
  }
}
