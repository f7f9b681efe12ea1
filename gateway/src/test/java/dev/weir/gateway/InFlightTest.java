package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Principal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InFlightTest {

  private static final Principal SHOP = new Principal.Caller("shop", "web", Optional.empty());
  private static final Principal OTHER = new Principal.Caller("other", "web", Optional.empty());

  private final InFlight calls = new InFlight();

  @Test
  void letsACallerHaveSoManyAndNoMore() {
    assertThat(calls.enter(SHOP, 2)).isTrue();
    assertThat(calls.enter(SHOP, 2)).isTrue();
    assertThat(calls.enter(SHOP, 2)).isFalse();
    assertThat(calls.enter(OTHER, 2)).isTrue();
    calls.leave(SHOP);
    assertThat(calls.enter(SHOP, 2)).isTrue();
    assertThat(calls.enter(SHOP, 2)).isFalse();
  }

  @Test
  void countsNobodyWhoIsUnknown() {
    Principal nobody = new Principal.Unknown("no key");
    for (int i = 0; i < 3; i++) {
      assertThat(calls.enter(nobody, 1)).isTrue();
    }
  }
}
