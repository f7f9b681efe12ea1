package dev.weir.vault;

import dev.weir.model.KeyRing.Check;
import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Prints what it costs to know a key, in CPU time; run by hand, since a timed test tells lies. */
final class KeySpeed {

  private KeySpeed() {}

  public static void main(String[] args) throws Exception {
    Path data = Files.createTempDirectory("key-speed");
    try (Vault vault = Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC());
        MasterKey master = MasterKey.open(MasterKeySource.beside(data), data.resolve("vault"))) {
      Keys keys = vault.keys();
      Keys.Minted root = keys.mint("checkout", "", Optional.empty());
      String sub = keys.narrow(Proof.Key.root(root.id(), Optional.empty()), new Narrowing(Set.of("openai"),
          Set.of("POST"), List.of(), Optional.empty(), List.of()), "", Optional.empty()).text();
      SubKeyText texts = new SubKeyText(master.derive("sub-keys"));
      for (int round = 0; round < 5; round++) {
        System.out.printf("root key %d ns, sub-key %d ns, the same cached %d ns%n",
            nanos(200_000, () -> keys.check(fresh(root.text())) instanceof Check.Valid),
            nanos(10_000, () -> texts.verify(fresh(sub)).isPresent()),
            nanos(500_000, () -> keys.check(fresh(sub)) instanceof Check.Valid));
      }
    }
  }

  /** A header's value is a new text each time. */
  private static String fresh(String text) {
    return new String(text.toCharArray());
  }

  private static long nanos(int calls, BooleanSupplier call) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < calls; i++) {
      if (!call.getAsBoolean()) {
        throw new IllegalStateException("not valid");
      }
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / calls;
  }
}
