package dev.weir.app.command;

import dev.weir.app.text.Complaint;
import java.io.Serial;
import java.util.List;

/** A command cannot do its work until the user mends something; holds all that is wrong, not only the first of it. */
public final class CannotRun extends Exception {
  @Serial
  private static final long serialVersionUID = 1L;

  private final transient List<Complaint> complaints;

  public CannotRun(List<Complaint> complaints) {
    super(complaints.size() + " complaints", null, false, false);
    this.complaints = List.copyOf(complaints);
  }

  public CannotRun(String what, String where, String mend) {
    this(List.of(new Complaint(what, where, mend)));
  }

  /** Returns what is wrong, in the order in which it is shown. */
  public List<Complaint> complaints() {
    return complaints;
  }
}
