package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneWeir.class)
final class PythonIT {

  private final World world;

  PythonIT(World world) {
    this.world = world;
  }

  @Test
  void postsThroughTheGateway() throws Exception {
    Ended ended = python("through_gateway.py", world.gateway("/shop/echo").toString(), world.key(), "grüße")
        .run()
        .fine();

    assertThat(ended.out()).isEqualTo("200 allow grüße\n");
  }

  @Test
  void urllibTakesTheProxyFromTheEnvironment() throws Exception {
    Ended secure = python("through_proxy.py", world.shop("/hello"), world.weirAuthority().toString())
        .with("https_proxy", world.proxyWithKey()).run().fine();
    Ended plain = python("through_proxy.py", world.plain("/hello"), world.weirAuthority().toString())
        .with("http_proxy", world.proxyWithKey()).run().fine();

    assertThat(secure.out()).isEqualTo("200 allow " + Shop.GREETING + "\n");
    assertThat(plain.out()).isEqualTo("200 allow " + Shop.GREETING + "\n");
  }

  /** Before Python 3.12 this CONNECT is of HTTP/1.0, and what is asked inside is of HTTP/1.1 all the same. */
  @Test
  void httpClientAsksTwiceInItsTunnel() throws Exception {
    Ended ended = python("tunnel.py", "www.shop.test:" + world.outside().shop().port(),
        Integer.toString(world.proxy().getPort()), "Bearer " + world.key(), world.weirAuthority().toString())
        .run().fine();

    assertThat(ended.out()).isEqualTo(("200 " + Shop.GREETING + "\n").repeat(2));
  }

  @Test
  void raisesItsErrorWhereTheProxyKnowsNobody() throws Exception {
    Ended ended = python("through_proxy.py", world.shop("/hello"), world.weirAuthority().toString())
        .with("https_proxy", world.proxyAlone()).run();

    assertThat(ended.code()).as("%s", ended).isEqualTo(1);
    assertThat(ended.err()).contains("407");
  }

  private static Program python(String script, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = Program.script(script);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Program.of("python3", all);
  }
}
