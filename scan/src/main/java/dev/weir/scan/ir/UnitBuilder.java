package dev.weir.scan.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a unit together: a lowering asks for bodies and fills them in any order. Used by one thread. */
public final class UnitBuilder {

  private static final int STRINGS_AT_FIRST = 64;

  private final Map<String, Integer> numbers = new HashMap<>();
  private String[] texts = new String[STRINGS_AT_FIRST];
  private final List<Body> bodies = new ArrayList<>();

  /** Returns a module's body, the first that is asked for. */
  public Body module(String name) {
    return body(Op.NOTHING, Scope.Kind.MODULE, name, 1);
  }

  /** Returns the unit; the builder is of no use afterwards. */
  public Unit build(String path, String module, boolean isPackage, String language, int lines,
      Optional<String> unread) {
    Unit.Strings strings = new Unit.Strings(Arrays.copyOf(texts, numbers.size()));
    List<Scope> scopes = new ArrayList<>(bodies.size());
    for (Body body : bodies) {
      scopes.add(body.scope(strings));
    }
    return new Unit(path, module, isPackage, language, lines, scopes, unread);
  }

  /** Returns the number of a string. */
  public int text(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    if (number == texts.length) {
      texts = Arrays.copyOf(texts, 2 * number);
    }
    texts[number] = text;
    numbers.put(text, number);
    return number;
  }

  /** Returns the string of a number. */
  String string(int number) {
    return texts[number];
  }

  Body body(int parent, Scope.Kind kind, String name, int line) {
    Body body = new Body(this, bodies.size(), parent, kind, name, line);
    bodies.add(body);
    return body;
  }
}
