package dev.weir.admin.account;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What was asked is not done. Its message says why and how to mend it, and nothing that the one who asked does not know. */
public final class Refused extends IOException {

  private static final long serialVersionUID = 1L;

  /** Which kind of reason, as HTTP tells it. */
  public enum Why {
    MALFORMED(400, "Bad request"), UNPROVEN(401, "Not signed in"), FORBIDDEN(403, "Forbidden"), MISSING(404,
        "Not found"), TAKEN(409, "Conflict"), STALE(412, "Changed meanwhile"), TOO_LARGE(413,
            "Too large"), UNFIT(422, "Refused"), UNCONDITIONAL(428, "Precondition required"), TOO_SOON(429,
                "Too many attempts"), BUSY(503, "Busy");

    private final int status;
    private final String title;

    Why(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** Returns the status code of the answer. */
    public int status() {
      return status;
    }

    /** Returns the title of the answer. */
    public String title() {
      return title;
    }
  }

  private final Why why;
  private final transient Optional<Duration> wait;
  private transient Optional<Vain> vain = Optional.empty();

  /** Makes one whose {@code detail} is shown as it is. */
  public Refused(Why why, String detail) {
    this(why, detail, Optional.empty());
  }

  private Refused(Why why, String detail, Optional<Duration> wait) {
    super(detail);
    this.why = why;
    this.wait = wait;
  }

  /** Returns one for whoever has to wait. */
  public static Refused until(Why why, Duration wait) {
    return new Refused(why, "try again in " + Math.max(1, wait.toSeconds()) + " s", Optional.of(wait));
  }

  /** Returns this as the end of an attempt that goes on record. */
  public Refused inVain(Vain attempt) {
    vain = Optional.of(attempt);
    return this;
  }

  /** Returns what was tried; empty where it is of no interest to anybody else. */
  public Optional<Vain> vain() {
    return vain;
  }

  public Why why() {
    return why;
  }

  /** Returns how long to wait; empty where waiting does not help. */
  public Optional<Duration> patience() {
    return wait;
  }

  /** Returns the message, which is meant for the one who asked. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
