package dev.weir.scan.flow;

import dev.weir.scan.finding.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What methods of strings, dicts and lists give. */
final class Methods {

  private static final Set<String> SAME_TEXT = Set.of("encode", "decode", "strip", "lstrip", "title",
      "casefold", "expandtabs",
      "as_posix", "geturl", "__str__", "tobytes", "unicode_string");
  private static final Set<String> SAME = Set.of("copy", "values", "reverse", "sort");

  private final Labels labels;

  Methods(Labels labels) {
    this.labels = labels;
  }

  /** Returns whether a value is a string or a container, as far as it is known. */
  static boolean isFor(Value receiver) {
    if (receiver.texts().length > 0) {
      return true;
    }
    for (Thing thing : receiver.things()) {
      if (thing instanceof Shape || thing instanceof Symbol) {
        return true;
      }
    }
    return false;
  }

  /** Returns what a method gives; nothing where it is none of these. */
  @Nullable
  Value value(Code code, int call, Value receiver, String method, Arguments arguments) {
    if (SAME_TEXT.contains(method)) {
      return each(receiver, text -> text);
    }
    if (SAME.contains(method) && Things.shape(receiver) != null) {
      return method.equals("values") ? Value.of(Things.list(Elements.any(receiver))) : receiver;
    }
    return switch (method) {
      case "format" -> receiver.texts().length == 0 ? null : Folding.format(receiver, arguments);
      case "join" -> receiver.texts().length == 0 ? null : Folding.join(receiver, arguments.at(0));
      case "rstrip" -> each(receiver, text -> stripped(text, arguments.at(0).constant()));
      case "lower" -> each(receiver, text -> text.toLowerCase(Locale.ROOT));
      case "upper" -> each(receiver, text -> text.toUpperCase(Locale.ROOT));
      case "replace" -> replaced(receiver, arguments);
      case "get", "pop", "setdefault", "getlist" -> get(code, call, receiver, arguments);
      case "items", "iteritems" -> Elements.pairs(receiver);
      case "keys" -> keys(receiver);
      case "split" ->
        arguments.at(0).constant().isBlank() ? words(receiver) : Value.of(Things.list(Data.only(receiver)));
      case "rsplit", "splitlines", "partition", "rpartition" -> Value.of(Things.list(Data.only(receiver)));
      default -> null;
    };
  }

  /** Returns the words of a string, as far as it is known; each may have all data that is in the string. */
  static Value words(Value text) {
    Value data = Data.only(text);
    if (text.texts().length != 1) {
      return Value.of(Things.list(data));
    }
    List<Value> words = new ArrayList<>();
    for (Text word : text.texts()[0].words(Things.MOST_FIELDS)) {
      words.add(Value.of(word).with(data.marks()));
    }
    return Value.of(Things.list(words));
  }

  private @Nullable Value get(Code code, int call, Value receiver, Arguments arguments) {
    String key = arguments.at(0).constant();
    if (key.isEmpty() || receiver.things().length == 0) {
      return Things.shape(receiver) == null ? null : Elements.any(receiver).or(arguments.at(1));
    }
    for (Thing thing : receiver.things()) {
      if (!(thing instanceof Shape) && !(thing instanceof Symbol)) {
        return null;
      }
    }
    Value value = Elements.of(receiver, key).or(arguments.at(1));
    Step step = code.step(call, "element \"" + key + "\"");
    return labels.element(key, step, value.isNothing() ? Value.UNKNOWN : value);
  }

  private static @Nullable Value keys(Value receiver) {
    Shape shape = Things.shape(receiver);
    return shape == null ? null : Value.of(Things.list(Elements.keys(shape)));
  }

  private static Value replaced(Value receiver, Arguments arguments) {
    String from = arguments.at(0).constant();
    String to = arguments.at(1).constant();
    boolean known = !from.isEmpty() && (!to.isEmpty() || arguments.at(1).texts().length > 0);
    Value all = known ? each(receiver, text -> text.replace(from, to)) : each(receiver, _ -> "*");
    return all.with(Data.in(arguments));
  }

  private static String stripped(String text, String what) {
    int end = text.length();
    while (end > 0
        && (what.isEmpty() ? text.charAt(end - 1) <= ' ' : what.indexOf(text.charAt(end - 1)) >= 0)) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Returns what an operation makes of each string that a value may be; what a parameter gives stays as it is. */
  private static Value each(Value value, UnaryOperator<String> operation) {
    Text[] texts = Folding.texts(value).clone();
    for (int i = 0; i < texts.length; i++) {
      texts[i] = texts[i].isClosed() ? Text.of(operation.apply(texts[i].pattern())) : texts[i];
    }
    return Value.texts(texts, Data.in(value));
  }
}
