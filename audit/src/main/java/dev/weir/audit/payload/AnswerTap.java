package dev.weir.audit.payload;

import dev.weir.model.AnswerHead;
import dev.weir.model.capture.Captures;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers one answer up to its cap, and hands it over when it has ended; gives up where no memory is left. */
final class AnswerTap implements Captures.Tap {

  /** What came of it. */
  sealed interface Gathered {

    /** All of it, or what is within the cap. */
    record Whole(int status, Headers headers, Bytes body, boolean cut) implements Gathered {}

    /** There was no room for it. */
    record GivenUp() implements Gathered {}
  }

  private final int most;
  private final Memory memory;
  private final Consumer<Gathered> then;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private @Nullable AnswerHead head;
  private boolean cut;
  private boolean givenUp;

  AnswerTap(int most, Memory memory, Consumer<Gathered> then) {
    this.most = most;
    this.memory = memory;
    this.then = then;
  }

  @Override
  public void head(AnswerHead answer) {
    head = answer;
  }

  @Override
  public void body(Bytes piece) {
    int size = Math.min(piece.length(), most - body.size());
    cut |= size < piece.length();
    if (givenUp || size == 0) {
      return;
    }
    if (memory.take(size)) {
      body.write(piece.array(), piece.offset(), size);
      return;
    }
    givenUp = true;
    forget();
  }

  private void forget() {
    memory.giveBack(body.size());
    body.reset();
  }

  @Override
  public void end() {
    AnswerHead answer = head;
    head = null;
    if (answer == null) {
      forget();
    } else if (givenUp) {
      then.accept(new Gathered.GivenUp());
    } else {
      then.accept(new Gathered.Whole(answer.status(), answer.headers(), Bytes.wrap(body.toByteArray()), cut));
    }
  }
}
