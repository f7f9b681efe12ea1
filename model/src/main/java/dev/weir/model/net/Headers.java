package dev.weir.model.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Header fields in their order; names compare without case (RFC 9110 section 5.1). Immutable. */
public final class Headers {

  public static final Headers NONE = new Headers(new String[0]);

  /** Names and values in turn. */
  private final String[] fields;

  private Headers(String[] fields) {
    this.fields = fields;
  }

  /** Returns the headers of names and values in turn. */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a name without a value");
    }
    return new Headers(namesAndValues.clone());
  }

  /** Returns a builder that starts empty. */
  public static Builder builder() {
    return new Builder(new String[Builder.USUAL], 0);
  }

  /** Returns a builder that starts with these fields. */
  public Builder toBuilder() {
    return new Builder(Arrays.copyOf(fields, fields.length + Builder.MORE), fields.length);
  }

  /** Returns the number of fields. */
  public int size() {
    return fields.length / 2;
  }

  /** Returns the name of field {@code i}, 0-based, as it was written. */
  public String name(int i) {
    return fields[2 * i];
  }

  /** Returns the value of field {@code i}, 0-based. */
  public String value(int i) {
    return fields[2 * i + 1];
  }

  /** Returns the first value of {@code name}. */
  public Optional<String> first(String name) {
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        return Optional.of(fields[i + 1]);
      }
    }
    return Optional.empty();
  }

  /** Returns the value of {@code name}; empty where there is none, or more than one: then nobody knows which of them counts. */
  public Optional<String> only(String name) {
    String only = null;
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        if (only != null) {
          return Optional.empty();
        }
        only = fields[i + 1];
      }
    }
    return Optional.ofNullable(only);
  }

  /** Returns every value of {@code name}, in order. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(2);
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        values.add(fields[i + 1]);
      }
    }
    return values;
  }

  /** Returns the fields whose names {@code kept} lets through; it is asked once about each field, in order. */
  public Headers filtered(Predicate<String> kept) {
    int left = 0;
    while (left < fields.length && kept.test(fields[left])) {
      left += 2;
    }
    if (left == fields.length) {
      return this;
    }
    String[] some = Arrays.copyOf(fields, fields.length - 2);
    for (int i = left + 2; i < fields.length; i += 2) {
      if (kept.test(fields[i])) {
        some[left] = fields[i];
        some[left + 1] = fields[i + 1];
        left += 2;
      }
    }
    return new Headers(left == some.length ? some : Arrays.copyOf(some, left));
  }

  /** Returns these fields and, behind them, {@code more}. */
  public Headers and(Headers more) {
    if (more.fields.length == 0) {
      return this;
    }
    String[] both = Arrays.copyOf(fields, fields.length + more.fields.length);
    System.arraycopy(more.fields, 0, both, fields.length, more.fields.length);
    return new Headers(both);
  }

  /** Returns whether there is a field of this name. */
  public boolean has(String name) {
    return first(name).isPresent();
  }

  /** Calls {@code each} with every name and value, in order. */
  public void forEach(BiConsumer<String, String> each) {
    for (int i = 0; i < fields.length; i += 2) {
      each.accept(fields[i], fields[i + 1]);
    }
  }

  /** Names only: a value may be a secret. */
  @Override
  public String toString() {
    StringBuilder names = new StringBuilder("Headers[");
    for (int i = 0; i < fields.length; i += 2) {
      names.append(i == 0 ? "" : ", ").append(fields[i]);
    }
    return names.append(']').toString();
  }

  /** Collects fields; not for sharing between threads. */
  public static final class Builder {

    /** Room for the names and values of a usual head, and for those that are added to one. */
    private static final int USUAL = 20;
    private static final int MORE = 8;

    /** Names and values in turn, of which the first {@link #length} count. */
    private String[] fields;
    private int length;

    private Builder(String[] fields, int length) {
      this.fields = fields;
      this.length = length;
    }

    public Builder add(String name, String value) {
      Objects.requireNonNull(name);
      Objects.requireNonNull(value);
      if (length == fields.length) {
        fields = Arrays.copyOf(fields, 2 * length + MORE);
      }
      fields[length] = name;
      fields[length + 1] = value;
      length += 2;
      return this;
    }

    /** Adds every field of {@code more}, in order. */
    public Builder addAll(Headers more) {
      int longer = length + more.fields.length;
      if (longer > fields.length) {
        fields = Arrays.copyOf(fields, longer + MORE);
      }
      System.arraycopy(more.fields, 0, fields, length, more.fields.length);
      length = longer;
      return this;
    }

    /** Puts one field in the place of all of this name. */
    public Builder set(String name, String value) {
      return remove(name).add(name, value);
    }

    public Builder remove(String name) {
      int kept = 0;
      for (int i = 0; i < length; i += 2) {
        if (!fields[i].equalsIgnoreCase(name)) {
          fields[kept] = fields[i];
          fields[kept + 1] = fields[i + 1];
          kept += 2;
        }
      }
      length = kept;
      return this;
    }

    public Headers build() {
      return length == 0 ? NONE : new Headers(Arrays.copyOf(fields, length));
    }
  }
}
