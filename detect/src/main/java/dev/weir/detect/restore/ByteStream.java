package dev.weir.detect.restore;

import dev.weir.detect.body.Escape;
import dev.weir.model.Restorer;
import dev.weir.model.Scope;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A body whose tokens stand in it as they are: holds back the start of one that the next piece may finish. */
public final class ByteStream implements Restorer.Stream {

  private final Originals originals;
  private final Function<Bytes, Escape> escapes;
  private @Nullable Escape escape;
  private Bytes held = Bytes.EMPTY;

  /** @param escapes how values are written in a body that starts so */
  public ByteStream(Tokens tokens, Scope scope, Function<Bytes, Escape> escapes) {
    originals = new Originals(tokens, scope);
    this.escapes = escapes;
  }

  @Override
  public Bytes next(Bytes piece) {
    Bytes all = joined(held, piece);
    if (all.isEmpty()) {
      return all;
    }
    int end = all.offset() + all.length();
    int safe = originals.spelling().settled(all.array(), all.offset(), end);
    held = Bytes.wrap(Arrays.copyOfRange(all.array(), safe, end));
    return turned(Bytes.wrap(all.array(), all.offset(), safe - all.offset()), all);
  }

  @Override
  public Bytes end() {
    Bytes rest = held;
    held = Bytes.EMPTY;
    return rest.isEmpty() ? rest : turned(rest, rest);
  }

  @Override
  public int count() {
    return originals.count();
  }

  private Bytes turned(Bytes bytes, Bytes start) {
    Escape how = escape == null ? escapes.apply(start) : escape;
    escape = how;
    return originals.in(bytes, how);
  }

  /** Returns one behind the other; nothing is copied where one of them is empty. */
  public static Bytes joined(Bytes first, Bytes second) {
    return first.and(second);
  }
}
