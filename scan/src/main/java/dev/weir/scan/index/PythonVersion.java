package dev.weir.scan.index;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version of a Python package (PEP 440). Two spellings of one version are equal: {@code 1.0}, {@code v1.0.0}; what comes
 * later is greater.
 *
 * @param spelt as it was written
 * @param release its numbers, without zeros at the end
 * @param pre {@code a}, {@code b} or {@code rc} with its number
 */
public record PythonVersion(String spelt, BigInteger epoch, List<BigInteger> release, Optional<Stage> pre,
    Optional<BigInteger> post,
    Optional<BigInteger> dev, List<String> local) implements Comparable<PythonVersion> {

  private static final int LONGEST = 100;

  private static final Comparator<PythonVersion> ORDER = Comparator.comparing(PythonVersion::epoch)
      .thenComparing(PythonVersion::release, PythonVersion::numbers)
      .thenComparing(PythonVersion::stage)
      .thenComparing(version -> version.post().orElse(BigInteger.ONE.negate()))
      .thenComparingInt(PythonVersion::finished)
      .thenComparing(version -> version.dev().orElse(BigInteger.ZERO))
      .thenComparing(PythonVersion::local, PythonVersion::locals);

  /** A pre-release's letter and number. */
  public record Stage(String letter, BigInteger number) {}

  public PythonVersion {
    release = List.copyOf(release);
    local = List.copyOf(local);
  }

  /** Returns the version that {@code text} spells, in any of the ways that PEP 440 allows. */
  public static Optional<PythonVersion> parse(String text) {
    return text.length() > LONGEST ? Optional.empty() : new VersionParser(text).parse();
  }

  /** Returns whether it is there to be tried, not to be used: an alpha, beta, candidate or a developer's. */
  public boolean isPreRelease() {
    return pre.isPresent() || dev.isPresent();
  }

  @Override
  public int compareTo(PythonVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PythonVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return release.hashCode();
  }

  @Override
  public String toString() {
    return spelt;
  }

  /** A developer's release of none stands before all pre-releases of it, a final one behind them. */
  private String stage() {
    if (pre.isPresent()) {
      return pre.get().letter() + String.format("%0110d", pre.get().number());
    }
    return post.isEmpty() && dev.isPresent() ? "" : "z";
  }

  private int finished() {
    return dev.isPresent() ? 0 : 1;
  }

  private static int numbers(List<BigInteger> one, List<BigInteger> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      int order = at(one, i).compareTo(at(other, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static BigInteger at(List<BigInteger> numbers, int i) {
    return i < numbers.size() ? numbers.get(i) : BigInteger.ZERO;
  }

  /** Numbers are later than words, and longer ones later than their beginnings. */
  private static int locals(List<String> one, List<String> other) {
    List<String> keys = new ArrayList<>();
    for (List<String> each : List.of(one, other)) {
      StringBuilder key = new StringBuilder();
      each.forEach(part -> key.append(
          part.chars().allMatch(c -> c >= '0' && c <= '9')
              ? "\1" + String.format("%0110d", new BigInteger(part))
              : "\0" + part));
      keys.add(key.toString());
    }
    return keys.getFirst().compareTo(keys.getLast());
  }
}
