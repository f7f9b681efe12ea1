package dev.weir.scan.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of libraries, by their import names. Reads its texts when it is made, and a library's own part when that library
 * is first asked for, so that a scan of one small file pays for what the file imports. Safe for any number of threads; what it
 * answers does not depend on who asked first.
 */
public final class Catalogue {

  private static final List<String> AREAS = List.of("stdlib", "http", "web", "databases", "messaging",
      "cloud", "ai", "data", "machines", "telemetry", "communication", "payments", "business", "local");

  /** What the modules end in that gRPC's compiler makes of a service. */
  private static final String STUBS = "_pb2_grpc";

  private final Shapes shapes = new Shapes();
  private final Map<String, List<Block>> blocks = new HashMap<>();
  private final Map<String, String> usual = new HashMap<>();
  private final Map<String, Api> roots = new ConcurrentHashMap<>();
  private final Map<String, Api> places = new ConcurrentHashMap<>();

  /** Returns the catalogue that comes with Weir. */
  public static Catalogue standard() {
    var catalogue = new Catalogue();
    catalogue.read(Text.resource("shapes.txt"));
    for (var area : AREAS)
      catalogue.read(Text.resource("api/" + area + ".txt"));
    return catalogue;
  }

  /** Returns the catalogue that {@code texts} tell, in the notation of {@code shapes.txt}. */
  static Catalogue of(String... texts) {
    var catalogue = new Catalogue();
    for (var text : texts)
      catalogue.read(text);
    return catalogue;
  }

  /** Returns where an import of {@code name}, such as {@code google.cloud.storage}, leads: {@link Api#known} says whether it is known. */
  public Api module(String name) {
    var api = at(name);
    return api.known() ? api : generated(name);
  }

  /** Returns what a module is that a compiler of interfaces made, as its name tells. */
  public Api generated(String module) {
    return module.endsWith(STUBS) ? at("grpc" + STUBS) : Nowhere.HERE;
  }

  /** Returns what a builtin of the language is: {@code open}, {@code input}, {@code len}. */
  public Api builtin(String name) {
    return at("builtins").attribute(name);
  }

  /**
   * Returns what a variable or parameter of a name mostly holds in practice, where nothing else tells: {@code session} is an HTTP
   * session, {@code s3_client} a client of S3. A guess, to be asked only where resolution gave nothing.
   */
  public Api usually(String variable) {
    var path = usual.get(variable);
    return path == null ? Nowhere.HERE : at(path);
  }

  /** Returns the import names of the libraries that are described, sorted. */
  Set<String> libraries() {
    return new TreeSet<>(blocks.keySet());
  }

  Set<String> usualNames() {
    return new TreeSet<>(usual.keySet());
  }

  Shapes shapes() {
    return shapes;
  }

  /** Returns the place of a canonical spelling; {@link Nowhere} where nobody knows it. */
  public Api at(String path) {
    var known = places.get(path);
    if (known != null)
      return known;
    var steps = Path.steps(path);
    var api = root(steps.getFirst());
    for (var step : steps.subList(1, steps.size()))
      api = api instanceof Node node ? node.step(step) : api;
    places.put(path, api);
    return api;
  }

  private Api root(String name) {
    if (!blocks.containsKey(name))
      return Nowhere.HERE;
    return roots.computeIfAbsent(name, n -> {
      var root = new Node(this, n, null);
      for (var block : blocks.getOrDefault(n, List.of()))
        Notation.read(block, root, shapes);
      return root;
    });
  }

  private void read(String text) {
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size();) {
      var line = lines.get(i);
      int end = i + 1;
      while (end < lines.size() && (lines.get(end).isBlank() || lines.get(end).startsWith(" ")))
        end++;
      if (line.startsWith("shape "))
        shapes.add(line);
      else if (line.startsWith("usually "))
        addUsual(line);
      else if (!line.isBlank() && !line.startsWith("#"))
        addBlock(line, new Block(lines, i, end));
      i = end;
    }
  }

  private void addUsual(String line) {
    int to = line.indexOf('=');
    for (var name : line.substring("usually ".length(), to).trim().split(" ", -1)) {
      usual.put(name, line.substring(to + 1).trim());
    }
  }

  private void addBlock(String line, Block block) {
    int end = 0;
    while (end < line.length() && ". (".indexOf(line.charAt(end)) < 0)
      end++;
    blocks.computeIfAbsent(line.substring(0, end), _ -> new ArrayList<>()).add(block);
  }

  /** The lines of one library, from {@code start} to before {@code end}. */
  record Block(List<String> lines, int start, int end) {}
}
