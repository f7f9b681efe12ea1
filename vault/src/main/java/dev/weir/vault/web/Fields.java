package dev.weir.vault.web;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object, asked by paths of names; what is missing is an {@link IOException} that names it and no value. */
public record Fields(Map<String, Object> all) {

  /** Reads {@code json}; throws where it is no object. */
  public static Fields parse(Bytes json) throws IOException {
    try {
      @Nullable
      Map<String, Object> all = JSONObjectUtils.parse(json.utf8());
      // The parser gives nothing for the JSON text null.
      if (all == null) {
        throw new IOException("the answer is no JSON object");
      }
      return new Fields(all);
    } catch (ParseException e) {
      // Its message quotes what it stumbled over.
      throw new IOException("the answer is no JSON");
    }
  }

  /** Returns a text that is not empty. */
  public String text(String... path) throws IOException {
    return find(path).orElseThrow(() -> new IOException("the answer has no text " + String.join(".", path)));
  }

  /** Returns a text that is not empty, or nothing. */
  public Optional<String> find(String... path) {
    return at(path) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
  }

  /** Returns a whole number; throws where there is none. */
  public long number(String... path) throws IOException {
    if (at(path) instanceof Number number) {
      return number.longValue();
    }
    throw new IOException("the answer has no number " + String.join(".", path));
  }

  /** Returns whether there is a {@code true}. */
  public boolean flag(String... path) {
    return Boolean.TRUE.equals(at(path));
  }

  private @Nullable Object at(String... path) {
    Object at = all;
    for (String name : path) {
      at = at instanceof Map<?, ?> table ? table.get(name) : null;
    }
    return at;
  }

  /** Nothing of its values. */
  @Override
  public String toString() {
    return "Fields" + all.keySet();
  }
}
