package dev.weir.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.KeyRing.Check;
import dev.weir.model.Narrowing;
import dev.weir.model.Proof;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revocation while keys are shown and made from the one that it ends, here and in another process of the same vault. */
class RevocationRaceTest {

  private static final int ROOTS = 8;
  /** More would only make the file longer, which is written anew for each. */
  private static final int MOST_MINTED = 60;

  @TempDir
  Path data;

  private final AtomicBoolean over = new AtomicBoolean();
  private final Queue<String> minted = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  @Test
  void endsEveryKeyBelowHoweverManyAreMadeMeanwhile() throws Exception {
    MasterKeySource master = MasterKeySource.beside(data);
    try (Vault here = Vault.open(data, master, Clock.systemUTC());
        Vault there = Vault.open(data, master, Clock.systemUTC());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < ROOTS; i++) {
        Keys.Minted root = here.keys().mint("checkout", "", Optional.empty());
        over.set(false);
        minted.clear();
        there.refresh();
        List<Future<?>> busy = new ArrayList<>();
        busy.add(threads.submit(() -> mint(here.keys(), root)));
        busy.add(threads.submit(() -> mint(there.keys(), root)));
        busy.add(threads.submit(() -> show(here.keys(), root.text())));
        while (minted.size() < 4) {
          Thread.sleep(1);
        }
        here.keys().revoke(root.id());
        over.set(true);
        assertEnded(here.keys(), root);
        for (Future<?> one : busy) {
          one.get();
        }
        assertEnded(here.keys(), root);
        awaitEnded(there.keys(), root);
      }
      assertThat(wrong).isEmpty();
    }
  }

  private void mint(Keys keys, Keys.Minted root) {
    try {
      for (int i = 0; i < MOST_MINTED && !over.get(); i++) {
        minted.add(
            keys.narrow(Proof.Key.root(root.id(), Optional.empty()), Narrowing.NONE, "", Optional.empty())
                .text());
      }
    } catch (VaultException e) {
      // It was told that its parent is revoked, which is the point.
    }
  }

  /** A key that was shown after its revocation had returned must not be valid, whoever asked before. */
  private void show(Keys keys, String text) {
    while (!over.get()) {
      keys.check(text);
      Thread.onSpinWait();
    }
    if (keys.check(text) instanceof Check.Valid) {
      wrong.add("valid behind its revocation");
    }
  }

  private void assertEnded(Keys keys, Keys.Minted root) {
    assertThat(keys.check(root.text())).isInstanceOf(Check.Invalid.class);
    minted.forEach(text -> assertThat(keys.check(text)).isInstanceOf(Check.Invalid.class));
  }

  /** The other process sees it with its next look at the file, of which there are five a second. */
  private void awaitEnded(Keys keys, Keys.Minted root) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (keys.check(root.text()) instanceof Check.Valid && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertEnded(keys, root);
  }
}
