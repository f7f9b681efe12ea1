package dev.weir.policy.rule;

import dev.weir.model.KeyId;
import dev.weir.model.Principal;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Settings;
import dev.weir.model.talk.Talk;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Whose a bucket or a budget is: there is one for each value of this. */
public sealed interface Per {

  /** The expression that {@code model} stands for. */
  String MODEL = "prompt.model";

  /** What the call is about. */
  enum Known implements Per {
    CALLER, DESTINATION, TEAM, KEY;

    private final String text = name().toLowerCase(Locale.ROOT);

    @Override
    public String text() {
      return text;
    }
  }

  /**
   * What an expression gives: text, a whole number, or true and false. Calls for which it fails, as for a header that is not
   * there, share one.
   */
  final class Worked implements Per {
    private static final int LONGEST = 200;
    private final Expression expression;

    Worked(Expression expression) {
      this.expression = expression;
    }

    @Override
    public String text() {
      return expression.text();
    }

    private String worked(Call call) {
      try {
        String value = expression.value(call.view()).toString();
        return value.substring(0, Math.min(value.length(), LONGEST));
      } catch (Expression.Failed e) {
        return "";
      }
    }
  }

  /** Returns it as the file writes it. */
  String text();

  /** Returns what people call it: {@code model} is a name for an expression. */
  default String label() {
    return text().equals(MODEL) ? "model" : text();
  }

  /** Returns whose it is that {@code call} takes of. */
  default String value(Call call) {
    return switch (this) {
      case Known known -> value(known, call);
      case Worked worked -> worked.worked(call);
    };
  }

  /** Returns whether it needs a body that was looked at. */
  default boolean asksContent() {
    return this instanceof Worked worked && worked.expression.asksContent();
  }

  /** Returns the name of the bucket or budget of {@code call}: each value stands behind its length, so that no two read as one. */
  static String key(List<Per> all, Call call) {
    StringBuilder key = new StringBuilder(48);
    for (Per one : all) {
      one.append(one.value(call), key);
    }
    return key.toString();
  }

  /** Adds the part of a key that stands for {@code value} of this. */
  private void append(String value, StringBuilder key) {
    key.append(text()).append('=').append(value.length()).append(':').append(value).append(';');
  }

  /** Returns the part of a key that stands for {@code value} of this. */
  default String part(String value) {
    StringBuilder part = new StringBuilder(48);
    append(value, part);
    return part.toString();
  }

  /** Returns all values that it can have by the configuration alone; none where calls bring them. */
  default List<String> names(Settings settings) {
    return switch (this) {
      case Known.CALLER -> settings.callers().stream().map(CallerRule::name).toList();
      case Known.TEAM -> settings.callers().stream().map(CallerRule::team).distinct().toList();
      case Known.DESTINATION -> List.copyOf(settings.destinations().keySet());
      case Known.KEY -> List.of();
      case Worked _ -> List.of();
    };
  }

  private static String value(Known known, Call call) {
    if (known == Known.DESTINATION) {
      return call.facts().where().name();
    }
    return call.facts().who() instanceof Principal.Caller caller ? switch (known) {
      case CALLER, DESTINATION -> caller.name();
      case TEAM -> caller.team();
      // Else whoever may make sub-keys would have as many buckets.
      case KEY -> caller.root().map(KeyId::text).orElse("");
    } : "";
  }

  /** Returns whether any of these needs a body that was looked at. */
  static boolean asksContent(List<Per> all) {
    for (Per one : all) {
      if (one.asksContent()) {
        return true;
      }
    }
    return false;
  }

  /** Returns how far a call has to be read before all of these can be told. */
  static Talk.Depth depth(List<Per> all) {
    return all.stream()
        .map(one -> one instanceof Worked worked ? worked.expression.depth() : Talk.Depth.CONTENT)
        .max(Comparator.naturalOrder()).orElse(Talk.Depth.CONTENT);
  }
}
