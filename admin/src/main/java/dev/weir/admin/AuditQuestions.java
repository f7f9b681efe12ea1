package dev.weir.admin;

import dev.weir.admin.http.Reply;
import dev.weir.audit.index.Index;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks the index of the audit log, which follows the log only while it is asked: whoever asks for nothing pays for nothing. One
 * question at a time; calls never wait for any.
 */
final class AuditQuestions {

  /** How long an answer may wait for the index; what is left of it then is done by the questions that come after. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReentrantLock one = new ReentrantLock();
  private final Path data;

  /** What is asked of an index that is up to date; gives JSON. */
  interface Question {
    String ask(Index index) throws IOException;
  }

  /** @param data the data folder */
  AuditQuestions(Path data) {
    this.data = data;
  }

  Path data() {
    return data;
  }

  /** Returns the answer to {@code question}, or that the index is not as far yet. */
  Reply answer(Question question) throws IOException {
    one.lock();
    try (Index index = Index.open(data)) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      return index.catchUp(_ -> System.nanoTime() < end)
          ? Reply.json(200, question.ask(index))
          : Reply.problem(503, "Service unavailable",
              "the index is being made, " + index.records() + " records so far: ask again");
    } finally {
      one.unlock();
    }
  }
}
