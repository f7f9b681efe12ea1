package dev.weir.audit.verify;

import dev.weir.audit.tree.Checkpoint;
import java.time.Instant;

/** What a witness has signed for, and when it saw it: a change of what came behind it is not its to tell. */
public record Witnessed(Checkpoint checkpoint, Instant at) {}
