package dev.weir.audit.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One condition: the field has, or has not, one of these values. Upper and lower case are the same; a value may begin or end
 * with {@code *} for anything; a status may be a class, {@code 5xx}.
 */
public record Term(Field field, List<String> any, boolean not) {

  private static final String CLASS = "xx";

  public Term {
    any = any.stream().map(value -> value.toLowerCase(Locale.ROOT)).map(value -> spelledOut(field, value))
        .toList();
  }

  /** Returns the condition that {@code field} has this value. */
  public static Term is(Field field, String value) {
    return new Term(field, List.of(value), false);
  }

  private static String spelledOut(Field field, String value) {
    boolean whole = field == Field.STATUS && value.length() == 3 && value.endsWith(CLASS);
    return whole ? value.charAt(0) + "*" : field == Field.TEXT ? "*" + value + "*" : value;
  }

  /** Returns whether it holds. */
  public boolean holds(Hit hit) {
    return hasAny(Facets.of(hit, field)) != not;
  }

  /** Returns whether one of {@code values} is one of those that are named, whether or not that is wanted. */
  public boolean hasAny(Stream<String> values) {
    return values.map(value -> value.toLowerCase(Locale.ROOT)).anyMatch(this::names);
  }

  private boolean names(String value) {
    for (String pattern : any) {
      if (matches(pattern, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, String value) {
    boolean open = pattern.startsWith("*");
    boolean ends = pattern.length() > 1 && pattern.endsWith("*");
    String part = pattern.substring(open ? 1 : 0, pattern.length() - (ends ? 1 : 0));
    if (open) {
      return ends ? value.contains(part) : value.endsWith(part);
    }
    return ends ? value.startsWith(part) : value.equals(part);
  }
}
