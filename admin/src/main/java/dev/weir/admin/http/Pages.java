package dev.weir.admin.http;

import java.util.Optional;

/** What browsers are shown, which is the same for everybody and nobody's secret. */
@FunctionalInterface
public interface Pages {

  /** Words in the place of pages, where none are built in. */
  Pages NONE = path -> path.equals("/")
      ? Optional.of(Reply.text(200, "text/plain; charset=utf-8",
          "Weir is administered here by its API: /openapi.json has it. This build has no pages.\n"))
      : Optional.empty();

  /** Returns what there is at {@code path}, the raw path of a request, with all the fields of its head; empty where there is nothing. */
  Optional<Reply> at(String path);
}
