package dev.weir.scan.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.configuration.ConfigurationFile;
import dev.weir.scan.configuration.ConfigurationFiles;
import dev.weir.scan.egress.Egress;
import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.egress.FileFacts;
import dev.weir.scan.egress.Flow;
import dev.weir.scan.egress.Hidden;
import dev.weir.scan.ir.Unit;
import dev.weir.scan.knowledge.Catalogue;
import dev.weir.scan.knowledge.Names;
import dev.weir.scan.knowledge.Sink;
import dev.weir.scan.knowledge.Transform;
import dev.weir.scan.python.Python;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Python files that say themselves what they send. A file or a folder of {@code flow/} is a program. A line ends in what leaves by
 * the call that begins on it: {@code # sends: EMAIL @SECRET !SECRET -> host}: data of the payload, of the address after {@code @}, of
 * the credentials after {@code !}; what was made unreadable after {@code ~}, what has a host that was checked after {@code +}; {@code ?} for a host that is not known, {@code default}
 * for the library's own. {@code # fetches:}, {@code # connects:}, {@code # starts:} and {@code # hidden} alike, {@code unverified} where certificates are
 * not checked. A line that says nothing sends nothing.
 */
class CasesTest {

  private static final Path CASES = Path.of("src/test/resources/flow");
  private static final Knowledge KNOWLEDGE = new Knowledge(Catalogue.standard(), Names.standard()::typeOf);
  private static final List<String> KINDS = List.of("sends:", "fetches:", "connects:", "starts:", "hidden");

  @TestFactory
  Stream<DynamicTest> whatAFileSaysThatItSends() throws IOException {
    List<Path> programs;
    try (Stream<Path> all = Files.list(CASES)) {
      programs = all.sorted().toList();
    }
    return programs.stream()
        .map(program -> DynamicTest.dynamicTest(program.getFileName().toString(), () -> check(program)));
  }

  private static void check(Path program) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(program)) {
      files = all.filter(file -> file.toString().endsWith(".py")).sorted().toList();
    }
    Path root = Files.isDirectory(program) ? program : CASES;
    List<Unit> units = files.stream().map(file -> unit(root, file)).toList();
    List<FileFacts> facts = new Analysis(KNOWLEDGE, 1).of(units, configurations(program, root), _ -> {});
    assertThat(found(facts)).containsExactlyInAnyOrderElementsOf(expected(root, files));
  }

  /** A file of configuration lies in a folder of its own program. */
  private static ConfigurationFiles configurations(Path program, Path root) throws IOException {
    if (!Files.isDirectory(program)) {
      return ConfigurationFiles.NONE;
    }
    try (Stream<Path> all = Files.walk(program)) {
      return new ConfigurationFiles(
          all.sorted().filter(file -> ConfigurationFile.is(file.getFileName().toString()))
              .map(file -> new ConfigurationFile(root.relativize(file).toString(),
                  () -> read(file).getBytes(UTF_8)))
              .toList());
    }
  }

  private static Unit unit(Path root, Path file) {
    String path = root.relativize(file).toString();
    String module = path.replace(".py", "").replace('/', '.');
    boolean isPackage = module.endsWith("__init__");
    String name = isPackage
        ? module.substring(0, Math.max(0, module.length() - ".__init__".length()))
        : module;
    return new Python().lower(path, name, isPackage,
        read(file).getBytes(UTF_8));
  }

  private static List<String> expected(Path root, List<Path> files) {
    Map<String, String> lines = new TreeMap<>();
    for (Path file : files) {
      List<String> text = read(file).lines().toList();
      for (int i = 0; i < text.size(); i++) {
        String line = text.get(i);
        int comment = line.lastIndexOf("# ");
        String said = comment < 0 ? "" : line.substring(comment + 2).trim();
        if (KINDS.stream().anyMatch(said::startsWith)) {
          lines.put(place(root.relativize(file).toString(), i + 1), sorted(said));
        }
      }
    }
    return printed(lines);
  }

  private static String sorted(String said) {
    int arrow = said.indexOf("->");
    if (arrow < 0) {
      return said;
    }
    List<String> words = words(said.substring(0, arrow));
    List<String> data = words.subList(1, words.size()).stream().sorted().toList();
    List<String> hosts = words(said.substring(arrow + 2)).stream().sorted().toList();
    return words.getFirst() + data.stream().map(" "::concat).collect(Collectors.joining()) + " -> "
        + String.join(" ", hosts);
  }

  private static List<String> words(String text) {
    return Collections.list(new StringTokenizer(text)).stream().map(String::valueOf).toList();
  }

  private static List<String> found(List<FileFacts> facts) {
    Map<String, String> lines = new TreeMap<>();
    for (FileFacts file : facts) {
      for (Egress egress : file.egress()) {
        if (egress.sink().effect() != Sink.Effect.OPENS) {
          lines.merge(place(file.path(), egress.place().line()), said(egress),
              (first, second) -> first + " and " + second);
        }
      }
      for (Hidden hidden : file.hidden()) {
        lines.put(place(file.path(), hidden.place().line()), "hidden");
      }
    }
    return printed(lines);
  }

  private static String said(Egress egress) {
    TreeSet<String> data = new TreeSet<>();
    for (Flow flow : egress.flows()) {
      if (!flow.datum().type().equals("CONFIG")) {
        boolean unreadable = flow.transforms().stream().anyMatch(by -> by.kind() == Transform.Kind.SANITISES);
        boolean confined = flow.transforms().stream().anyMatch(by -> by.kind() == Transform.Kind.CONFINES);
        String part = flow.where() == Flow.Part.ADDRESS
            ? "@"
            : flow.where() == Flow.Part.CREDENTIAL ? "!" : "";
        data.add(part + (unreadable ? "~" : confined ? "+" : "") + flow.datum().type());
      }
    }
    String kind = egress.sink().effect().name().toLowerCase(java.util.Locale.ROOT) + ":";
    List<String> hosts = new ArrayList<>(
        egress.endpoints().stream().map(CasesTest::host).distinct().toList());
    if (egress.unverified()) {
      hosts.add("unverified");
    }
    return sorted(
        kind + " " + String.join(" ", data) + " -> " + (hosts.isEmpty() ? "?" : String.join(" ", hosts)));
  }

  private static String host(Endpoint endpoint) {
    if (endpoint.origin() == Endpoint.Origin.LIBRARY) {
      return "default";
    }
    String host = Endpoints.host(endpoint.url());
    return host.isEmpty() || host.equals("*") ? "?" : host;
  }

  private static String place(String path, int line) {
    return path + ":" + String.format(java.util.Locale.ROOT, "%03d", line);
  }

  private static List<String> printed(Map<String, String> lines) {
    return lines.entrySet().stream().map(line -> line.getKey() + " " + line.getValue()).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
