package dev.weir.audit.search;

import dev.weir.audit.Stored;
import dev.weir.model.AuditEvent;
import java.util.Optional;

/**
 * Something that was found.
 *
 * @param stored an intent, a refusal or a change
 * @param outcome how a call that left has ended; empty where it has not ended or the process did before
 */
public record Hit(Stored stored, Optional<AuditEvent.Outcome> outcome) {}
