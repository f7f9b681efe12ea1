package dev.weir.model.talk;

import dev.weir.model.RuleRef;

/**
 * Something that was found wrong with an answer; nothing of its text.
 *
 * @param reason in a sentence
 * @param denied whether the answer ends here for it
 */
public record Remark(Breach breach, RuleRef by, String reason, boolean denied) {}
