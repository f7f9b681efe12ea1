package dev.weir.scan.flow;

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
