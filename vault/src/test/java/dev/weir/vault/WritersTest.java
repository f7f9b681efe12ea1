package dev.weir.vault;

import static dev.weir.vault.Scene.TO_BANK;
import static dev.weir.vault.Scene.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several that write, and a file that goes away under a reader. */
class WritersTest {

  private static final int EACH = 10;
  private static final Section<Table<Credential>> IT = new Section<>("it", Section.SECRETS.codec());

  private static final Credential NOBODYS = new Credential("row", List.of(), List.of());

  @TempDir
  Path data;

  /** The other process: sets {@code args[1]-0} and so on in the vault of {@code args[0]}. */
  public static void main(String[] args) throws Exception {
    setAll(Path.of(args[0]), args[1]);
  }

  private static void setAll(Path data, String prefix) throws VaultException {
    try (Vault vault = Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC())) {
      for (int i = 0; i < EACH; i++) {
        vault.secrets().set(prefix + "-" + i, bytes("x"), TO_BANK);
      }
    }
  }

  @Test
  void loseNothingOfEachOther() throws Exception {
    Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"), WritersTest.class.getName(), data.toString(), "process")
        .inheritIO().start();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String prefix = "thread" + i;
        writers.add(() -> {
          setAll(data, prefix);
          return true;
        });
      }
      for (Future<Boolean> done : pool.invokeAll(writers)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(other.waitFor()).isZero();
    try (Vault vault = Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC())) {
      assertThat(vault.secrets().list()).hasSize(5 * EACH);
    }
  }

  @Test
  void nobodyTakesForWrittenWhatAFaultHasKeptFromTheDisk() throws Exception {
    AtomicBoolean faulty = new AtomicBoolean();
    Folder folder = Folder.at(data, (to, bytes) -> {
      if (faulty.get()) {
        throw new IllegalStateException("a fault");
      }
      to.write(bytes);
    });
    try (MasterKey master = MasterKey.open(MasterKeySource.beside(data), data);
        ExecutorService pool = Executors.newFixedThreadPool(3)) {
      Store<Table<Credential>> store = new Store<>(folder, IT, master, System::nanoTime);
      store.change(table -> new Store.Changed<>(table, "made"));
      faulty.set(true);
      CountDownLatch itsTurn = new CountDownLatch(1);
      CountDownLatch othersWait = new CountDownLatch(1);
      Queue<Thread> others = new ConcurrentLinkedQueue<>();
      Future<?> holds = pool.submit(() -> store.change(table -> {
        itsTurn.countDown();
        assertThat(awaits(othersWait)).isTrue();
        return new Store.Changed<>(table, "nothing to write");
      }));
      assertThat(awaits(itsTurn)).isTrue();
      Callable<String> writes = () -> {
        others.add(Thread.currentThread());
        return store.change(table -> new Store.Changed<>(table.with("row", NOBODYS), "written"));
      };
      List<Future<String>> together = List.of(pool.submit(writes), pool.submit(writes));
      SharedScene.await("two that wait for their turn", () -> others.size() == 2
          && others.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
      othersWait.countDown();
      holds.get();
      together.forEach(each -> assertThatThrownBy(each::get).isInstanceOf(ExecutionException.class));
      assertThat(store.current().rows()).isEmpty();
    }
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void closesTheVaultWhenItsFileCannotBeReadForFiveSeconds() throws Exception {
    AtomicLong nanos = new AtomicLong();
    Folder folder = Folder.at(data);
    try (MasterKey master = MasterKey.open(MasterKeySource.beside(data), data)) {
      Store<Table<Credential>> store = new Store<>(folder, IT, master, nanos::get);
      store.change(table -> new Store.Changed<>(table, "made"));
      byte[] whole = Files.readAllBytes(folder.file("it"));
      for (byte[] bad : List.of(new byte[0], new byte[]{1, 2, 3}, new byte[500])) {
        Files.write(folder.file("it"), bad);
        store.refresh();
        assertThat(store.current().rows()).isEqualTo(Map.of());
        nanos.addAndGet(Folder.BELIEVED.toNanos() + 1);
        store.refresh();
        assertThatThrownBy(store::current).isInstanceOf(VaultException.class);
        Files.write(folder.file("it"), whole);
        store.refresh();
        assertThat(store.current().rows()).isEqualTo(Map.of());
      }
      Files.delete(folder.file("it"));
      store.refresh();
      nanos.addAndGet(Folder.BELIEVED.toNanos() + 1);
      assertThatThrownBy(store::current).hasMessageContaining("is gone");
      assertThatThrownBy(() -> store.change(table -> new Store.Changed<>(table, "over it")))
          .hasMessageContaining("is gone");
    }
  }

  @Test
  void closesTheVaultWhenNobodyWatches() throws Exception {
    AtomicLong nanos = new AtomicLong();
    try (MasterKey master = MasterKey.open(MasterKeySource.beside(data), data)) {
      Store<Table<Credential>> store = new Store<>(Folder.at(data), IT, master, nanos::get);
      nanos.addAndGet(Folder.BELIEVED.toNanos() + 1);
      assertThatThrownBy(store::current).hasMessageContaining("not been looked at");
    }
  }
}
