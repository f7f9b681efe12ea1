package dev.weir.model.watch;

import dev.weir.model.RuleRef;

/**
 * A sign that was seen.
 *
 * @param reason in a sentence, with nothing of any content
 * @param measure what is done about it from now on
 */
public record Alarm(Sign sign, RuleRef by, String reason, AbuseTerms.Measure measure) {}
