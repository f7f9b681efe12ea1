package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.FreePort;
import dev.weir.vault.MasterKeySource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTest {

  @TempDir
  Path folder;

  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder);
  }

  @Test
  void findsNothingBrokenBeforeTheFirstStart() {
    assertThat(shell.run("doctor", "-c", shell.configuration().toString(), "--offline")).isZero();
    assertThat(shell.out()).contains("ok    configuration", "look  running", "does not serve", "is free",
        "the first `weir serve` makes it", "nothing is broken");
    // What the kernel tells is a number of several digits, read at once or not at all.
    assertThat(shell.out()).doesNotContainPattern("entropy: [0-9] bits");
  }

  @Test
  void looksAtARunningWeir() throws Exception {
    Wiring.start(shell.configuration(), MasterKeySource.beside(shell.data()), loaded -> {}).close();
    shell.write("weir.yaml",
        Files.readString(shell.configuration()).replace("admin: 127.0.0.1:0",
            "admin: 127.0.0.1:" + FreePort.find()));
    try (Wiring weir = Wiring.start(shell.configuration(), MasterKeySource.beside(shell.data()),
        loaded -> {})) {
      assertThat(weir.audit().recovery().isClean()).isTrue();
      assertThat(shell.run("doctor", "-c", shell.configuration().toString(), "--offline")).isZero();
      assertThat(shell.out()).contains("Weir serves, and is ready", "its owner's alone", "it opens the vault",
          "it is valid until", "MB free", "at most");
    }
  }

  @Test
  void saysWhatIsBrokenAndHowToMendIt() throws Exception {
    Wiring.start(shell.configuration(), MasterKeySource.beside(shell.data()), loaded -> {}).close();
    Files.setPosixFilePermissions(shell.data(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(shell.data().resolve("vault/master.key"), "no key");
    Files.writeString(shell.data().resolve("ca/ca.pem"), "gone");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      shell.write("weir.yaml", Files.readString(shell.configuration())
          .replace("gateway: 127.0.0.1:0", "gateway: 127.0.0.1:" + taken.getLocalPort())
          .replace("https://api.openai.com", "https://127.0.0.1:1"));
      assertThat(shell.run("doctor", "-c", shell.configuration().toString())).isEqualTo(1);
    }
    assertThat(shell.out()).contains("FAILS port of gateway", "set listen.gateway", "look  data folder",
        "chmod 700",
        "FAILS master key", "FAILS authority", "is no certificate", "FAILS destination openai",
        "127.0.0.1:1 does not answer",
        "4 of ");
  }

  @Test
  void namesEveryMistakeOfTheConfiguration() throws IOException {
    Path wrong = shell.write("wrong.yaml", "version: 1\ncolour: red\n");
    assertThat(shell.run("doctor", "-c", wrong.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("colour");
  }
}
