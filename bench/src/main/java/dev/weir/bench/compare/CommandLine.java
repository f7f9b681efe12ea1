package dev.weir.bench.compare;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Options and their values. All that is asked of it throws {@link IllegalArgumentException} with a sentence for the
 * user where it cannot be understood.
 *
 * @param values of every option; blank where it has none
 */
record CommandLine(Map<String, String> values) {
  private static final String ALL = "all";
  private static final String ON = "on";

  CommandLine {
    values = Map.copyOf(values);
  }

  /** @param usual the options that have a value, with the one that they have where they are not given */
  static CommandLine parse(Map<String, String> usual, Set<String> flags, List<String> arguments) {
    Map<String, String> given = new HashMap<>(usual);
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
      String option = rest.next();
      if (flags.contains(option)) {
        given.put(option, ON);
      } else if (usual.containsKey(option)) {
        given.put(option, value(option, rest));
      } else {
        throw new IllegalArgumentException(option + " is unknown: see --help");
      }
    }
    return new CommandLine(given);
  }

  String text(String option) {
    return values.getOrDefault(option, "");
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  Duration seconds(String option, int least) {
    return Duration.ofSeconds(number(option, least));
  }

  int number(String option, int least) {
    String value = text(option);
    try {
      int number = Integer.parseInt(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " wants a whole number, not '" + value + "'", e);
    }
    throw new IllegalArgumentException(option + " wants at least " + least);
  }

  /** Returns those of {@code all} that are named, in the order of {@code all}; all of them for {@code all}. */
  <T> List<T> chosen(String option, List<T> all, Function<T, String> id) {
    String names = text(option);
    if (names.equals(ALL)) {
      return all;
    }
    List<String> known = all.stream().map(id).toList();
    List<String> wanted = Arrays.asList(names.split(",", -1));
    wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
      throw new IllegalArgumentException("'" + name + "' is none of " + String.join(", ", known));
    });
    return all.stream().filter(one -> wanted.contains(id.apply(one))).toList();
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " wants a value: see --help");
    }
    return rest.next();
  }
}
