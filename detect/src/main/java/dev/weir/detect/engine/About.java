package dev.weir.detect.engine;

import dev.weir.model.DetectorId;
import dev.weir.model.Kind;
import java.util.List;

/**
 * What a detector says of itself: the reference page is made of these, and one test runs every example.
 *
 * @param because why the thing should not leave
 * @param source where its format is written down
 * @param forms how it is built, where that can be said in a line: literal text with runs such as {@code {hex:32}} between
 * @param hits texts in which the detector must find something
 * @param misses texts in which it must not
 */
public record About(DetectorId id, Kind kind, String because, String source, List<String> forms,
    List<String> hits, List<String> misses) {

  public About {
    forms = List.copyOf(forms);
    hits = List.copyOf(hits);
    misses = List.copyOf(misses);
  }

  /** Returns the start of what a detector of secrets says. */
  public static About secret(String id) {
    return of(id, Kind.SECRET);
  }

  /** Returns the start of what a detector of {@code kind} says. */
  public static About of(String id, Kind kind) {
    return new About(new DetectorId(id), kind, "", "", List.of(), List.of(), List.of());
  }

  public About because(String text) {
    return new About(id, kind, text, source, forms, hits, misses);
  }

  public About source(String text) {
    return new About(id, kind, because, text, forms, hits, misses);
  }

  public About forms(List<String> texts) {
    return new About(id, kind, because, source, texts, hits, misses);
  }

  public About hits(String... texts) {
    return new About(id, kind, because, source, forms, List.of(texts), misses);
  }

  public About misses(String... texts) {
    return new About(id, kind, because, source, forms, hits, List.of(texts));
  }
}
