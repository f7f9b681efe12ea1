package dev.weir.detect.own;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Matches of a regular expression, in time that is linear in the value. */
final class PatternMatches implements Matches {

  private final Pattern pattern;
  private final int group;

  PatternMatches(String expression) {
    pattern = Pattern.compile(expression);
    group = Math.min(1, pattern.groupCount());
  }

  @Override
  public void in(String value, Taker taker) {
    Matcher matcher = pattern.matcher(value);
    while (matcher.find()) {
      if (matcher.start(group) >= 0 && matcher.end(group) > matcher.start(group)) {
        taker.take(matcher.start(group), matcher.end(group));
      }
    }
  }
}
