package dev.weir.policy.read;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/** A {@code pattern} of a schema, searched in linear time whatever the text is. */
record LinearPattern(Pattern pattern) implements RegularExpression {

  /** @throws IllegalArgumentException where RE2 does not know something in it */
  static LinearPattern of(String pattern) {
    try {
      return new LinearPattern(Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("the pattern " + pattern + " has " + e.getDescription(), e);
    }
  }

  /** Found anywhere in the text: JSON Schema anchors no pattern by itself (draft 2020-12, validation, section 6.3.3). */
  @Override
  public boolean matches(String text) {
    return pattern.matcher(text).find();
  }
}
