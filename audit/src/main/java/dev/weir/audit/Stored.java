package dev.weir.audit;

import dev.weir.model.AuditEvent;

/** An event and its place in the log; {@code sequence} counts from 0. */
public record Stored(long sequence, AuditEvent event) {}
