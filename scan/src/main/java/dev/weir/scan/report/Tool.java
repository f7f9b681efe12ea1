package dev.weir.scan.report;

/**
 * Who writes a report.
 *
 * @param version as {@code 0.1.0}
 */
public record Tool(String name, String version) {}
