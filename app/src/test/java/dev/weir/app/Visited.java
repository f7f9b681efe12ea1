package dev.weir.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.admin.account.Accounts;
import dev.weir.testkit.Browser;
import dev.weir.vault.MasterKeySource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A real Weir that nobody has been to, and a browser that nobody has used. */
record Visited(Wiring weir, Browser browser) implements AutoCloseable {

  /** Starts both in {@code folder}; skips the test where this machine has no browser. */
  static Visited in(Path folder) throws Exception {
    assumeTrue(Browser.isHere(), "chromium and chromium-driver are not on this machine");
    Path data = folder.resolve("data");
    Path file = Files.writeString(folder.resolve("weir.yaml"), """
        version: 1
        %sdata: %s
        """.formatted(Site.LISTEN, data));
    Wiring weir = Wiring.start(file, MasterKeySource.beside(data), _ -> {});
    try {
      return new Visited(weir, Browser.start(Files.createDirectory(folder.resolve("browser"))));
    } catch (IOException | InterruptedException e) {
      weir.close();
      throw e;
    }
  }

  /** Returns its accounts, whose changes go unrecorded. */
  Accounts accounts() throws IOException {
    return Accounts.of(weir.vault(), (_, _, _, _) -> {}, Clock.systemUTC());
  }

  /** Returns where its pages begin, by a name that browsers keep passkeys for. */
  URI start() {
    return URI.create("http://localhost:" + weir.admin().port() + "/");
  }

  @Override
  public void close() throws IOException {
    browser.close();
    weir.close();
  }
}
