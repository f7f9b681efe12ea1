package dev.weir.bench.key;

import dev.weir.bench.Launch;
import dev.weir.model.KeyRing.Check;
import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import dev.weir.model.Share;
import dev.weir.vault.Keys;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Vault;
import dev.weir.vault.VaultException;
import dev.weir.vault.Wish;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times how long it takes to know a key, in CPU of one thread. */
@Command(name = "keys", mixinStandardHelpOptions = true, sortOptions = false, description = "Times what it costs Weir to know a key: a root key, a sub-key that is seen for the first time, and one that was seen before. CPU of one thread, the best round.")
public final class KeyCost implements Callable<Integer> {

  private static final int BELOW = 300;

  @Option(names = "--rounds", paramLabel = "N", description = "How many rounds (default: ${DEFAULT-VALUE}).")
  private int rounds = 30;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] args) {
    Launch.of(new KeyCost(), args);
  }

  @Override
  public Integer call() throws IOException {
    Path data = Files.createTempDirectory("weir-keys");
    try {
      String root;
      List<String> below;
      try (Vault vault = open(data)) {
        Keys.Minted minted = vault.keys().mint("checkout", "", Optional.empty());
        root = minted.text();
        below = below(vault.keys(), vault.keys().proof(minted.id()));
      }
      measure(data, root, below);
    } finally {
      clear(data);
    }
    return 0;
  }

  private static Vault open(Path data) throws VaultException {
    return Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC());
  }

  private static List<String> below(Keys keys, Proof.Key root) throws VaultException {
    Narrowing chat = new Narrowing(Set.of("openai"), Set.of("POST"), List.of(), Optional.empty(), List.of());
    Wish wish = new Wish(chat, List.of(Share.parse("usd=2.50").orElseThrow()), Optional.empty(), "",
        Optional.empty());
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < BELOW; i++) {
      texts.add(keys.narrow(root, wish).text());
    }
    return texts;
  }

  /** A vault that was opened anew has seen no sub-key yet. */
  private void measure(Path data, String root, List<String> below) throws VaultException {
    double rootBest = Double.MAX_VALUE;
    double firstBest = Double.MAX_VALUE;
    double againBest = Double.MAX_VALUE;
    List<String> roots = Stream.generate(() -> root).limit(20L * BELOW).toList();
    List<String> again = Stream.generate(() -> below).limit(20).flatMap(List::stream).toList();
    for (int round = 0; round < rounds; round++) {
      try (Vault vault = open(data)) {
        firstBest = Math.min(firstBest, micros(vault.keys(), below));
        againBest = Math.min(againBest, micros(vault.keys(), again));
        rootBest = Math.min(rootBest, micros(vault.keys(), roots));
      }
    }
    out.println(String.format(Locale.ROOT, "%-28s %8s", "", "us"));
    tell("root key", rootBest);
    tell("sub-key, for the first time", firstBest);
    tell("sub-key, seen before", againBest);
  }

  private void tell(String what, double micros) {
    out.println(String.format(Locale.ROOT, "%-28s %8.2f", what, micros));
  }

  /** A field's value is a new text each time. */
  private static double micros(Keys keys, List<String> texts) {
    List<String> fresh = texts.stream().map(text -> new String(text.toCharArray())).toList();
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (String text : fresh) {
      if (!(keys.check(text) instanceof Check.Valid)) {
        throw new IllegalStateException("a key of our own is not valid");
      }
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e3 / texts.size();
  }

  private static void clear(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
