package dev.weir.detect.pii.phone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which of several patterns of digits a number is, in one step for each digit: a finite automaton of all of them, made
 * from the few signs of regular expressions that numbering plans are written in.
 */
final class DigitAutomaton {

  private static final int DIGITS = 10;
  private static final int ALL = (1 << DIGITS) - 1;
  private static final int DEAD = 0;

  private final char[] next;
  private final int[] accepted;

  private DigitAutomaton(char[] next, int[] accepted) {
    this.next = next;
    this.accepted = accepted;
  }

  /** Returns the automaton of {@code patterns}, no more than 32; an empty one matches nothing. */
  static DigitAutomaton of(List<String> patterns) {
    Parts parts = new Parts();
    BitSet start = new BitSet();
    for (int i = 0; i < patterns.size(); i++) {
      if (!patterns.get(i).isEmpty()) {
        int end = parts.accept(i);
        start.set(new Pattern(patterns.get(i), parts).alternatives(end));
      }
    }
    return determined(parts, parts.closed(start));
  }

  /** By subsets: each state is all the places that some digits lead to. */
  private static DigitAutomaton determined(Parts parts, BitSet start) {
    Map<BitSet, Integer> numbers = new HashMap<>();
    numbers.put(new BitSet(), DEAD);
    numbers.put(start, DEAD + 1);
    List<BitSet> states = new ArrayList<>(List.of(new BitSet(), start));
    char[] next = new char[DIGITS * 2];
    for (int state = DEAD + 1; state < states.size(); state++) {
      next = next.length < (state + 1) * DIGITS ? Arrays.copyOf(next, 2 * next.length) : next;
      for (int digit = 0; digit < DIGITS; digit++) {
        BitSet led = parts.behind(states.get(state), digit);
        Integer known = numbers.putIfAbsent(led, states.size());
        if (known == null) {
          states.add(led);
        }
        next[state * DIGITS + digit] = (char) (known == null ? states.size() - 1 : known);
      }
    }
    return new DigitAutomaton(next, states.stream().mapToInt(parts::accepted).toArray());
  }

  /** Returns a bit for each pattern that all of the digits are. */
  int matches(Digits digits) {
    int state = DEAD + 1;
    for (int i = 0; i < digits.length() && state != DEAD; i++) {
      state = next[state * DIGITS + digits.at(i)];
    }
    return accepted[state];
  }

  /** Returns a bit for each pattern that the digits begin with. */
  int begins(Digits digits) {
    int state = DEAD + 1;
    int begun = accepted[state];
    for (int i = 0; i < digits.length() && state != DEAD; i++) {
      state = next[state * DIGITS + digits.at(i)];
      begun |= accepted[state];
    }
    return begun;
  }

  /** Places in patterns: each goes on over some digits, or to other places at once, or is the end of a pattern. */
  private static final class Parts {
    private final List<int[]> over = new ArrayList<>();
    private final List<int[]> jumps = new ArrayList<>();
    private final Map<Integer, Integer> ends = new HashMap<>();

    private int add(int[] digitsAndPlace, int... toPlaces) {
      over.add(digitsAndPlace);
      jumps.add(toPlaces);
      return over.size() - 1;
    }

    int accept(int pattern) {
      int place = add(new int[]{0, 0});
      ends.put(place, 1 << pattern);
      return place;
    }

    int digit(int digits, int place) {
      return add(new int[]{digits, place});
    }

    int either(int one, int other) {
      return add(new int[]{0, 0}, one, other);
    }

    BitSet closed(BitSet places) {
      int[] rest = places.stream().toArray();
      while (rest.length > 0) {
        BitSet more = new BitSet();
        for (int place : rest) {
          Arrays.stream(jumps.get(place)).filter(to -> !places.get(to)).forEach(more::set);
        }
        places.or(more);
        rest = more.stream().toArray();
      }
      return places;
    }

    BitSet behind(BitSet places, int digit) {
      BitSet led = new BitSet();
      places.stream().filter(place -> (over.get(place)[0] >> digit & 1) != 0)
          .forEach(place -> led.set(over.get(place)[1]));
      return closed(led);
    }

    int accepted(BitSet places) {
      return places.stream().map(place -> ends.getOrDefault(place, 0)).reduce(0, (all, one) -> all | one);
    }
  }

  /** Reads a pattern from its end, so that each piece knows where it leads. */
  private static final class Pattern {
    private final String text;
    private final Parts parts;
    private int at;

    Pattern(String text, Parts parts) {
      this.text = text;
      this.parts = parts;
      at = text.length();
    }

    /** Returns where what ends before {@link #at}, up to a bracket that is open there, begins if it leads to {@code to}. */
    int alternatives(int to) {
      int from = row(to);
      while (at > 0 && text.charAt(at - 1) == '|') {
        at--;
        from = parts.either(row(to), from);
      }
      return from;
    }

    private int row(int to) {
      int from = to;
      while (at > 0 && text.charAt(at - 1) != '|' && !opens()) {
        from = repeated(from);
      }
      return from;
    }

    private boolean opens() {
      return text.charAt(at - 1) == '(' || text.charAt(at - 1) == ':';
    }

    private int repeated(int to) {
      int least = 1;
      int most = 1;
      if (text.charAt(at - 1) == '?') {
        at--;
        least = 0;
      } else if (text.charAt(at - 1) == '}') {
        int open = text.lastIndexOf('{', at);
        String[] counts = text.substring(open + 1, at - 1).split(",", -1);
        least = Integer.parseInt(counts[0]);
        most = Integer.parseInt(counts[counts.length - 1]);
        at = open;
      }
      int end = at;
      int from = to;
      for (int times = most; times > 0; times--) {
        at = end;
        int once = piece(from);
        from = times > least ? parts.either(once, to) : once;
      }
      return from;
    }

    private int piece(int to) {
      char last = text.charAt(--at);
      if (last == ')') {
        int from = alternatives(to);
        at -= text.startsWith("(?:", Math.max(0, at - 3)) ? 3 : 1;
        return from;
      }
      if (last == ']') {
        int open = text.lastIndexOf('[', at);
        int digits = set(text.substring(open + 1, at));
        at = open;
        return parts.digit(digits, to);
      }
      if (last == 'd') {
        at--;
        return parts.digit(ALL, to);
      }
      if (last < '0' || last > '9') {
        throw new IllegalArgumentException("no pattern of digits: " + text);
      }
      return parts.digit(1 << last - '0', to);
    }

    private static int set(String members) {
      int digits = 0;
      for (int i = 0; i < members.length(); i++) {
        boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
        int last = members.charAt(range ? i + 2 : i);
        for (int c = members.charAt(i); c <= last; c++) {
          digits |= 1 << c - '0';
        }
        i += range ? 2 : 0;
      }
      return digits;
    }
  }
}
