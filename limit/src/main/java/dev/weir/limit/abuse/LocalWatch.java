package dev.weir.limit.abuse;

import dev.weir.model.net.Ip;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.AbuseTerms.Often;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sight;
import dev.weir.model.watch.Sign;
import dev.weir.model.watch.Watch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Watches the callers of this one Weir, in memory. Some 60 MB at the most; where there are more callers and destinations than
 * that, those that were quiet the longest are forgotten. What is usual can be {@linkplain #lasting kept} beyond a restart.
 */
public final class LocalWatch implements Watch {

  private static final int MOST_HABITS = 20_000;
  private static final int MOST_ROUNDS = 2_000;

  /** Whose habit it is, by which rule; the destination is empty text for all of them together. */
  record Key(String rule, String caller, String destination) {}

  private final Lately<Key, Habit> habits = new Lately<>(MOST_HABITS, Habit::new);
  private final Lately<Key, Round> rounds = new Lately<>(MOST_ROUNDS, Round::new);
  private final Alerts alerts;
  private final BiFunction<Path, Ip, Optional<String>> countries;

  public LocalWatch(Alerts alerts) {
    this(alerts, new CountryFiles()::of);
  }

  /** @param countries gives the country of an address as a file has it; empty where that is not known */
  LocalWatch(Alerts alerts, BiFunction<Path, Ip, Optional<String>> countries) {
    this.alerts = alerts;
    this.countries = countries;
  }

  /** Takes what {@code file} has kept, and keeps there what is learnt, until what is returned is closed. */
  public AutoCloseable lasting(Path file) {
    return new HabitFile(file, List.of(new HabitFile.Shelf<>(habits), new HabitFile.Shelf<>(rounds)));
  }

  @Override
  public Seen leaving(AbuseTerms terms, Sight sight) {
    long now = sight.at().toEpochMilli();
    List<Alarm> alarms = new ArrayList<>(0);
    Optional<Held> held = round(terms, sight, now, alarms);
    Habit habit = habit(terms, sight);
    synchronized (habit) {
      signs(terms, sight, habit, now, (sign, why) -> told(terms, habit.hold, sign, why, now, alarms));
      held = held.or(() -> habit.hold.at(terms, now));
    }
    alarms.forEach(alarm -> alerts.raise(terms, alarm, sight));
    return new Seen(alarms, held);
  }

  private static void signs(AbuseTerms terms, Sight sight, Habit habit, long now,
      BiConsumer<Sign, String> seen) {
    if (terms.identical().filter(often -> habit.repeats.reaches(often, sight.likeness(), now)).isPresent()) {
      seen.accept(Sign.IDENTICAL, "the same request " + terms.identical().get().amount() + " times"
          + within(terms.identical().get()));
    }
    if (terms.volume() > 0) {
      boolean calls = habit.calls.passes(terms.volume(), 1, now);
      boolean bytes = habit.bytes.passes(terms.volume(), sight.bytes(), now);
      if (calls || bytes) {
        seen.accept(Sign.VOLUME, "more than " + terms.volume() + " times the usual "
            + (calls ? "calls" : "bytes") + " of an hour: "
            + (calls ? habit.calls : habit.bytes).words());
      }
    }
    if (terms.paths().filter(often -> habit.paths.reaches(often, sight.path(), now)).isPresent()) {
      seen.accept(Sign.PATHS, many("different paths", terms.paths().get()));
    }
    if (terms.hour().filter(zone -> habit.hours.isUnusual(now, zone)).isPresent()) {
      seen.accept(Sign.HOUR, "an hour of the day in which this caller never calls");
    }
    if (terms.beacon() && habit.rhythm.beats(now)) {
      seen.accept(Sign.BEACON, "calls at regular intervals, every " + habit.rhythm.seconds() + " s or so");
    }
  }

  private Optional<Held> round(AbuseTerms terms, Sight sight, long now, List<Alarm> alarms) {
    if (terms.fanOut().isEmpty() && !terms.newDestination() && terms.countries().isEmpty()) {
      return Optional.empty();
    }
    Round round = rounds.of(new Key(terms.by().name(), sight.caller(), ""));
    synchronized (round) {
      if (terms.fanOut().filter(often -> round.reaches(often, sight.destination(), now)).isPresent()) {
        told(terms, round.hold, Sign.FAN_OUT, many("different destinations", terms.fanOut().get()), now,
            alarms);
      }
      if (terms.newDestination() && round.isNew(sight.destination(), now)) {
        there(terms, sight, Sign.NEW_DESTINATION, "a destination that this caller never went to", now,
            alarms);
      }
      terms.countries().ifPresent(file -> countries(terms, sight, file, round, now, alarms));
      return round.hold.at(terms, now);
    }
  }

  /** Who calls from elsewhere is somebody else, wherever it goes; what is elsewhere is one destination. */
  private void countries(AbuseTerms terms, Sight sight, Path file, Round round, long now,
      List<Alarm> alarms) {
    countries.apply(file, sight.from()).filter(code -> round.isNewCountry("from " + code, now))
        .ifPresent(code -> {
          String why = "a country that this caller never called from: " + code;
          round.hold.begin(terms, why, now);
          alarms.add(new Alarm(Sign.NEW_COUNTRY, terms.by(), why, terms.measure()));
        });
    sight.to().flatMap(to -> countries.apply(file, to))
        .filter(code -> round.isNewCountry("to " + code, now))
        .ifPresent(code -> there(terms, sight, Sign.NEW_COUNTRY,
            "a country that this caller never went to: " + code, now, alarms));
  }

  /** It is seen once, since it is known from then on. */
  private void there(AbuseTerms terms, Sight sight, Sign sign, String why, long now, List<Alarm> alarms) {
    alarms.add(new Alarm(sign, terms.by(), why, terms.measure()));
    Habit habit = habit(terms, sight);
    synchronized (habit) {
      habit.hold.begin(terms, why, now);
    }
  }

  @Override
  public List<Alarm> failed(AbuseTerms terms, Sight sight) {
    if (terms.failures().isEmpty()) {
      return List.of();
    }
    long now = sight.at().toEpochMilli();
    List<Alarm> alarms = new ArrayList<>(0);
    Habit habit = habit(terms, sight);
    synchronized (habit) {
      if (habit.failures.reaches(terms.failures().get(), now)) {
        told(terms, habit.hold, Sign.FAILURES, many("failed requests", terms.failures().get()), now,
            alarms);
      }
    }
    alarms.forEach(alarm -> alerts.raise(terms, alarm, sight));
    return alarms;
  }

  private static void told(AbuseTerms terms, Hold hold, Sign sign, String why, long now, List<Alarm> alarms) {
    hold.begin(terms, why, now);
    if (hold.tells(sign, now)) {
      alarms.add(new Alarm(sign, terms.by(), why, terms.measure()));
    }
  }

  private Habit habit(AbuseTerms terms, Sight sight) {
    return habits.of(new Key(terms.by().name(), sight.caller(), sight.destination()));
  }

  /** Returns how many callers at how many destinations are remembered. */
  int remembered() {
    return habits.size();
  }

  private static String many(String what, Often often) {
    return often.amount() + " " + what + within(often);
  }

  private static String within(Often often) {
    return " in " + often.period().toSeconds() + " s";
  }
}
