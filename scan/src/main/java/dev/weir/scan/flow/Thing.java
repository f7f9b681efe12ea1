package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Api;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that a value may be. */
sealed interface Thing {

  /**
   * A place of a library, with what it was made of where that is remembered.
   *
   * @param path its spelling, of places too that the catalogue does not know
   */
  record Library(Api api, String path, @Nullable Made made) implements Thing {

    @Override
    @SuppressWarnings("ReferenceEquality") // equal places of libraries are the same object
    public boolean equals(Object other) {
      return other instanceof Library library && library.api == api && library.path.equals(path)
          && Made.same(library.made, made);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }
  }

  /** A function of the program; {@code bound} where its receiver is filled in. */
  record Routine(Code code, boolean bound) implements Thing {}

  /** A class of the program. */
  record Type(Code code) implements Thing {}

  /** An object of a class of the program. */
  record Instance(Code code) implements Thing {}

  /** What {@code super()} gives in a class. */
  record Super(Code code) implements Thing {}

  /** A module of the program. */
  record Module(File file) implements Thing {}

  /** A callable with some of its arguments. */
  record Partial(Value callee, Arguments arguments) implements Thing {}

  /** A dict, list or tuple. Compared by identity: a union that adds nothing is the same object. */
  final class Shape implements Thing {

    private final Map<String, Value> fields;
    private final Value rest;
    private final boolean keyed;

    /**
     * @param fields by constant key or place
     * @param rest what may be at any other
     * @param keyed whether an iteration gives the keys
     */
    Shape(Map<String, Value> fields, Value rest, boolean keyed) {
      this.fields = fields;
      this.rest = rest;
      this.keyed = keyed;
    }

    Map<String, Value> fields() {
      return fields;
    }

    Value rest() {
      return rest;
    }

    boolean keyed() {
      return keyed;
    }
  }

  /** What a caller gives for a parameter, or a part of it: {@code .name} or {@code [key]} for each step. */
  final class Symbol implements Thing {

    private final Code code;
    private final int parameter;
    private final @Nullable Symbol of;
    private final String step;
    private final int depth;
    private final Map<String, Symbol> parts = new java.util.concurrent.ConcurrentHashMap<>();

    private Symbol(Code code, int parameter, @Nullable Symbol of, String step, int depth) {
      this.code = code;
      this.parameter = parameter;
      this.of = of;
      this.step = step;
      this.depth = depth;
    }

    static Symbol of(Code code, int parameter) {
      return new Symbol(code, parameter, null, "", 0);
    }

    Symbol part(String partStep) {
      return parts.computeIfAbsent(partStep, s -> new Symbol(code, parameter, this, s, depth + 1));
    }

    Code code() {
      return code;
    }

    int parameter() {
      return parameter;
    }

    @Nullable
    Symbol whole() {
      return of;
    }

    String step() {
      return step;
    }

    int depth() {
      return depth;
    }

    @Override
    public String toString() {
      return (of == null ? code.scope().parameters().get(parameter).name() : of) + step;
    }
  }
}
