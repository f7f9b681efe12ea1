package dev.weir.audit.payload;

import dev.weir.model.AnswerHead;
import dev.weir.model.capture.Captures;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers one answer up to its cap, and hands it over when it has ended or the cap is reached; gives up where no memory is left.
 */
final class AnswerTap implements Captures.Tap {

  /** What came of it. */
  sealed interface Gathered {

    /** All of it, or what is within the cap. */
    record Whole(int status, Headers headers, Bytes body, boolean cut, Set<Long> found) implements Gathered {
      public Whole {
        found = Set.copyOf(found);
      }
    }

    /** There was no room for it. */
    record GivenUp() implements Gathered {}
  }

  /** What a fingerprint counts for, so that there cannot be any number of them. */
  private static final int FOUND_BYTES = 16;

  private final int most;
  private final Memory memory;
  private final Consumer<Gathered> then;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private final Set<Long> found = new HashSet<>();
  private @Nullable AnswerHead head;
  private boolean cut;
  private boolean over;

  AnswerTap(int most, Memory memory, Consumer<Gathered> then) {
    this.most = most;
    this.memory = memory;
    this.then = then;
  }

  @Override
  public void head(AnswerHead answer) {
    head = answer;
    if (cut) {
      end();
    }
  }

  @Override
  public void body(Bytes piece) {
    int size = Math.min(piece.length(), left());
    gather(Bytes.wrap(piece.array(), piece.offset(), size));
    if (size < piece.length()) {
      cutOff();
    }
  }

  @Override
  public void message(Instant at, boolean text, Bytes payload) {
    int size = Math.min(payload.length(), left() - Spoken.FRONT_BYTES);
    boolean whole = size == payload.length();
    if (whole || size > 0) {
      Bytes shown = Bytes.wrap(payload.array(), payload.offset(), size);
      gather(Bytes.wrap(new Spoken(at, false, text, shown, !whole).bytes()));
    }
    if (!whole) {
      cutOff();
    }
  }

  @Override
  public void about(Set<Long> values) {
    for (long value : values) {
      if (!over && !found.contains(value)) {
        if (left() < FOUND_BYTES) {
          cutOff();
        } else if (memory.take(FOUND_BYTES)) {
          found.add(value);
        } else {
          giveUp();
        }
      }
    }
  }

  /** Returns how many bytes there is room for. */
  private int left() {
    return most - body.size() - found.size() * FOUND_BYTES;
  }

  private void gather(Bytes bytes) {
    if (!over && memory.take(bytes.length())) {
      body.write(bytes.array(), bytes.offset(), bytes.length());
    } else if (!over) {
      giveUp();
    }
  }

  /** What comes behind the cap changes nothing any more. */
  private void cutOff() {
    cut = true;
    if (head != null) {
      end();
    }
  }

  private void giveUp() {
    over = true;
    memory.giveBack(body.size() + foundBytes());
    body.reset();
    then.accept(new Gathered.GivenUp());
  }

  @Override
  public void end() {
    if (over) {
      return;
    }
    over = true;
    memory.giveBack(foundBytes());
    if (head != null) {
      // Whoever takes it gives back what the body holds.
      then.accept(
          new Gathered.Whole(head.status(), head.headers(), Bytes.wrap(body.toByteArray()), cut, found));
      body.reset();
    }
  }

  private long foundBytes() {
    return (long) found.size() * FOUND_BYTES;
  }
}
