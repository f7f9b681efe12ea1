package dev.weir.audit.report;

import dev.weir.audit.verify.VerifyReport;
import java.util.Optional;

/**
 * What was found when all of the log was looked at.
 *
 * @param verified what the look came to
 * @param trusted whether the key was kept elsewhere
 * @param verifier the key's open half
 * @param note the newest checkpoint as it is signed, with the signatures of witnesses where there are some
 */
public record Proven(VerifyReport verified, boolean trusted, Optional<String> verifier,
    Optional<String> note) {}
