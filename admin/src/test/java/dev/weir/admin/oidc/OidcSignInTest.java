package dev.weir.admin.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.admin.http.Params;
import dev.weir.admin.oidc.Vouching.Reason;
import dev.weir.admin.oidc.Vouching.Refused;
import dev.weir.admin.oidc.Vouching.Vouched;
import dev.weir.model.Secret;
import dev.weir.model.settings.AdminRule;
import dev.weir.testkit.FakeClock;
import dev.weir.testkit.OpenIdServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Glewlwyd, which nobody here wrote. */
final class OidcSignInTest {

  private static final URI REDIRECT = URI.create("http://localhost:9443/sign-in/oidc/callback");

  private final FakeClock clock = FakeClock.at(Instant.now());
  @TempDir
  private Path folder;
  private OpenIdServer server;
  private OidcSignIn signIn;

  @BeforeEach
  void startsAProvider() throws Exception {
    assumeTrue(OpenIdServer.isHere(), "glewlwyd is not on this machine");
    server = OpenIdServer.start(folder, REDIRECT);
    signIn = at(REDIRECT, OpenIdServer.CLIENT_SECRET);
  }

  @AfterEach
  void stopsIt() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void learnsWhoItIsAndWhatThatOneMay() throws Exception {
    OidcSignIn.Departure away = signIn.begin();
    URI back = server.visit(away.to());

    assertThat(back.toString()).startsWith(REDIRECT + "?");
    assertThat(signIn.finish(away.cookie(), params(back))).isInstanceOfSatisfying(Vouched.class, person -> {
      assertThat(person.issuer()).isEqualTo(server.issuer().toString());
      assertThat(person.subject()).isNotBlank();
      assertThat(person.name()).isEqualTo("Ada Lovelace");
      assertThat(person.roles()).containsExactly("admin");
      assertThat(person.teams()).containsExactly("everybody");
    });
  }

  @Test
  void knowsThePersonAgain() throws Exception {
    assertThat(((Vouched) signedIn()).subject()).isEqualTo(((Vouched) signedIn()).subject());
  }

  @Test
  void takesAnAnswerOnce() throws Exception {
    OidcSignIn.Departure away = signIn.begin();
    URI back = server.visit(away.to());

    assertThat(signIn.finish(away.cookie(), params(back))).isInstanceOf(Vouched.class);
    assertThat(signIn.finish(away.cookie(), params(back))).isEqualTo(
        new Refused(Reason.EXPIRED, "no sign-in was begun in this browser, or it took too long"));
  }

  @Test
  void refusesACodeThatWasStolenFromAnotherBrowser() throws Exception {
    OidcSignIn.Departure victims = signIn.begin();
    OidcSignIn.Departure thiefs = signIn.begin();
    Map<String, String> back = params(server.visit(victims.to()));
    back.put("state", Objects.requireNonNull(params(thiefs.to()).get("state")));

    assertThat(signIn.finish(thiefs.cookie(), back)).isEqualTo(
        new Refused(Reason.DENIED, "the provider refused the code"));
  }

  @Test
  void followsTheProvidersNewKeys() throws Exception {
    assertThat(signedIn()).isInstanceOf(Vouched.class);
    server.changeKeys();

    assertThat(signedIn()).isInstanceOf(Vouched.class);
  }

  @Test
  void saysThatTheProviderIsDownAndGoesOnWhenItIsBack() throws Exception {
    server.kill();
    assertThatThrownBy(signIn::begin).isInstanceOf(IOException.class)
        .hasMessageContaining(server.issuer().toString()).hasMessageContaining("cannot be reached");
    server.restart();
    clock.advance(Duration.ofSeconds(5));
    OidcSignIn.Departure away = signIn.begin();
    URI back = server.visit(away.to());
    server.kill();

    assertThat(signIn.finish(away.cookie(), params(back))).isInstanceOfSatisfying(Refused.class,
        no -> assertThat(no.reason()).isEqualTo(Reason.UNREACHABLE));
  }

  @Test
  void isKnownToTheProviderByItsSecretAndItsAddress() throws Exception {
    signIn = at(REDIRECT, "another-secret");
    assertThat(signedIn()).isEqualTo(new Refused(Reason.DENIED, "the provider refused the code"));

    signIn = at(URI.create("http://localhost:9443/elsewhere"), OpenIdServer.CLIENT_SECRET);
    assertThatThrownBy(this::signedIn).isInstanceOf(IOException.class);
  }

  private Vouching signedIn() throws Exception {
    OidcSignIn.Departure away = signIn.begin();
    return signIn.finish(away.cookie(), params(server.visit(away.to())));
  }

  private OidcSignIn at(URI redirect, String secret) {
    AdminRule.Oidc terms = new AdminRule.Oidc(server.issuer().toString(), "weir", Optional.of("oidc"),
        List.of("openid"),
        "groups", Map.of("weir-admins", "admin", "security", "auditor"), Map.of("staff", "everybody"));
    return new OidcSignIn(terms, () -> redirect,
        (_, _) -> Secret.own(secret.getBytes(StandardCharsets.UTF_8)), clock);
  }

  static Map<String, String> params(URI address) {
    return params(address.getRawQuery());
  }

  static Map<String, String> params(String query) {
    return new HashMap<>(Params.parse(query, null).orElseThrow().values());
  }
}
