package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.tree.LogKey;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.Listen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class AlertsApiTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir
  Path data;

  private Office office;
  private SegmentLog log;
  private AdminServer server;

  @BeforeEach
  void open() throws Exception {
    office = new Office(data);
    log = SegmentLog.open(data, InstantSource.system(), LogKey.of(new byte[32]));
    Listen.Socket any = new Listen.Socket(Ip.v4(0x7f000001L), 0);
    office.administration().add(new AlertsApi(data, () -> Office.settings(data, any, AdminRule.USUAL),
        notice -> notice.destination().equals("told")
            ? Optional.of(new AlertsApi.Delivery(AlertsApi.State.GIVEN_UP, 10, "status 400"))
            : Optional.empty())
        .routes());
    server = office.served();
    office.enrolled("root", Role.ADMIN);
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    log.close();
    office.close();
  }

  @Test
  void tellsWhatTheLogHasAndWhatBecameOfTellingSomebody() throws Exception {
    notice("abuse.beacon", "shop", "told");
    notice("abuse.identical", "", "pay");

    assertThat(Described.faults(everybody(), "Alerts", ask(everybody(), ""))).isEmpty();
    assertThat(ask(everybody(), "")).hasToString("{\"alerts\":["
        + "{\"sequence\":1,\"at\":\"2026-03-01T12:00:00Z\",\"what\":\"abuse.identical\",\"caller\":\"\","
        + "\"destination\":\"pay\",\"rule\":\"strange\",\"reason\":\"why\",\"action\":\"throttled\","
        + "\"call\":\"c1\",\"delivery\":null},"
        + "{\"sequence\":0,\"at\":\"2026-03-01T12:00:00Z\",\"what\":\"abuse.beacon\",\"caller\":\"shop\","
        + "\"destination\":\"told\",\"rule\":\"strange\",\"reason\":\"why\",\"action\":\"throttled\","
        + "\"call\":\"c1\",\"delivery\":{\"state\":\"given_up\",\"attempts\":10,\"trouble\":\"status 400\"}}],"
        + "\"behind\":null,\"unreadable\":[]}");
  }

  @Test
  void tellsOneKindAndPageByPage() throws Exception {
    for (int i = 0; i < 3; i++) {
      notice("abuse.beacon", "shop", "d" + i);
      notice("key.leaked", "shop", "k" + i);
      notice("answer.canary", "shop", "a" + i);
    }
    assertThat(destinations(everybody(), "")).containsExactly("k2", "d2", "k1", "d1", "k0", "d0");
    assertThat(destinations(everybody(), "?what=key.leaked")).containsExactly("k2", "k1", "k0");
    assertThat(destinations(everybody(), "?what=abuse.hour")).isEmpty();
    JsonNode page = ask(everybody(), "?what=abuse.beacon&limit=2");
    assertThat(page.get("alerts")).hasSize(2);
    assertThat(destinations(everybody(), "?what=abuse.beacon&limit=2&behind=" + page.get("behind").asLong()))
        .containsExactly("d0");
  }

  @Test
  void neverTellsMoreThanItMay() throws Exception {
    for (int i = 0; i < 210; i++) {
      notice("abuse.beacon", "shop", "d");
    }
    assertThat(destinations(everybody(), "")).hasSize(50);
    assertThat(destinations(everybody(), "?limit=200")).hasSize(200);
    for (String wrong : List.of("?limit=201", "?limit=0", "?behind=x", "?what=abuse.*",
        "?what=answer.canary")) {
      assertThat(everybody().get("/api/alerts" + wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void whoBelongsToATeamSeesWhatItsCallersDid() throws Exception {
    notice("abuse.beacon", "shop", "own");
    notice("abuse.beacon", "SHOP", "of one that is called almost the same");
    notice("abuse.beacon", "lab", "of another team");
    notice("abuse.beacon", "", "of nobody who is known");

    assertThat(destinations(program(Set.of("sales")), "")).containsExactly("own");
    assertThat(destinations(program(Set.of("gone")), "")).isEmpty();
  }

  private void notice(String what, String caller, String destination) throws Exception {
    log.append(new AuditEvent.Notice(NOON, Optional.of(new CallId("c1")), caller, destination,
        new RuleRef("strange"), what, "why", "throttled")).toCompletableFuture().get();
  }

  private Browser everybody() throws Exception {
    return program(Set.of());
  }

  private Browser program(Set<String> teams) throws Exception {
    return Browser.program(server, office.accounts().tokens()
        .mint("root", "reader", Set.of(Scope.AUDIT), teams, Duration.ofDays(1)).text());
  }

  private static List<String> destinations(Browser browser, String query) throws Exception {
    return ask(browser, query).get("alerts").findValuesAsString("destination");
  }

  private static JsonNode ask(Browser browser, String query) throws Exception {
    Browser.Got got = browser.get("/api/alerts" + query);
    assertThat(got.status()).isEqualTo(200);
    return got.json();
  }
}
