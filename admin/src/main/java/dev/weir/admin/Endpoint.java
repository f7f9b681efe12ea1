package dev.weir.admin;

import java.io.IOException;

/** Answers a GET for one path. */
@FunctionalInterface
interface Endpoint {

  /** Returns the answer. */
  Reply get() throws IOException;
}
