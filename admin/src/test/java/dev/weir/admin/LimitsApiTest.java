package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.limits.Gauges;
import dev.weir.admin.limits.Gauges.Dealt;
import dev.weir.admin.limits.Gauges.Named;
import dev.weir.admin.limits.Gauges.Rule;
import dev.weir.admin.limits.Gauges.Standing;
import dev.weir.admin.limits.Gauges.Store;
import dev.weir.admin.limits.Gauges.Used;
import dev.weir.admin.limits.LimitsApi;
import dev.weir.admin.limits.Terms;
import dev.weir.model.Obligation.Budget.Measure;
import dev.weir.model.Window;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.AdminRule;
import dev.weir.model.settings.Listen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class LimitsApiTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Terms RATE = new Terms.Rate(Measure.REQUESTS, 600, Duration.ofMinutes(1), 1_000);
  private static final Terms MONEY = new Terms.Budget(Measure.USD, 50_000_000_000L, Window.DAY,
      ZoneId.of("Europe/Berlin"), Instant.parse("2026-06-01T22:00:00Z"));

  @TempDir
  Path data;

  private final List<Used> used = new ArrayList<>();
  private Office office;
  private AdminServer server;

  @BeforeEach
  void open() throws Exception {
    office = new Office(data);
    Gauges gauges = () -> new Standing(List.of(new Store("redis", "rates", false, "calls are denied")),
        List.of(new Rule("spend", false, List.of(new Dealt(MONEY, List.of("team"), "caller"))),
            new Rule("pace", true, List.of(new Dealt(RATE, List.of(), ""),
                new Dealt(new Terms.AtOnce(20), List.of(), "")))),
        used.stream());
    Listen.Socket any = new Listen.Socket(Ip.v4(0x7f000001L), 0);
    office.administration().add(new LimitsApi(() -> Office.settings(data, any, AdminRule.USUAL), gauges,
        rule -> rule.equals("spend") ? 12 : 0, InstantSource.fixed(NOW)).routes());
    server = office.served();
    office.enrolled("root", Role.ADMIN);
  }

  @AfterEach
  void close() {
    server.close();
    office.close();
  }

  @Test
  void tellsWhatEachRuleDealsOutAndHowMuchOfItIsUsed() throws Exception {
    used.add(
        new Used("spend", MONEY, List.of(new Named("team", "sales")), List.of(new Named("caller", "shop")),
            12_500_000_000L, 500_000_000L, 0, 0));
    JsonNode told = ask(everybody(), "");

    assertThat(Described.faults(everybody(), "Limits", told)).isEmpty();
    assertThat(Described.faults(everybody(), "Alerts", told)).isNotEmpty();
    assertThat(told.get("at").asString()).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(told.get("stores")).hasToString(
        "[{\"store\":\"redis\",\"counts\":\"rates\",\"up\":false,\"meanwhile\":\"calls are denied\"}]");
    assertThat(told.at("/rules/0/refused").asInt()).isEqualTo(12);
    assertThat(told.at("/rules/0/deals/0")).hasToString("{\"kind\":\"budget\",\"counts\":\"usd\","
        + "\"limit\":50.0,\"amount\":50.0,\"seconds\":null,\"window\":\"day\","
        + "\"zone\":\"Europe/Berlin\",\"ends\":\"2026-06-01T22:00:00Z\",\"per\":[\"team\"],\"shares\":\"caller\"}");
    assertThat(told.at("/rules/1/deals")).hasToString("[{\"kind\":\"rate\",\"counts\":\"requests\","
        + "\"limit\":1000,\"amount\":600,\"seconds\":60.0,\"window\":null,\"zone\":null,\"ends\":null,"
        + "\"per\":[],\"shares\":null},{\"kind\":\"at_once\",\"counts\":\"requests\",\"limit\":20,"
        + "\"amount\":20,\"seconds\":null,\"window\":null,\"zone\":null,\"ends\":null,\"per\":[],\"shares\":null}]");
    assertThat(told.at("/used/0/share/name").asString()).isEqualTo("shop");
    assertThat(told.at("/used/0/used").asDouble()).isEqualTo(12.5);
    assertThat(told.at("/used/0/reserved").asDouble()).isEqualTo(0.5);
    assertThat(told.at("/used/0/part").asDouble()).isEqualTo(0.25);
  }

  @Test
  void tellsTheFullestFirstAndNeverMoreThanItIsAskedFor() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      used.add(rate("caller", "c" + i, i));
    }
    JsonNode usual = ask(everybody(), "");
    assertThat(usual.get("used")).hasSize(50);
    assertThat(usual.at("/used/0/of/0/name").asString()).isEqualTo("c999");
    assertThat(usual.at("/used/49/of/0/name").asString()).isEqualTo("c950");
    assertThat(usual.get("counted").asInt()).isEqualTo(1_000);

    JsonNode sought = ask(everybody(), "?q=C12&limit=3");
    assertThat(sought.get("used").findValuesAsString("name")).containsExactly("c129", "c128", "c127");
    assertThat(sought.get("found").asInt()).isEqualTo(11);
    assertThat(ask(everybody(), "?q=PACE").get("found").asInt()).isEqualTo(1_000);
    assertThat(ask(everybody(), "?limit=200").get("used")).hasSize(200);
  }

  @Test
  void theZoneThatHasNoOtherNameIsCalledByIt() {
    for (String zone : List.of("Z", "UTC")) {
      Terms terms = new Terms.Budget(Measure.TOKENS, 1, Window.DAY, ZoneId.of(zone), NOW);
      assertThat(terms.told()).containsEntry("zone", "UTC");
    }
  }

  @Test
  void whatNothingMayBeTakenOfIsFull() throws Exception {
    used.add(rate("caller", "shop", 900));
    used.add(
        new Used("never", new Terms.Rate(Measure.BYTES, 0, Duration.ofMinutes(1), 0), List.of(), List.of(),
            1, 0, 0, 0));
    assertThat(ask(everybody(), "").get("used").findValuesAsString("rule")).containsExactly("never", "pace");
  }

  @Test
  void whoBelongsToATeamSeesWhatIsItsOwn() throws Exception {
    used.add(rate("team", "sales", 1));
    used.add(rate("caller", "shop", 2));
    used.add(rate("team", "research", 3));
    used.add(rate("caller", "lab", 4));
    used.add(rate("caller", "gone", 5));
    used.add(rate("prompt.model", "sales", 6));
    used.add(new Used("pace", RATE, List.of(), List.of(), 7, 0, 0, 0));
    JsonNode told = ask(program(Set.of("sales")), "");

    assertThat(told.get("used").findValuesAsString("name")).containsExactly("shop", "sales");
    assertThat(told.get("counted").asInt()).isEqualTo(2);
    assertThat(told.get("everything").asBoolean()).isFalse();
    assertThat(told.at("/rules/0/refused").isNull()).isTrue();
    assertThat(ask(program(Set.of("sales")), "?q=lab").get("found").asInt()).isZero();
  }

  @Test
  void saysWhatItDoesNotTake() throws Exception {
    for (String wrong : List.of("?limit=0", "?limit=201", "?limit=x", "?q=" + "a".repeat(201))) {
      Browser.Got got = everybody().get("/api/limits" + wrong);
      assertThat(got.status()).as(wrong).isEqualTo(400);
      assertThat(got.text("detail")).startsWith("limit is 1 to 200");
    }
  }

  private static Used rate(String what, String name, long used) {
    return new Used("pace", RATE, List.of(new Named(what, name)), List.of(), used, 0, 0, 3);
  }

  private Browser everybody() throws Exception {
    return program(Set.of());
  }

  private Browser program(Set<String> teams) throws Exception {
    return Browser.program(server, office.accounts().tokens()
        .mint("root", "reader", Set.of(Scope.AUDIT), teams, Duration.ofDays(1)).text());
  }

  private static JsonNode ask(Browser browser, String query) throws Exception {
    Browser.Got got = browser.get("/api/limits" + query);
    assertThat(got.status()).isEqualTo(200);
    return got.json();
  }
}
