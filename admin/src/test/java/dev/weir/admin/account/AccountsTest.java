package dev.weir.admin.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.admin.App;
import dev.weir.admin.Office;
import dev.weir.admin.account.Account.Standing;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountsTest {

  private static final Standing VIEWER = new Standing(Set.of(Role.VIEWER), Set.of("sales"), false);

  @TempDir
  Path data;

  @Test
  void whatWasWrittenIsReadAgainByTheNextProcess() throws Exception {
    Account written;
    try (Office office = new Office(data)) {
      written = office.enrolled("ann", Role.ADMIN);
      office.accounts().tokens().mint("ann", "ci", Set.of(Scope.AUDIT), Set.of("sales"), Duration.ofDays(1));
      new OneTimePasswords(office.accounts(), office.clock()).enrol("ann", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
          new App(office.clock(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").code());
    }
    try (Office office = new Office(data)) {
      Account read = office.accounts().find("ann").orElseThrow();
      assertThat(read.factors().password()).isEqualTo(written.factors().password());
      assertThat(read.factors().totp()).isPresent();
      assertThat(read.factors().recovery()).hasSize(10);
      assertThat(read.standing()).isEqualTo(written.standing());
      assertThat(office.accounts().tokens().list()).singleElement()
          .satisfies(token -> assertThat(token.teams()).containsExactly("sales"));
    }
  }

  @Test
  void nothingIsChangedThatCannotBePutOnRecord() throws Exception {
    try (Office office = new Office(data)) {
      office.enrolled("ann", Role.ADMIN);
    }
    try (Vault vault = Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC())) {
      Accounts silenced = Accounts.of(vault, (_, _, _, _) -> {
        throw new IOException("the disk is full");
      }, Clock.systemUTC());
      assertThatThrownBy(() -> silenced.add("ann", "ben", VIEWER)).hasMessage("the disk is full");
      assertThatThrownBy(() -> silenced.reset("ann", "ann")).hasMessage("the disk is full");
      assertThatThrownBy(
          () -> silenced.tokens().mint("ann", "t", Set.of(Scope.KEYS), Set.of(), Duration.ofDays(1)))
          .hasMessage("the disk is full");
      assertThat(silenced.list()).singleElement()
          .satisfies(account -> assertThat(account.factors().password()).isPresent());
      assertThat(silenced.tokens().list()).isEmpty();
    }
  }

  @Test
  void ofManyWhoShowTheSameCodeAtOnceOneIsHeard() throws Exception {
    try (Office office = new Office(data); ExecutorService threads = Executors.newFixedThreadPool(8)) {
      office.enrolled("ann", Role.ADMIN);
      OneTimePasswords codes = new OneTimePasswords(office.accounts(), office.clock());
      App app = new App(office.clock(), OneTimePasswords.freshSecret());
      codes.enrol("ann", app.secret(), app.code());
      String code = app.fresh();
      Account ann = office.accounts().find("ann").orElseThrow();
      List<Callable<Boolean>> all = Stream.<Callable<Boolean>>generate(() -> () -> codes.proves(ann, code))
          .limit(8)
          .toList();
      int heard = 0;
      for (Future<Boolean> each : threads.invokeAll(all)) {
        heard += each.get() ? 1 : 0;
      }
      assertThat(heard).isOne();
    }
  }

  @Test
  void nothingSecretIsEverPrinted() throws Exception {
    try (Office office = new Office(data)) {
      Accounts.Made made = office.accounts().add("root", "ben", VIEWER);
      Account ann = office.enrolled("ann", Role.ADMIN);
      String hash = ann.factors().password().orElseThrow().hash();
      ApiTokens.Minted token = office.accounts().tokens().mint("ann", "ci", Set.of(Scope.AUDIT), Set.of(),
          Duration.ofDays(1));
      assertThat(made + " " + ann + " " + token + " " + token.token() + " " + ann.factors())
          .doesNotContain(made.code(), hash, token.text(), token.token().hash());
      assertThat(new Account.Totp("SECRET", 1)).asString().doesNotContain("SECRET");
    }
  }
}
