package dev.weir.wire.http;

import dev.weir.model.Status;
import java.io.IOException;

/** Bytes that are not the HTTP that they ought to be; the message names the fault and holds nothing of them. */
public final class Malformed extends IOException {
  private static final long serialVersionUID = 1L;

  private final Status status;

  private Malformed(Status status, String why) {
    super(why);
    this.status = status;
  }

  /** Returns a fault that a client gets 400 for. */
  public static Malformed because(String why) {
    return new Malformed(Status.BAD_REQUEST, why);
  }

  /** Returns a fault that a client gets 431 for. */
  public static Malformed tooLarge(String why) {
    return new Malformed(Status.HEADERS_TOO_LARGE, why);
  }

  /** Returns a fault of nobody but the moment: there is too much to do already, and the client gets 503. */
  public static Malformed turnedAway(String why) {
    return new Malformed(Status.UNAVAILABLE, why);
  }

  /** Returns what a client that sent this is answered with. */
  public Status status() {
    return status;
  }

  /** Returns what is wrong, in one clause. */
  public String why() {
    return String.valueOf(getMessage());
  }

  /** Whoever attacks decides how many of these there are, and nobody reads where they were thrown. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
