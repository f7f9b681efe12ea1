package dev.weir.scan.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sink while the notation's words are read one after the other: {@code to: 0:url pay: 1:data *}. */
final class Sinking {

  /** What the arguments that follow are. A role that is said anew takes the place of what the shape says. */
  private enum Role {
    TO, PAY, KEY, VERIFY, METHOD, AT
  }

  private final Sink.Channel channel;
  private final Sink.Effect effect;
  private final Map<Role, List<String>> said = new EnumMap<>(Role.class);
  private @Nullable Role current;

  Sinking(Sink.Channel channel, Sink.Effect effect) {
    this.channel = channel;
    this.effect = effect;
  }

  Sinking copy() {
    var copy = new Sinking(channel, effect);
    copy.said.putAll(said);
    return copy;
  }

  /** Takes one word: a role, or an argument of the role before it. */
  void word(String word) {
    switch (word) {
      case "to:" -> begin(Role.TO);
      case "pay:" -> begin(Role.PAY);
      case "key:" -> begin(Role.KEY);
      case "verify:" -> begin(Role.VERIFY);
      case "method:" -> begin(Role.METHOD);
      case "at:" -> begin(Role.AT);
      default -> {
        if (current == null)
          throw new IllegalArgumentException("no role before " + word);
        said.computeIfAbsent(current, _ -> new ArrayList<>()).add(word);
      }
    }
  }

  private void begin(Role role) {
    current = role;
    said.put(role, new ArrayList<>());
  }

  /** Returns the sink, whose recipient is {@code vendor} where no address says so. */
  Sink to(@Nullable String vendor) {
    return new Sink(channel, effect, args(Role.TO), args(Role.PAY), args(Role.KEY),
        Optional.ofNullable(vendor),
        verify(), method(), said.getOrDefault(Role.AT, List.of()));
  }

  private List<Arg> args(Role role) {
    List<Arg> args = new ArrayList<>();
    for (var word : said.getOrDefault(role, List.of()))
      args.add(arg(word));
    return List.copyOf(args);
  }

  private Optional<Arg> verify() {
    var args = args(Role.VERIFY);
    return args.isEmpty() ? Optional.empty() : Optional.of(args.getFirst());
  }

  private Optional<Sink.Method> method() {
    var words = said.getOrDefault(Role.METHOD, List.of());
    if (words.isEmpty())
      return Optional.empty();
    var first = words.getFirst();
    if (Character.isUpperCase(first.charAt(0)))
      return Optional.of(new Sink.Method.Always(first));
    return Optional.of(new Sink.Method.Given(arg(first), words.size() > 1 ? words.get(1) : ""));
  }

  /** Returns the argument of one word: {@code 0:url}, {@code 0}, {@code url}, {@code *} for the rest, {@code self}. */
  static Arg arg(String word) {
    if (word.equals("*"))
      return new Arg.Rest();
    if (word.equals("self"))
      return new Arg.Receiver();
    if (!Character.isDigit(word.charAt(0)))
      return new Arg.Named(-1, word);
    int colon = word.indexOf(':');
    if (colon < 0)
      return new Arg.Named(Integer.parseInt(word), "");
    return new Arg.Named(Integer.parseInt(word.substring(0, colon)), word.substring(colon + 1));
  }
}
