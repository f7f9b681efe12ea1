package dev.weir.policy;

import dev.weir.model.InForce;
import dev.weir.model.settings.Settings;
import dev.weir.model.talk.Prices;
import dev.weir.policy.read.ReadPolicies;
import dev.weir.policy.read.ReadPrices;
import dev.weir.policy.read.ReadSettings;
import dev.weir.policy.rule.Rule;
import dev.weir.policy.rule.Rulebook;
import dev.weir.policy.yaml.Document;
import dev.weir.policy.yaml.Flaw;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads the configuration file. */
public final class PolicyFile {

  /** One byte more than is read: what is longer is refused, whatever it is. */
  private static final int LONGEST = (1 << 20) + 1;

  private PolicyFile() {}

  /** Returns what {@code file} says, or every problem in it; never throws for anything about the file. */
  public static Loaded load(Path file) {
    return load(file, Optional.empty());
  }

  /** Returns what {@code yaml} says; relative paths in it are resolved against {@code baseFolder}. */
  public static Loaded parse(String name, Path baseFolder, byte[] yaml) {
    return parse(name, baseFolder, yaml, Optional.empty());
  }

  /** Loads a file that is to take the place of {@code running}: what only a restart can change is a problem. */
  static Loaded load(Path file, Optional<InForce> running) {
    try {
      return parse(file.toString(), folder(file), bytes(file), running);
    } catch (IOException e) {
      return unreadable(file, e);
    }
  }

  /** A file has a folder; only the root of a file system has none, and cannot be read. */
  static Path folder(Path file) {
    return file.toAbsolutePath().resolveSibling("");
  }

  static byte[] bytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(LONGEST);
    }
  }

  static Loaded unreadable(Path file, IOException e) {
    String cause = e instanceof NoSuchFileException ? "there is no such file" : "the file cannot be read";
    return new Loaded.Broken(List.of(new Problem(file.toString(), 0, 0, "", cause,
        "give the path of a YAML file that Weir may read")));
  }

  static Loaded parse(String name, Path baseFolder, byte[] yaml, Optional<InForce> running) {
    Document document = Document.of(name, yaml);
    Optional<Loaded.Ok> read = document.root().flatMap(Value::table)
        .map(root -> read(root, baseFolder, hash(yaml), running));
    List<Flaw> flaws = document.flaws();
    return read.isPresent() && flaws.isEmpty()
        ? read.get()
        : new Loaded.Broken(flaws.stream().map(flaw -> Problem.of(name, flaw)).toList());
  }

  private static Loaded.Ok read(Table table, Path baseFolder, String hash, Optional<InForce> running) {
    try (Table root = table) {
      Settings settings = new ReadSettings(baseFolder).read(root);
      running.ifPresent(old -> ReadSettings.refuseMoves(root, settings, old.settings()));
      Prices prices = ReadPrices.read(root.find("prices"), root.find("prices_as_of"));
      List<Rule> rules = ReadPolicies.read(root.find("policies"), settings, prices,
          baseFolder);
      List<InFileTest> tests = ReadTests.read(root.find("tests"), settings, rules);
      return new Loaded.Ok(new InForce(settings, new Rulebook(settings, rules, prices), hash), tests);
    }
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
