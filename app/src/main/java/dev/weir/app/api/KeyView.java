package dev.weir.app.api;

import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.vault.Keys;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A key as the API shows it: everything but its text, in the words of a request for one. */
final class KeyView {

  private KeyView() {}

  /** Returns what is known of {@code key}; parts that are left open are left out. */
  static Map<String, Object> of(Keys.Listed key, Instant now) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", key.id().text());
    view.put("caller", key.caller());
    view.put("state", state(key, now));
    view.put("created", key.created().toString());
    key.expires().ifPresent(at -> view.put("expires", at.toString()));
    key.revoked().ifPresent(at -> view.put("revoked", at.toString()));
    if (!key.note().isEmpty()) {
      view.put("note", key.note());
    }
    put(view, "above", key.above().stream().map(KeyId::text).toList());
    put(view, "destinations", key.to().destinations());
    put(view, "methods", key.to().methods());
    put(view, "paths", key.to().paths());
    key.to().data().ifPresent(
        kinds -> view.put("data_types", kinds.isEmpty() ? List.of("none") : sorted(kinds, Kind::name)));
    put(view, "addresses", key.to().addresses());
    put(view, "models", key.to().models());
    put(view, "budgets", key.allowances().stream().filter(has -> has.owner().equals(key.id()))
        .map(has -> has.share().text()).toList());
    key.binding().ifPresent(binding -> view.put("bind", binding.toString()));
    return view;
  }

  private static void put(Map<String, Object> view, String name, Collection<?> values) {
    if (!values.isEmpty()) {
      view.put(name, sorted(values, Object::toString));
    }
  }

  private static <T> List<String> sorted(Collection<T> values, Function<T, String> text) {
    return values instanceof List<T> inOrder
        ? inOrder.stream().map(text).toList()
        : values.stream().map(text).sorted().toList();
  }

  private static String state(Keys.Listed key, Instant now) {
    Optional<Instant> end = key.expires().filter(at -> !at.isAfter(now));
    return key.revoked().isPresent() ? "revoked" : end.isPresent() ? "expired" : "valid";
  }
}
