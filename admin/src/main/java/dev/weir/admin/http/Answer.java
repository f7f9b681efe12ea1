package dev.weir.admin.http;

import java.io.IOException;
import java.io.OutputStream;

/** What the admin API answers: all of it at once, or piece by piece. */
public sealed interface Answer permits Reply, Answer.Live {

  /** Server-sent events, written as they come; ends when the writer returns, or the one who reads has gone. */
  record Live(Writer writer) implements Answer {}

  /** Writes an answer piece by piece. */
  interface Writer {
    void to(OutputStream out) throws IOException, InterruptedException;
  }
}
