package dev.weir.scan.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings put together, as far as their parts are known. */
final class Folding {

  private static final int MOST = 8;

  /** Returns one string after the other, for each pair of what they may be; the data of both. */
  static Value concatenate(Value left, Value right) {
    if (left == Value.NOTHING || right == Value.NOTHING) {
      return Value.NOTHING;
    }
    return Value.texts(each(texts(left), texts(right)), Marks.union(Data.in(left), Data.in(right)));
  }

  /** Returns each of some strings followed by each of others. */
  static Text[] each(Text[] firsts, Text... seconds) {
    Text[] all = new Text[Math.min(MOST, firsts.length * seconds.length)];
    int count = 0;
    for (Text first : firsts) {
      for (Text second : seconds) {
        if (count < all.length) {
          all[count++] = first.then(second);
        }
      }
    }
    return all;
  }

  /** Returns what a value may be as a string; at least that it is not known. */
  static Text[] texts(Value value) {
    Text[] texts = value.texts();
    for (Thing thing : value.things()) {
      if (thing instanceof Symbol symbol && texts.length < MOST) {
        texts = Arrays.copyOf(texts, texts.length + 1);
        texts[texts.length - 1] = Text.of(symbol);
      }
    }
    return texts.length == 0 ? new Text[]{Text.UNKNOWN} : texts;
  }

  /** Returns a value of the same data, as a string that is known as far as {@code texts} tell. */
  static Value as(Value value, Text[] texts) {
    return Value.texts(texts, Data.in(value));
  }

  /** Returns {@code template % arguments}. */
  static Value percent(Value template, Value filling) {
    Shape shape = Things.shape(filling);
    Value all = Value.NOTHING;
    for (Text text : template.texts()) {
      all = all.or(percent(text.pattern(), filling, shape));
    }
    return all == Value.NOTHING
        ? Value.of(Marks.union(Data.in(template), Data.in(filling)))
        : all.with(Data.in(filling));
  }

  private static Value percent(String template, Value filling, @Nullable Shape shape) {
    Value all = Value.of("");
    int from = 0;
    int place = 0;
    for (int at = template.indexOf('%'); at >= 0
        && at + 1 < template.length(); at = template.indexOf('%', from)) {
      all = concatenate(all, Value.of(template.substring(from, at)));
      Value part = Value.UNKNOWN;
      int end = at + 1;
      if (template.charAt(end) == '(' && template.indexOf(')', end) > 0) {
        int close = template.indexOf(')', end);
        part = Elements.of(filling, template.substring(end + 1, close));
        end = close + 1;
      } else if (template.charAt(end) == '%') {
        part = Value.of("%");
      } else {
        part = shape == null || shape.keyed() ? filling : Elements.of(filling, String.valueOf(place));
        place++;
      }
      while (end < template.length() && "#0- +.123456789*l".indexOf(template.charAt(end)) >= 0) {
        end++;
      }
      from = Math.min(template.length(), end + 1);
      all = concatenate(all, part);
    }
    return concatenate(all, Value.of(template.substring(from)));
  }

  /** Returns {@code template.format(arguments)}. */
  static Value format(Value template, Arguments arguments) {
    Value all = Value.NOTHING;
    for (Text text : template.texts()) {
      all = all.or(format(text.pattern(), arguments));
    }
    Mark[] data = Marks.union(Data.in(template), Data.in(arguments));
    return all == Value.NOTHING ? Value.of(data) : all.with(data);
  }

  private static Value format(String template, Arguments arguments) {
    Value all = Value.of("");
    int from = 0;
    int place = 0;
    for (int at = template.indexOf('{'); at >= 0; at = template.indexOf('{', from)) {
      all = concatenate(all, Value.of(template.substring(from, at)));
      int close = template.indexOf('}', at);
      if (close < 0 || template.startsWith("{{", at)) {
        all = concatenate(all, Value.of("{"));
        from = at + (close < 0 ? 1 : 2);
        continue;
      }
      String field = field(template.substring(at + 1, close));
      if (field.isEmpty()) {
        all = concatenate(all, arguments.at(place++).or(Value.UNKNOWN));
      } else if (Character.isDigit(field.charAt(0))) {
        all = concatenate(all, arguments.at(field.charAt(0) - '0').or(Value.UNKNOWN));
      } else {
        all = concatenate(all, arguments.named(field).or(Value.UNKNOWN));
      }
      from = close + 1;
    }
    return concatenate(all, Value.of(template.substring(from)));
  }

  /** Returns the name in {@code name.attribute!r:>10}. */
  private static String field(String spelled) {
    int end = 0;
    while (end < spelled.length() && ".[!:".indexOf(spelled.charAt(end)) < 0) {
      end++;
    }
    return spelled.substring(0, end);
  }

  /** Returns strings with something between them: {@code between.join(parts)}. */
  static Value join(Value between, Value parts) {
    Shape shape = Things.shape(parts);
    if (shape == null || shape.fields().isEmpty() || !shape.rest().isNothing() || shape.keyed()) {
      return Value.of(Marks.union(Data.in(between), Data.in(parts)));
    }
    Value all = Value.NOTHING;
    for (Value part : shape.fields().values()) {
      all = all == Value.NOTHING ? part : concatenate(concatenate(all, between), part);
    }
    return all;
  }

  /** Returns parts of a path with one slash between each two. */
  static Value path(List<Value> parts) {
    Value all = Value.NOTHING;
    for (Value part : parts) {
      all = all == Value.NOTHING ? part : concatenate(slashed(all), part);
    }
    return all;
  }

  private static Value slashed(Value value) {
    Text[] slashed = texts(value).clone();
    for (int i = 0; i < slashed.length; i++) {
      slashed[i] = slashed[i].pattern().endsWith("/") ? slashed[i] : slashed[i].then(Text.of("/"));
    }
    return as(value, slashed);
  }

  /** Returns what a reference is against a base, as {@code urljoin} has it. */
  static Value resolve(Value base, Value reference) {
    List<Text> all = new ArrayList<>();
    for (Text from : texts(base)) {
      for (Text to : texts(reference)) {
        if (all.size() < MOST) {
          all.add(resolve(from, to));
        }
      }
    }
    return Value.texts(all.toArray(Value.NO_TEXTS), Marks.union(Data.in(base), Data.in(reference)));
  }

  private static Text resolve(Text base, Text reference) {
    if (reference.pattern().contains("://")) {
      return reference;
    }
    if (!base.isClosed() || base.pattern().indexOf("://") < 0) {
      return base.then(Text.of("/")).then(reference);
    }
    int host = base.pattern().indexOf("://") + 3;
    int path = base.pattern().indexOf('/', host);
    if (reference.pattern().startsWith("/")) {
      return Text.of(path < 0 ? base.pattern() : base.pattern().substring(0, path)).then(reference);
    }
    String folder = path < 0
        ? base.pattern() + "/"
        : base.pattern().substring(0, base.pattern().lastIndexOf('/') + 1);
    return Text.of(folder).then(reference);
  }

  private Folding() {}
}
