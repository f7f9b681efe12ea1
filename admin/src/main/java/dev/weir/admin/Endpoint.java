package dev.weir.admin;

import java.io.IOException;

/** Answers a GET for one path. */
@FunctionalInterface
interface Endpoint {

  /** Returns the answer to what was asked for behind the path. */
  Answer get(Params params) throws IOException;
}
