package dev.weir.scan.result;

import dev.weir.scan.finding.Risk;

/**
 * What a rule says of itself.
 *
 * @param name as findings and suppressions spell it: {@code plaintext-http}
 * @param title what it finds, in a few words
 * @param why why that matters, in a sentence or two
 * @param mend what to do instead
 */
public record RuleDoc(String name, String title, String why, String mend, Risk severity) {}
