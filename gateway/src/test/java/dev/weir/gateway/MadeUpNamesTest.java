package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.Head;
import dev.weir.model.Inspection;
import dev.weir.model.Inspector;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DetectorRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names of hosts are said to a name server before anything else leaves. */
class MadeUpNamesTest {

  private static final String ADDRESS = "93.184.216.34";

  private final World world = new World();

  MadeUpNamesTest() {
    world.inspector = new Inspector() {
      @Override
      public Inspection inspect(Head head, Bytes body, long maxBytes, List<DetectorRule> own) {
        return World.inspection(head, new Content.Inspected(List.of(), Coverage.FULL));
      }

      @Override
      public Optional<String> carried(String labels) {
        return labels.contains("4111") ? Optional.of("a CREDIT_CARD") : Optional.empty();
      }
    };
    world.hosts = List.of("one.tenants.example", "*.tenants.example");
    world.names = Map.of("one.tenants.example", List.of(ADDRESS), "shop.tenants.example", List.of(ADDRESS),
        "4111.tenants.example", List.of(ADDRESS), "b.a4111.evil.example", List.of(ADDRESS));
  }

  private static Incoming ask(Entry entry, String host) {
    return World.proxy(entry, entry == Entry.CONNECT ? "CONNECT" : "GET",
        entry == Entry.CONNECT ? host + ":443" : "https://" + host + "/", "Proxy-Authorization",
        "Bearer " + World.KEY);
  }

  @ParameterizedTest
  @EnumSource(names = {"PROXY", "CONNECT"})
  void asksNoNameServerAboutANameThatCarriesData(Entry entry) {
    world.incoming = ask(entry, "4111.tenants.example");
    world.run();
    assertThat(world.story).noneMatch(step -> step.startsWith("resolve"));
    assertThat(world.answers.getFirst().status()).isEqualTo(403);
    assertThat(world.audited.getFirst().toString()).contains("tenants.example", "carries a CREDIT_CARD")
        .doesNotContain("4111");
  }

  @Test
  void looksAtAllOfANameThatNobodyListsAndRecordsWhoseDomainItIs() {
    world.allowUnlisted = true;
    world.incoming = ask(Entry.PROXY, "b.a4111.evil.example");
    world.run();
    assertThat(world.story).containsExactly("refusal", "answer 403");
    assertThat(world.audited.toString()).contains("evil.example").doesNotContain("4111");
  }

  @Test
  void recordsNoDomainThatCarriesDataItself() {
    world.incoming = ask(Entry.PROXY, "x4111.example");
    world.run();
    assertThat(world.audited.toString()).contains("(none)").doesNotContain("4111");
  }

  @Test
  void leavesNamesAloneThatTheConfigurationHas() {
    world.hosts = List.of("4111.tenants.example");
    world.incoming = ask(Entry.PROXY, "4111.tenants.example");
    world.run();
    assertThat(world.story).contains("resolve 4111.tenants.example", "forward");
  }

  @Test
  void asksAboutAMadeUpNameOnlyOnceItMayBeCalled() {
    world.policy = MadeUpNamesTest::never;
    world.incoming = ask(Entry.PROXY, "shop.tenants.example");
    world.run();
    assertThat(world.story).containsExactly("refusal", "answer 403");
    assertThat(world.audited.getFirst().toString()).contains("not today");
  }

  @Test
  void looksUpAMadeUpNameThatMayBeCalled() {
    world.incoming = ask(Entry.PROXY, "shop.tenants.example");
    world.run();
    assertThat(world.story).contains("resolve shop.tenants.example", "forward");
  }

  @Test
  void saysOfAHostThatNobodyListsWhatItIsWithOrWithoutANameServer() {
    world.incoming = ask(Entry.PROXY, "api.unlisted.example");
    world.run();
    assertThat(world.story).containsExactly("refusal", "answer 403");
    assertThat(world.audited.getFirst().toString())
        .contains("no destination of the configuration stands for this host");
  }

  @Test
  void looksAtATunnelsNameOnlyWhereItIsOpened() {
    world.names = Map.of("4111.tenants.example", List.of(ADDRESS));
    world.incoming = World.inside("4111.tenants.example", "/", "4111.tenants.example");
    world.run();
    assertThat(world.story).contains("resolve 4111.tenants.example", "forward");
  }

  private static Decision never(Facts facts) {
    return new Decision.Deny(new RuleRef("never"), "not today", Status.FORBIDDEN);
  }
}
