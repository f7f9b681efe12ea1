package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Api;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a value may be. Their equality is written out: it is asked for millions of times, and what the compiler makes of a
 * record is slow before it is warm.
 */
sealed interface Thing permits Thing.Library, Thing.Routine, Thing.Type, Thing.Instance, Thing.Super,
    Thing.Module, Thing.Partial, Shape, Symbol {

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
}
