package dev.weir.app;

import dev.weir.app.command.CannotRun;
import dev.weir.app.text.Complaint;
import dev.weir.policy.Loaded;
import dev.weir.policy.PolicyFile;
import dev.weir.policy.Problem;
import java.nio.file.Path;

/** Configuration files for commands: one that is wrong is a complaint for each of its problems. */
public final class Configurations {

  private Configurations() {}

  /** Returns what {@code file} says; throws {@link CannotRun} with every problem where it cannot be used. */
  public static Loaded.Ok load(Path file) throws CannotRun {
    return switch (PolicyFile.load(file)) {
      case Loaded.Ok ok -> ok;
      case Loaded.Broken broken ->
        throw new CannotRun(broken.problems().stream().map(Configurations::complaint).toList());
    };
  }

  /** Returns {@code problem} as commands show it. */
  public static Complaint complaint(Problem problem) {
    String place = problem.line() == 0
        ? problem.file()
        : problem.file() + ":" + problem.line() + ":" + problem.column();
    return new Complaint(problem.key().isEmpty() ? place : place + ": " + problem.key(), problem.cause(),
        problem.mend());
  }
}
