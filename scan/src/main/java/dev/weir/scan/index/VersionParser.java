package dev.weir.scan.index;

import dev.weir.scan.index.PythonVersion.Stage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one version from the left to the right, with the spellings that PEP 440 says to take for the normal one. */
final class VersionParser {

  private static final List<Map.Entry<String, String>> STAGES = List.of(Map.entry("alpha", "a"),
      Map.entry("beta", "b"), Map.entry("preview", "rc"), Map.entry("pre", "rc"), Map.entry("rc", "rc"),
      Map.entry("c", "rc"), Map.entry("a", "a"), Map.entry("b", "b"));

  private final String spelt;
  private final String text;
  private int at;

  VersionParser(String spelt) {
    this.spelt = spelt;
    this.text = spelt.strip().toLowerCase(Locale.ROOT);
  }

  Optional<PythonVersion> parse() {
    take("v");
    Optional<BigInteger> first = number();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    BigInteger epoch = BigInteger.ZERO;
    if (take("!")) {
      epoch = first.get();
      first = number();
    }
    List<BigInteger> release = new ArrayList<>();
    while (first.isPresent()) {
      release.add(first.get());
      first = isDigit(at + 1) && take(".") ? number() : Optional.empty();
    }
    Optional<Stage> pre = stage();
    Optional<BigInteger> post = post();
    Optional<BigInteger> dev = labelled("dev");
    List<String> local = local();
    while (release.size() > 1 && release.getLast().signum() == 0) {
      release.removeLast();
    }
    return at == text.length() && !release.isEmpty()
        ? Optional.of(new PythonVersion(spelt.strip(), epoch, release, pre, post, dev, local))
        : Optional.empty();
  }

  private Optional<Stage> stage() {
    int before = at;
    separator();
    for (Map.Entry<String, String> stage : STAGES) {
      if (take(stage.getKey())) {
        return Optional.of(new Stage(stage.getValue(), trailing()));
      }
    }
    at = before;
    return Optional.empty();
  }

  private Optional<BigInteger> post() {
    if (text.startsWith("-", at) && isDigit(at + 1)) {
      at++;
      return number();
    }
    return labelled("post").or(() -> labelled("rev")).or(() -> labelled("r"));
  }

  private Optional<BigInteger> labelled(String label) {
    int before = at;
    separator();
    if (take(label)) {
      return Optional.of(trailing());
    }
    at = before;
    return Optional.empty();
  }

  private List<String> local() {
    if (!text.startsWith("+", at)) {
      return List.of();
    }
    List<String> parts = List.of(text.substring(at + 1).replace('-', '.').replace('_', '.').split("\\.", -1));
    if (parts.stream().allMatch(VersionParser::isPlain)) {
      at = text.length();
    }
    return parts;
  }

  private static boolean isPlain(String part) {
    return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z');
  }

  /** A number that may be left out, as in {@code 1.0a}. */
  private BigInteger trailing() {
    int before = at;
    separator();
    Optional<BigInteger> number = number();
    if (number.isEmpty()) {
      at = before;
    }
    return number.orElse(BigInteger.ZERO);
  }

  private Optional<BigInteger> number() {
    int start = at;
    while (isDigit(at)) {
      at++;
    }
    return at == start ? Optional.empty() : Optional.of(new BigInteger(text.substring(start, at)));
  }

  private void separator() {
    if (at < text.length() && ".-_".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean take(String word) {
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private boolean isDigit(int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
