package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneWeir.class)
final class NodeIT {

  private final World world;

  NodeIT(World world) {
    this.world = world;
  }

  @Test
  void fetchesThroughTheGateway() throws Exception {
    Ended ended = Program
        .of("node", Program.script("through_gateway.mjs"), world.gateway("/shop/echo").toString(),
            world.key(), "grüße", world.gateway("/shop/chunks").toString())
        .run().fine();

    assertThat(ended.out()).isEqualTo("200 allow grüße\n200 allow " + Shop.GREETING + "\n");
  }

  @Test
  void getsByConnect() throws Exception {
    assertThat(connect(world.key()).fine().out()).isEqualTo("200 allow " + Shop.GREETING + "\n");
  }

  @Test
  void isRefusedByConnectWhereItsKeyIsWrong() throws Exception {
    assertThat(connect("no-key").fine().out()).isEqualTo("refused 407\n");
  }

  private Ended connect(String key) throws Exception {
    return Program
        .of("node", Program.script("through_proxy.mjs"), Integer.toString(world.proxy().getPort()), key,
            "www.shop.test:" + world.outside().shop().port(), world.weirAuthority().toString())
        .run();
  }
}
