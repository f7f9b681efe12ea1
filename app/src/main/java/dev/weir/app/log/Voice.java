package dev.weir.app.log;

import dev.weir.app.text.Complaint;
import dev.weir.app.text.Screen;
import java.lang.System.Logger.Level;

/** Where a server says what it would tell a person: on standard error, or in its log where programs read that. */
public interface Voice {

  /** Into the log, so that every line of it is JSON. */
  Voice LOG = new Voice() {
    private final System.Logger log = System.getLogger("dev.weir.app");

    @Override
    public void note(String text) {
      log.log(Level.INFO, "{0}", text);
    }

    @Override
    public void complain(Complaint complaint) {
      log.log(Level.WARNING, "{0}: {1}; {2}", complaint.what(), complaint.where(), complaint.mend());
    }
  };

  /** Returns a voice that speaks on {@code screen}. */
  static Voice of(Screen screen) {
    return new Voice() {
      @Override
      public void note(String text) {
        screen.note(text);
      }

      @Override
      public void complain(Complaint complaint) {
        screen.complain(complaint);
      }
    };
  }

  /** Says how things are. */
  void note(String text);

  /** Says what is wrong, and how to mend it. */
  void complain(Complaint complaint);
}
