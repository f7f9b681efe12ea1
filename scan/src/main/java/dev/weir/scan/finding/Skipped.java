package dev.weir.scan.finding;

/** A file that was not scanned, and why: {@code no source of a language that is read}. */
public record Skipped(String path, String why) {}
