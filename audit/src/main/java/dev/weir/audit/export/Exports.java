package dev.weir.audit.export;

import dev.weir.model.AuditLog;
import dev.weir.model.Credentials;
import dev.weir.model.settings.ExportTerms;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The exports of a running Weir, as its configuration has them: one that it keeps as it was goes on undisturbed. */
public final class Exports implements AutoCloseable {

  private final Path data;
  private final Parts parts;
  private final Map<String, Courier> couriers = new TreeMap<>();

  /**
   * What they need of other rooms.
   *
   * @param log where gaps are put on record
   */
  public record Parts(Credentials credentials, AuditLog log, InstantSource clock) {}

  /** @param data the data folder of the log */
  public Exports(Path data, Parts parts) {
    this.data = data;
    this.parts = parts;
  }

  /** Goes by these from now on; returns once those that are none of them have ended. */
  public synchronized void update(List<ExportTerms> terms) {
    List<Courier> over = couriers.values().stream().filter(courier -> !terms.contains(courier.terms()))
        .toList();
    over.forEach(courier -> {
      courier.close();
      couriers.remove(courier.terms().name());
    });
    terms.forEach(each -> couriers.computeIfAbsent(each.name(), _ -> Courier.start(data, each, parts)));
  }

  /** Returns how each of them fares. */
  public synchronized List<Progress> progress() {
    return couriers.values().stream().map(Courier::progress).toList();
  }

  /** Returns the first record that one of them still needs; empty where none waits for ever. */
  public synchronized OptionalLong needed() {
    return couriers.values().stream().filter(courier -> courier.terms().backlog().isEmpty())
        .mapToLong(courier -> courier.progress().next()).min();
  }

  @Override
  public synchronized void close() {
    new ArrayList<>(couriers.values()).forEach(Courier::close);
    couriers.clear();
  }
}
