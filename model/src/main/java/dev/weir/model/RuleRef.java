package dev.weir.model;

/** The name of the rule that decided: a policy's name, or one of Weir's own, in parentheses. */
public record RuleRef(String name) {

  /** The caller is not known. */
  public static final RuleRef IDENTITY = new RuleRef("(identity)");
  /** The destination is not listed, or its address is forbidden. */
  public static final RuleRef DESTINATION = new RuleRef("(destination)");
  /** What the caller's key was narrowed to. */
  public static final RuleRef KEY = new RuleRef("(key)");
  /** The destination's own list of methods and paths. */
  public static final RuleRef ALLOW = new RuleRef("(allow)");
  /** The protocols that the destination lets a connection switch to. */
  public static final RuleRef UPGRADES = new RuleRef("(upgrades)");
  /** What could not be looked at does not leave. */
  public static final RuleRef COVERAGE = new RuleRef("(coverage)");
  /** Weir's own keys never leave. */
  public static final RuleRef OWN_KEYS = new RuleRef("(own-keys)");
  /** Something failed while the call was judged. */
  public static final RuleRef FAULT = new RuleRef("(fault)");
  /** Nothing was said against it. */
  public static final RuleRef DEFAULT = new RuleRef("(default)");
  /** The shape of the request itself. */
  public static final RuleRef REQUEST = new RuleRef("(request)");
  /** What the destination's {@code response} asks of an answer. */
  public static final RuleRef ANSWER = new RuleRef("(response)");

  /** The destination's {@code breaker}: it keeps failing, and is left alone for a while. */
  public static final RuleRef BREAKER = new RuleRef("(breaker)");
  /** What the destination says is left of its own limits. */
  public static final RuleRef THEIR_LIMITS = new RuleRef("(their-limits)");
  /** There is too much to do already. */
  public static final RuleRef LIMITS = new RuleRef("(limits)");

  /** A request of Weir's own, which the destination's {@code credential} asks for. */
  public static final RuleRef CREDENTIAL = new RuleRef("(credential)");

  @Override
  public String toString() {
    return name;
  }
}
