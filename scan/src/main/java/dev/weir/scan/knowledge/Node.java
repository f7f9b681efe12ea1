package dev.weir.scan.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A place that the catalogue describes. What it leads to is looked for in its own steps, then in those of what it extends, then in
 * its patterns: {@code .put_*}, {@code .*} for any attribute, {@code .**} for any chain of attributes.
 */
final class Node implements Api {

  /** The pattern of any chain of attributes and calls. */
  private static final String CHAIN = ".**";

  private final Catalogue home;
  private final String path;
  private final Map<String, Node> steps = new LinkedHashMap<>();
  private final Map<String, Api> taken = new ConcurrentHashMap<>();
  private final Facts facts;

  Node(Catalogue home, String path, @Nullable String vendor) {
    this(home, path, new Facts(vendor));
  }

  private Node(Catalogue home, String path, Facts facts) {
    this.home = home;
    this.path = path;
    this.facts = facts;
  }

  /** Returns the place behind {@code step}, made where it is not there; for the reader of the notation alone. */
  Node make(String step) {
    return steps.computeIfAbsent(step, s -> new Node(home, path + s, facts.vendor));
  }

  Facts facts() {
    return facts;
  }

  Map<String, Node> steps() {
    return steps;
  }

  /** Returns where one step leads: the same object each time. */
  Api step(String step) {
    var known = taken.get(step);
    if (known != null)
      return known;
    var found = find(step);
    var first = taken.putIfAbsent(step, found);
    return first == null ? found : first;
  }

  private Api find(String step) {
    var exact = exact(step);
    var pattern = exact == null || exact.isOnTheWay() ? pattern(step) : null;
    if (exact != null)
      return pattern == null ? exact.target() : exact.with(pattern.facts);
    if (Path.isChosen(step))
      return step(Path.CALL);
    if (step.equals(Path.CALL) && isOpen())
      return as(path + step);
    return pattern != null && pattern.target() instanceof Node node ? node.as(path + step) : Nowhere.HERE;
  }

  /** Returns whether a chain goes on through a call of this place: one that does nothing yet, or makes something ready. */
  private boolean isOpen() {
    var chain = steps.get(CHAIN);
    return chain != null && chain.path.endsWith(CHAIN)
        && !path.equals(chain.path.substring(0, chain.path.length() - CHAIN.length()))
        && sink().filter(sink -> !sink.opens()).isEmpty();
  }

  /** Returns whether this place is only named because of those behind it. */
  private boolean isOnTheWay() {
    return !facts.any() && !steps.isEmpty();
  }

  private Node with(Facts others) {
    var copy = new Node(home, path, others);
    copy.steps.putAll(steps);
    return copy;
  }

  private @Nullable Node exact(String step) {
    var own = steps.get(step);
    if (own != null)
      return own.path.equals(path + step) || own.facts.same != null ? own : own.as(path + step);
    return extended() instanceof Node general ? general.exact(step) : null;
  }

  private @Nullable Node pattern(String step) {
    if (step.charAt(0) != '.')
      return null;
    Node best = null;
    int length = 0;
    for (var each : steps.entrySet()) {
      var key = each.getKey();
      int star = key.indexOf('*');
      int said = key.endsWith("**") ? 1 : key.length();
      if (star > 0 && said > length && fits(step, key, star)) {
        best = each.getValue();
        length = said;
      }
    }
    if (best != null)
      return best;
    return extended() instanceof Node general ? general.pattern(step) : null;
  }

  private static boolean fits(String step, String pattern, int star) {
    int from = pattern.endsWith("**") ? pattern.length() : star + 1;
    return step.startsWith(pattern.substring(0, star)) && step.endsWith(pattern.substring(from));
  }

  /** Returns this place under the spelling that led to it; a chain {@code .**} goes on from there. */
  private Node as(String spelling) {
    var copy = new Node(home, spelling, facts);
    copy.steps.putAll(steps);
    if (path.endsWith(CHAIN))
      copy.steps.putIfAbsent(CHAIN, this);
    return copy;
  }

  private Api target() {
    return facts.same == null ? this : home.at(facts.same);
  }

  private @Nullable Api extended() {
    return facts.general == null ? null : home.at(facts.general);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Api attribute(String name) {
    return step("." + name);
  }

  @Override
  public Api called() {
    return step(Path.CALL);
  }

  @Override
  public Optional<Arg> chooser() {
    return Optional.ofNullable(facts.chooser);
  }

  @Override
  public Api called(String chosen) {
    return step(Path.chosen(chosen));
  }

  @Override
  public Api element() {
    return step(Path.ELEMENT);
  }

  @Override
  public Api element(int index) {
    var special = step("[" + index + "]");
    return special == Nowhere.HERE ? element() : special;
  }

  @Override
  public Api given(int place, String parameter) {
    var named = step("[" + parameter + "]");
    return named == Nowhere.HERE ? step("[" + place + "]") : named;
  }

  @Override
  public Optional<Sink> sink() {
    return Optional.ofNullable(facts.sink)
        .or(() -> extended() instanceof Node general ? general.sink() : Optional.empty());
  }

  @Override
  public Optional<Source> source() {
    return Optional.ofNullable(facts.source);
  }

  @Override
  public Optional<Transform> transform() {
    return Optional.ofNullable(facts.transform).map(kind -> new Transform(kind, path));
  }

  @Override
  public boolean known() {
    return !steps.isEmpty() || facts.any();
  }

  @Override
  public Optional<String> vendor() {
    return Optional.ofNullable(facts.vendor);
  }

  @Override
  public boolean capable() {
    if (facts.tool || facts.sink != null)
      return !facts.tool;
    for (var node : steps.values())
      if (node != this && node.capable())
        return true;
    return false;
  }
}
