package dev.weir.gateway;

import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sight;
import dev.weir.model.watch.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what it is told to say, and keeps what it saw. */
final class PlayedWatch implements Watch {

  final List<Sight> left = new ArrayList<>();
  final List<Sight> failed = new ArrayList<>();
  Seen seen = new Seen(List.of(), Optional.empty());

  @Override
  public Seen leaving(AbuseTerms terms, Sight sight) {
    left.add(sight);
    return seen;
  }

  @Override
  public List<Alarm> failed(AbuseTerms terms, Sight sight) {
    failed.add(sight);
    return List.of();
  }
}
