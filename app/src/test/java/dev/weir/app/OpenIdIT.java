package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Accounts;
import dev.weir.admin.account.Role;
import dev.weir.model.net.HostPattern;
import dev.weir.testkit.Administrator;
import dev.weir.testkit.Browser;
import dev.weir.testkit.OpenIdServer;
import dev.weir.vault.MasterKeySource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser goes from Weir's pages to a real provider, which for it is another site, and back. */
final class OpenIdIT {

  @TempDir
  private Path folder;
  private URI origin;
  private OpenIdServer provider;
  private Wiring weir;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Browser.isHere() && OpenIdServer.isHere(),
        "chromium, chromium-driver or glewlwyd is not on this machine");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      origin = URI.create("http://localhost:" + free.getLocalPort());
    }
    provider = OpenIdServer.start(Files.createDirectory(folder.resolve("provider")),
        origin.resolve("/sign-in/oidc/callback"));
    Path data = folder.resolve("data");
    Path file = Files.writeString(folder.resolve("weir.yaml"), """
        version: 1
        listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:%d'}
        data: %s
        admin:
          oidc:
            issuer: %s
            client_id: weir
            client_secret: weir-at-provider
            scopes: [openid]
            roles: {weir-admins: admin}
            teams: {}
        """.formatted(origin.getPort(), data, provider.issuer()));
    weir = Wiring.start(file, MasterKeySource.beside(data), _ -> {});
    weir.vault().secrets().set("weir-at-provider",
        OpenIdServer.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8),
        HostPattern.parse("127.0.0.1").stream().toList());
    Accounts.of(weir.vault(), (_, _, _, _) -> {}, Clock.systemUTC()).add("(test)", "bob",
        new Standing(Set.of(Role.ADMIN), Set.of(), false));
    browser = Browser.start(Files.createDirectory(folder.resolve("browser")));
  }

  @AfterEach
  void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (weir != null) {
      weir.close();
    }
    if (provider != null) {
      provider.close();
    }
  }

  @Test
  void letsInWhomTheProviderKnowsAndSaysWhyWhereItIsDown() throws Exception {
    Administrator ada = new Administrator(browser, "ada", "");
    provider.knowsAdaIn(browser);
    browser.open(origin.resolve("/sign-in"));
    ada.sees("Sign in");
    browser.click("//a[@href='/sign-in/oidc']");
    provider.goesOnIn(browser);
    ada.sees("Your account");
    assertThat(browser.at()).isEqualTo(origin.resolve("/"));
    assertThat(browser.text("dl")).contains(provider.issuer() + "#", "admin");

    ada.presses("Sign out");
    ada.sees("Sign in");
    provider.kill();
    browser.open(origin.resolve("/sign-in/oidc/callback?code=x&state=y"));
    assertThat(browser.text("[role=alert].error")).startsWith("That sign-in took too long");
  }
}
