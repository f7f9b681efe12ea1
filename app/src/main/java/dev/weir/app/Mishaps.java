package dev.weir.app;

import dev.weir.admin.account.Refused;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Complaint;
import dev.weir.app.text.Screen;
import dev.weir.vault.VaultException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What becomes of whatever goes wrong in a command: words for the user, and the exit code that tells whose turn it is. */
final class Mishaps {

  private final Screen screen;

  Mishaps(Screen screen) {
    this.screen = screen;
  }

  /** Shows why a command line is wrong and what was perhaps meant. */
  Exit misused(ParameterException e) {
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    List<String> near = e instanceof UnmatchedArgumentException unmatched
        ? unmatched.getSuggestions()
        : List.of();
    String mend = near.isEmpty()
        ? help + " shows what there is"
        : "perhaps " + String.join(" or ", near) + "; " + help + " shows what there is";
    screen.complain(new Complaint(lowerFirst(String.valueOf(e.getMessage())), "", mend));
    return Exit.USAGE;
  }

  /** Shows what stopped a command. */
  Exit failed(Exception e) {
    if (e instanceof CannotRun stopped) {
      stopped.complaints().forEach(screen::complain);
      return Exit.USAGE;
    }
    Optional<Complaint> outside = outside(e);
    outside.ifPresent(screen::complain);
    return outside.isPresent() ? Exit.USAGE : fault(e);
  }

  /** Disks, permissions and master keys are the user's to mend; their messages name files and hold no content. */
  private static Optional<Complaint> outside(Exception e) {
    return switch (e) {
      case VaultException vault -> Optional.of(new Complaint(vault.what(), "", vault.mend()));
      case Refused refused ->
        Optional.of(new Complaint(refused.detail(), "",
            "`weir admin accounts` and `weir admin tokens` show what there is"));
      case FileSystemException file -> Optional.of(new Complaint("cannot read or write",
          file.getFile() + " (" + (file.getReason() == null ? e.getClass().getSimpleName() : file.getReason())
              + ")",
          "make room on the disk, and let the user that runs Weir read and write there"));
      case IOException io ->
        Optional.of(new Complaint(String.valueOf(io.getMessage()), "", "mend this and run it again"));
      default -> Optional.empty();
    };
  }

  /** Shows a fault of Weir in one line: its kind and place only, for its message may hold what must not be printed. */
  Exit fault(Throwable e) {
    screen.complain(new Complaint("a fault of Weir", e.getClass().getName() + at(e),
        "run it again with WEIR_DEBUG=1 and report what it prints as CONTRIBUTING.md says"));
    if ("1".equals(System.getenv("WEIR_DEBUG"))) {
      screen.trace(e);
    }
    return Exit.FAULT;
  }

  private static String at(Throwable e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.weir.")) {
        return " at " + frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }

  private static String lowerFirst(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
