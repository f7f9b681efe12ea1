package dev.weir.policy;

import dev.weir.model.InForce;
import java.util.List;

/** What became of reading a configuration. */
public sealed interface Loaded {

  /** It can be put in force. */
  record Ok(InForce inForce, List<InFileTest> tests) implements Loaded {
    public Ok {
      tests = List.copyOf(tests);
    }
  }

  /** It cannot; all that is wrong with it, in the order of the file. */
  record Broken(List<Problem> problems) implements Loaded {
    public Broken {
      problems = List.copyOf(problems);
    }
  }
}
