package dev.weir.detect.restore;

import dev.weir.detect.body.Escape;
import dev.weir.model.Restorer;
import dev.weir.model.Scope;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A body whose tokens stand in it as they are: holds back the start of one that the next piece may finish. */
public final class ByteStream implements Restorer.Stream {

  private final Originals originals;
  private final Function<Bytes, Manner> manners;
  private @Nullable Manner manner;
  private Bytes held = Bytes.EMPTY;

  /** @param manners how values are written in a body that starts so */
  public ByteStream(Tokens tokens, Scope scope, Function<Bytes, Manner> manners) {
    originals = new Originals(tokens, scope);
    this.manners = manners;
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
    Manner how = manner == null ? manners.apply(start) : manner;
    manner = how;
    int to = bytes.offset() + bytes.length();
    Escape escape = how.escape();
    int end = how.goOn(bytes.array(), bytes.offset(), to);
    Bytes first = originals.in(Bytes.wrap(bytes.array(), bytes.offset(), end - bytes.offset()), escape);
    return end == to ? first : joined(first, stretches(bytes.array(), end, to, how));
  }

  private Bytes stretches(byte[] raw, int start, int to, Manner how) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - start);
    for (int from = start; from < to;) {
      Escape escape = how.escape();
      int end = how.goOn(raw, from, to);
      Bytes stretch = originals.in(Bytes.wrap(raw, from, end - from), escape);
      out.write(stretch.array(), stretch.offset(), stretch.length());
      from = end;
    }
    return Bytes.wrap(out.toByteArray());
  }

  /** Returns one behind the other; nothing is copied where one of them is empty. */
  public static Bytes joined(Bytes first, Bytes second) {
    return first.and(second);
  }
}
