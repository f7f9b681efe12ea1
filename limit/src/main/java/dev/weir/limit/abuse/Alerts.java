package dev.weir.limit.abuse;

import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sight;

/** Tells somebody of alarms; never holds up whoever raises them. */
public interface Alerts {

  void raise(AbuseTerms terms, Alarm alarm, Sight sight);
}
