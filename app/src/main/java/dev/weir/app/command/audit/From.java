package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.text.Screen;
import dev.weir.audit.Period;
import dev.weir.audit.index.Index;
import dev.weir.audit.index.Lookup;
import dev.weir.audit.index.Top;
import dev.weir.audit.index.shared.SharedIndex;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.model.settings.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option {@code --from}: whose records are asked about. */
final class From {

  /** Where records are. */
  enum Store {
    local, postgres
  }

  @Mixin
  private DataDir data = new DataDir();

  @Option(names = "--from", paramLabel = "STORE", defaultValue = "local", description = "local: this Weir's own log; postgres: what all Weirs have shipped to shared.postgres (default: ${DEFAULT-VALUE}).")
  private Store from = Store.local;

  /** Returns whether this Weir's own log is asked. */
  boolean isLocal() {
    return from == Store.local;
  }

  /** Returns the data folder of this Weir. */
  Path folder() throws CannotRun {
    return data.path();
  }

  /** Returns who answers. */
  Answers answers(Screen screen) throws CannotRun {
    return switch (from) {
      case local -> new Local(data.path(), screen);
      case postgres -> shared(data.settings().shared().postgres()
          .orElseThrow(() -> new CannotRun("there is no PostgreSQL to ask", "--from postgres",
              "name it in the configuration: shared: {postgres: {url: ..., audit: 400d}}")));
    };
  }

  private static Answers shared(Shared.Postgres postgres) throws CannotRun {
    try {
      return new All(SharedIndex.open(postgres));
    } catch (IOException e) {
      throw new CannotRun(e.getMessage() == null ? "PostgreSQL cannot be asked" : e.getMessage(),
          "--from postgres",
          "`weir doctor -c FILE` looks at the way there; without --from this Weir's own log answers");
    }
  }

  private record Local(Path folder, Screen screen) implements Answers {
    @Override
    public Found search(Query query) throws IOException {
      return Lookup.search(folder, query, new IndexProgress(screen));
    }

    @Override
    public Top top(Field by, List<Term> terms, Period period, boolean newest, int limit) throws IOException {
      try (Index index = Index.open(folder)) {
        index.catchUp(new IndexProgress(screen));
        return index.top(by, terms, period, newest, limit);
      }
    }

    @Override
    public void close() {
      // Nothing is open between questions.
    }
  }

  private record All(SharedIndex index) implements Answers {
    @Override
    public Found search(Query query) throws IOException {
      return index.search(query);
    }

    @Override
    public Top top(Field by, List<Term> terms, Period period, boolean newest, int limit) throws IOException {
      return index.top(by, terms, period, newest, limit);
    }

    @Override
    public void close() {
      index.close();
    }
  }
}
