package dev.weir.vault;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The vault cannot do what it was asked. Its message says where, what and how to mend it, and nothing secret. */
public final class VaultException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String mend;
  private final boolean away;

  VaultException(String what, String mend) {
    this(what, mend, false);
  }

  private VaultException(String what, String mend, boolean away) {
    super(what + "; " + mend);
    this.what = what;
    this.mend = mend;
    this.away = away;
  }

  VaultException(String where, String what, String mend) {
    this(where + ": " + what, mend);
  }

  private VaultException(Path where, String what, String mend, IOException cause) {
    this(where.toString(), what, mend);
    initCause(cause);
  }

  /** Returns what is wrong, and where, without the mend. */
  public String what() {
    return what;
  }

  /** Returns how to mend it. */
  public String mend() {
    return mend;
  }

  /** Returns whether what keeps the vault could not be asked: the same may do when it is back. */
  public boolean isAway() {
    return away;
  }

  static VaultException away(String what, String mend) {
    return new VaultException(what, mend, true);
  }

  static VaultException unreadable(Path where, IOException cause) {
    return new VaultException(where, "cannot be read (" + reason(cause) + ")",
        "let the user that runs Weir read it", cause);
  }

  static VaultException unwritable(Path where, IOException cause) {
    return new VaultException(where, "cannot be written (" + reason(cause) + ")",
        "make room on the disk and let the user that runs Weir write there; what was stored before is untouched",
        cause);
  }

  static VaultException damaged(String where, String what) {
    return new VaultException(where, "is damaged or was tampered with (" + what + ")",
        "put it back from a backup");
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    String message = e.getMessage();
    return e instanceof FileSystemException || message == null ? e.getClass().getSimpleName() : message;
  }
}
