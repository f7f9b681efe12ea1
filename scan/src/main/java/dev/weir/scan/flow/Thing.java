package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Api;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a value may be. Their equality is written out: it is asked for millions of times, and what the compiler makes of a
 * record is slow before it is warm.
 */
sealed interface Thing {

  /**
   * What kinds there are, one for each record and class: what is told apart by a pattern costs milliseconds at each place where it
   * first is, since a class is spun for it at run time.
   */
  enum Kind {
    LIBRARY, ROUTINE, TYPE, INSTANCE, SUPER, MODULE, PARTIAL, SHAPE, SYMBOL
  }

  Kind kind();

  /** Returns whether a parameter is in it anywhere. */
  default boolean symbolic() {
    return false;
  }

  /**
   * A place of a library, with what it was made of where that is remembered.
   *
   * @param path its spelling, of places too that the catalogue does not know
   */
  record Library(Api api, String path, @Nullable Made made) implements Thing {

    @Override
    public Kind kind() {
      return Kind.LIBRARY;
    }

    @Override
    public boolean symbolic() {
      return made != null && made.symbolic();
    }

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
  record Routine(Code code, boolean bound) implements Thing {

    @Override
    public Kind kind() {
      return Kind.ROUTINE;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Routine that && that.code.equals(code) && that.bound == bound;
    }

    @Override
    public int hashCode() {
      return code.hashCode();
    }
  }

  /** A class of the program. */
  record Type(Code code) implements Thing {

    @Override
    public Kind kind() {
      return Kind.TYPE;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Type that && that.code.equals(code);
    }

    @Override
    public int hashCode() {
      return code.hashCode();
    }
  }

  /** An object of a class of the program. */
  record Instance(Code code) implements Thing {

    @Override
    public Kind kind() {
      return Kind.INSTANCE;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Instance that && that.code.equals(code);
    }

    @Override
    public int hashCode() {
      return code.hashCode();
    }
  }

  /** What {@code super()} gives in a class. */
  record Super(Code code) implements Thing {

    @Override
    public Kind kind() {
      return Kind.SUPER;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Super that && that.code.equals(code);
    }

    @Override
    public int hashCode() {
      return code.hashCode();
    }
  }

  /** A module of the program. */
  record Module(File file) implements Thing {

    @Override
    public Kind kind() {
      return Kind.MODULE;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Module that && that.file.equals(file);
    }

    @Override
    public int hashCode() {
      return file.hashCode();
    }
  }

  /** A callable with some of its arguments. */
  record Partial(Value callee, Arguments arguments) implements Thing {

    @Override
    public Kind kind() {
      return Kind.PARTIAL;
    }

    @Override
    public boolean symbolic() {
      return callee.symbolic() || arguments.symbolic();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // values are compared by identity
    public boolean equals(Object other) {
      return other instanceof Partial that && that.callee == callee && that.arguments.equals(arguments);
    }

    @Override
    public int hashCode() {
      return 31 * callee.hashCode() + arguments.hashCode();
    }
  }

  /**
   * A dict, list or tuple. Compared by identity: a union that adds nothing is the same object. Whatever it is put together of, it
   * is neither deep nor large: of a container in it that is too deep or too large already, only the data is left.
   */
  final class Shape implements Thing {

    /** How deep containers are told apart: a field of a field of a field. */
    static final int DEEPEST = 3;

    /** Values that a container in another may hold, those in its own containers among them. */
    private static final int MOST_HELD = 256;

    private final Entries fields;
    private final Value rest;
    private final boolean keyed;
    private int depth = 1;
    private int held;
    private boolean symbolic;

    /**
     * @param fields by constant key or place
     * @param rest what may be at any other
     * @param keyed whether an iteration gives the keys
     */
    @SuppressWarnings("ReferenceEquality") // copied only where something is left out
    Shape(Entries fields, Value rest, boolean keyed) {
      this.rest = counted(rest);
      this.keyed = keyed;
      Value[] flat = null;
      for (int i = 0; i < fields.size(); i++) {
        Value kept = counted(fields.value(i));
        if (kept != fields.value(i)) {
          flat = flat == null ? fields.copyOfValues() : flat;
          flat[i] = kept;
        }
      }
      this.fields = flat == null ? fields : fields.holding(flat);
    }

    private Value counted(Value value) {
      Value kept = kept(value);
      Shape inner = Things.shape(kept);
      depth = inner == null ? depth : Math.max(depth, inner.depth + 1);
      held += inner == null ? 1 : inner.held + 1;
      symbolic |= kept.symbolic();
      return kept;
    }

    /** Returns what is left of a value in a container: the data alone of one that is too deep or too large. */
    static Value kept(Value value) {
      Shape inner = Things.shape(value);
      boolean fits = inner == null || inner.depth < DEEPEST && inner.held <= MOST_HELD;
      return fits ? value : Value.of(Data.in(value));
    }

    @Override
    public Kind kind() {
      return Kind.SHAPE;
    }

    @Override
    public boolean symbolic() {
      return symbolic;
    }

    Entries fields() {
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
    private @Nullable Map<String, Symbol> parts;

    @Override
    public Kind kind() {
      return Kind.SYMBOL;
    }

    @Override
    public boolean symbolic() {
      return true;
    }

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

    /** Returns the same object for the same part, whatever thread asks. */
    synchronized Symbol part(String partStep) {
      Map<String, Symbol> all = parts;
      if (all == null) {
        all = new HashMap<>();
        parts = all;
      }
      Symbol part = all.get(partStep);
      if (part == null) {
        part = new Symbol(code, parameter, this, partStep, depth + 1);
        all.put(partStep, part);
      }
      return part;
    }

    /** Returns the data in it: what a caller gives. */
    Mark[] given() {
      return new Mark[]{Mark.of(this)};
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
