package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.AuditEvent;
import dev.weir.model.Head;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VettedCallsTest {

  private final World world = new World();

  private OwnCalls.Leaving prepare(String host, String address) {
    world.names = Map.of(host, List.of(address));
    Head head = new Head("POST", Target.absolute("https://" + host + "/token").orElseThrow(), Headers.NONE);
    return new VettedCalls(world.rooms(), new OwnPorts()).prepare(head, Bytes.utf8("grant"), Runnable::run)
        .toCompletableFuture().join();
  }

  @Test
  void leavesVettedAndRecordedThoughNoDestinationListsIt() {
    OwnCalls.Leaving leaving = prepare("login.example", "93.184.216.34");
    assertThat(leaving.prepared().to().dialOnly()).hasToString("93.184.216.34");
    assertThat(world.audited).singleElement().isInstanceOfSatisfying(AuditEvent.Intent.class, intent -> {
      assertThat(intent.asked().who()).isEqualTo(OwnCalls.WEIR);
      assertThat(intent.asked().by()).isEqualTo(RuleRef.CREDENTIAL);
      assertThat(intent.asked().host()).isEqualTo("login.example");
    });
    leaving.ended()
        .accept(new Ending(200, 1, 1, 1, Duration.ZERO, Duration.ZERO, new Ending.Result.Complete()));
    assertThat(world.audited).hasSize(2).last().isInstanceOf(AuditEvent.Outcome.class);
  }

  @Test
  void staysWhereItsAddressIsForbidden() {
    assertThatThrownBy(() -> prepare("login.example", "169.254.169.254")).hasMessageContaining("special");
    assertThat(world.audited).singleElement().isInstanceOf(AuditEvent.Refusal.class);
  }

  @Test
  void staysWhereItCannotBeRecorded() {
    world.auditFails = true;
    assertThatThrownBy(() -> prepare("login.example", "93.184.216.34"))
        .hasMessageContaining("cannot be recorded");
  }
}
