package dev.weir.admin;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Numbers that another room keeps, read at each scrape.
 *
 * @param name as Prometheus shows it, without {@code _total}
 * @param label what tells them apart
 * @param grows whether they only ever grow: counters, not gauges
 * @param values by the label's value
 */
public record Numbers(String name, String help, String label, boolean grows,
    Supplier<Map<String, Long>> values) {}
