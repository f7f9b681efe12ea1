package dev.weir.scan;

import dev.weir.scan.finding.Report;
import dev.weir.scan.result.Excerpts;

/** What a scan gives: what it tells, and the sources that it was told of. */
public record Scanned(Report report, Excerpts excerpts) {}
