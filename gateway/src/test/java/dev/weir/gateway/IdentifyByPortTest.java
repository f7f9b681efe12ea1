package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentifyByPortTest {

  private final World world = new World();

  private Incoming onPortOf(String caller, String... headers) {
    return World.gateway("POST", "/pay/v1", headers).to(Optional.of(caller));
  }

  @Test
  void knowsWhoCameToAPortOfItsOwn() {
    world.incoming = onPortOf("shop");
    assertThat(world.run().story).contains("forward");
  }

  @Test
  void knowsNobodyWhoIsNotInTheConfiguration() {
    world.incoming = onPortOf("stranger");
    assertThat(world.run().story).containsExactly("refusal", "answer 401");
  }

  @Test
  void makesAWrongKeyGoodByNoPort() {
    world.incoming = onPortOf("shop", "Authorization",
        "Bearer wk_AAAAAAAAAAAA_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB");
    assertThat(world.run().story).containsExactly("refusal", "answer 401");
  }
}
