package dev.weir.scan.flow;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
