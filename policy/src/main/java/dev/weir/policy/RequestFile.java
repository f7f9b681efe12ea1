package dev.weir.policy;

import dev.weir.model.InForce;
import dev.weir.policy.yaml.Document;
import dev.weir.policy.yaml.Flaw;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.util.List;
import java.util.Optional;

/** Reads one request to be explained: YAML or JSON with {@code as} and {@code send}, as an entry of {@code tests} has them. */
public final class RequestFile {

  private RequestFile() {}

  /** What became of reading a request. */
  public sealed interface Read {

    /** It can be judged; expects nothing. */
    record Ok(InFileTest request) implements Read {}

    /** It cannot; all that is wrong with it, in the order of the file. */
    record Broken(List<Problem> problems) implements Read {
      public Broken {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Returns the request that {@code bytes} spell; {@code name} is only for messages. Never throws for anything in them. */
  public static Read parse(String name, byte[] bytes, InForce inForce) {
    Document document = Document.of(name, bytes);
    Optional<InFileTest> request = document.root().flatMap(Value::table)
        .flatMap(table -> request(table, inForce));
    List<Flaw> flaws = document.flaws();
    return request.isPresent() && flaws.isEmpty()
        ? new Read.Ok(request.get())
        : new Read.Broken(flaws.stream().map(flaw -> Problem.of(name, flaw)).toList());
  }

  private static Optional<InFileTest> request(Table keys, InForce inForce) {
    try (Table table = keys) {
      return ReadTests.request(table, inForce.settings());
    }
  }
}
