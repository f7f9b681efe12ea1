package dev.weir.admin.api;

import dev.weir.admin.http.Route;
import java.util.List;

/** A way in besides password and second factor. Its routes end with {@link Desk#signedIn}. */
public interface SignIn {

  /** Returns its name among the {@code ways} of {@code GET /api/session}. */
  String name();

  /** Returns what stands there for it: {@code true}, or the text on its button. */
  Object shown();

  /** Returns what it adds to the table of routes. */
  List<Route> routes();
}
