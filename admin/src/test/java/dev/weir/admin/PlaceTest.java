package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.net.Ip;
import dev.weir.model.net.Origin;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.EntranceTls;
import dev.weir.model.settings.Listen;
import dev.weir.testkit.TestAuthority;
import dev.weir.x509.Identity;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the admin port may stand bare, and how it stands otherwise. */
final class PlaceTest {

  private static final Listen.Socket NEAR = new Listen.Socket(Ip.v4(0x7f000001L), 0);
  private static final Listen.Socket FAR = new Listen.Socket(Ip.v4(0), 0);

  @TempDir
  Path data;

  private static AdminRule rule(Optional<EntranceTls> tls, boolean insecure) {
    return new AdminRule(Origin.parse("https://weir.example"), tls, insecure, AdminRule.Lasting.USUAL,
        Optional.empty(),
        Set.of());
  }

  @Test
  void refusesToStandBareBeforeOtherMachines() {
    try (Office office = new Office(data, FAR, rule(Optional.empty(), false))) {
      assertThatThrownBy(() -> AdminServer.open(office.administration())).isInstanceOf(IOException.class)
          .hasMessageContaining("admin.tls").hasMessageContaining("admin.insecure: true");
    }
  }

  @Test
  void standsThereWhereThatIsSaidOrTlsIsSpoken() throws Exception {
    try (Office office = new Office(data, FAR, rule(Optional.empty(), true));
        AdminServer server = office.served()) {
      assertThat(server.bound().port()).isPositive();
    }
  }

  @Test
  void opensNothingToOtherMachinesButHealthAndTheWayIn() throws Exception {
    try (Office office = new Office(data, FAR, rule(Optional.empty(), true))) {
      office.administration().add(Health.routes(Map.of(), new CallMetrics(), List.of()));
      office.administration().add(new AuditApi(data, _ -> Optional.empty()).routes());
      try (AdminServer server = office.served(); HttpClient client = HttpClient.newHttpClient()) {
        for (String path : new String[]{"/readyz", "/metrics", "/api/audit/search", "/api/accounts"}) {
          assertThat(status(client, "http://127.0.0.1:" + server.bound().port() + path)).as(path)
              .isEqualTo(401);
        }
        for (String path : new String[]{"/healthz", "/api/session", "/"}) {
          assertThat(status(client, "http://127.0.0.1:" + server.bound().port() + path)).as(path)
              .isEqualTo(200);
        }
      }
    }
  }

  @Test
  void speaksTlsAndMarksItsCookies() throws Exception {
    TestAuthority authority = TestAuthority.create();
    Identity identity = authority.server("127.0.0.1");
    EntranceTls files = new EntranceTls(
        Files.writeString(data.resolve("cert.pem"), Pem.of(identity.certificate())),
        Files.writeString(data.resolve("key.pem"), Pem.ofUnencrypted(identity.key())), Optional.empty());
    try (Office office = new Office(data.resolve("data"), NEAR, rule(Optional.of(files), false));
        AdminServer server = office.served();
        HttpClient client = HttpClient.newBuilder().sslContext(authority.clientContext()).build()) {
      HttpResponse<String> answer = client.send(
          HttpRequest.newBuilder(URI.create("https://" + server.bound() + "/api/session")).build(),
          HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("__Host-weir_session=")
          .contains("Secure");
    }
  }

  @Test
  void saysWhichFileIsNoCertificate() throws Exception {
    Path wrong = Files.writeString(data.resolve("wrong.pem"), "none");
    EntranceTls files = new EntranceTls(wrong, wrong, Optional.empty());
    try (Office office = new Office(data.resolve("data"), NEAR, rule(Optional.of(files), false))) {
      assertThatThrownBy(() -> AdminServer.open(office.administration())).isInstanceOf(IOException.class)
          .hasMessageContaining("admin.tls").hasMessageContaining("wrong.pem");
    }
  }

  private static int status(HttpClient client, String uri) throws Exception {
    return client
        .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
