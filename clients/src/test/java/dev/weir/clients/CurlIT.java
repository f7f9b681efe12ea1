package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneWeir.class)
final class CurlIT {

  private static final int OVER_A_MEBIBYTE = (1 << 20) + 4_096;

  private final World world;
  private final String bearer;

  CurlIT(World world) {
    this.world = world;
    this.bearer = "Authorization: Bearer " + world.key();
  }

  @Test
  void getsThroughTheGateway() throws Exception {
    Ended ended = curl("-i", "-H", bearer, gateway("/shop/hello?q=1")).run().fine();

    assertThat(ended.out()).startsWith("HTTP/1.1 200").contains("Weir-Decision: allow", "Weir-Request-Id: ")
        .endsWith(Shop.GREETING);
    Request seen = world.outside().shop().lastRequest();
    assertThat(seen.target()).isEqualTo("/hello?q=1");
    assertThat(seen.header("Authorization")).isEmpty();
    assertThat(seen.header("Host")).hasValue("www.shop.test:" + world.outside().shop().port());
  }

  @Test
  void asksForAHeadThroughTheGateway() throws Exception {
    Ended ended = curl("-I", "-H", bearer, gateway("/shop/hello")).run().fine();

    assertThat(ended.out()).startsWith("HTTP/1.1 200").contains("Weir-Decision: allow")
        .doesNotContain(Shop.GREETING);
  }

  @Test
  void postsThroughTheGateway() throws Exception {
    Ended ended = curl("-H", bearer, "--json", "{\"order\": 7}", gateway("/shop/echo")).run().fine();

    assertThat(ended.out()).isEqualTo("{\"order\": 7}");
  }

  @Test
  void postsInChunksThroughTheGateway(@TempDir Path folder) throws Exception {
    Ended ended = curl("-H", bearer, "-H", "Transfer-Encoding: chunked", "-H", "Content-Type: text/plain",
        "--data-binary", "@" + lines(folder, 200_000), gateway("/shop/count")).run().fine();

    assertThat(ended.out()).isEqualTo("200000 bytes");
  }

  @Test
  void waitsForContinueBeforeALongBody(@TempDir Path folder) throws Exception {
    Ended ended = curl("-v", "--expect100-timeout", "15", "-H", bearer, "-H", "Content-Type: text/plain",
        "--data-binary", "@" + lines(folder, OVER_A_MEBIBYTE), gateway("/shop/count")).run().fine();

    assertThat(ended.err()).contains("> Expect: 100-continue", "< HTTP/1.1 100 Continue", "< HTTP/1.1 200");
    assertThat(ended.out()).isEqualTo(OVER_A_MEBIBYTE + " bytes");
  }

  @Test
  void keepsALongBodyThatIsRefusedOnItsHead(@TempDir Path folder) throws Exception {
    int before = world.outside().shop().requests().size();
    Ended ended = curl("-v", "--expect100-timeout", "15", "-H", "Content-Type: text/plain",
        "--data-binary", "@" + lines(folder, OVER_A_MEBIBYTE), gateway("/shop/count")).run();

    assertThat(ended.err()).contains("> Expect: 100-continue", "< HTTP/1.1 401")
        .doesNotContain("100 Continue");
    assertThat(world.outside().shop().requests()).hasSize(before);
  }

  @Test
  void speaksHttp10() throws Exception {
    Ended whole = curl("-0", "-i", "-H", bearer, gateway("/shop/hello")).run().fine();
    Ended chunks = curl("-0", "-i", "-H", bearer, gateway("/shop/chunks")).run().fine();

    assertThat(whole.out()).contains(" 200 ").endsWith(Shop.GREETING);
    assertThat(chunks.out()).contains(" 200 ").doesNotContainIgnoringCase("Transfer-Encoding")
        .endsWith(Shop.GREETING);
  }

  @Test
  void keepsItsConnectionForTheNextRequest() throws Exception {
    Ended ended = curl("-w", " by %{num_connects} new\n", "-H", bearer, gateway("/shop/chunks"),
        gateway("/shop/hello")).run().fine();

    assertThat(ended.out()).isEqualTo(Shop.GREETING + " by 1 new\n" + Shop.GREETING + " by 0 new\n");
  }

  @Test
  void getsByConnectAndTrustsWeir() throws Exception {
    Ended ended = throughProxy("-v", "--cacert", world.weirAuthority().toString(), world.shop("/hello")).run()
        .fine();

    assertThat(ended.out()).isEqualTo(Shop.GREETING);
    assertThat(ended.err()).contains("CONNECT www.shop.test:", "< HTTP/2 200", "< weir-decision: allow");
    assertThat(world.outside().shop().lastRequest().header("Proxy-Authorization")).isEmpty();
  }

  @Test
  void postsALongBodyByConnect(@TempDir Path folder) throws Exception {
    Ended ended = throughProxy("-v", "--http1.1", "--cacert", world.weirAuthority().toString(), "-H",
        "Content-Type: text/plain",
        "--data-binary", "@" + lines(folder, OVER_A_MEBIBYTE), world.shop("/count")).run().fine();

    assertThat(ended.out()).isEqualTo(OVER_A_MEBIBYTE + " bytes");
    assertThat(ended.err()).contains("< HTTP/1.1 100 Continue");
  }

  @Test
  void getsByConnectOfHttp10() throws Exception {
    Ended ended = curl("--proxy1.0", world.proxyWithKey(), "--cacert", world.weirAuthority().toString(),
        world.shop("/hello")).run().fine();

    assertThat(ended.out()).isEqualTo(Shop.GREETING);
  }

  @Test
  void refusesWeirsCertificateWhereItsAuthorityIsNotTrusted() throws Exception {
    Ended ended = throughProxy(world.shop("/hello")).run();

    assertThat(ended.code()).as("%s", ended).isEqualTo(60);
  }

  @Test
  void getsAndPostsPlainHttpThroughTheProxy() throws Exception {
    Ended got = throughProxy("-i", world.plain("/hello")).run().fine();
    Ended posted = throughProxy("-d", "a=1&b=2", world.plain("/echo")).run().fine();

    assertThat(got.out()).startsWith("HTTP/1.1 200").contains("Weir-Decision: allow").endsWith(Shop.GREETING);
    assertThat(posted.out()).isEqualTo("a=1&b=2");
    Request seen = world.outside().plain().lastRequest();
    assertThat(seen.target()).isEqualTo("/echo");
    assertThat(seen.header("Proxy-Authorization")).isEmpty();
    assertThat(seen.header("Proxy-Connection")).isEmpty();
  }

  @Test
  void isAskedForCredentialsByTheProxy() throws Exception {
    Ended plain = curl("-i", "-x", world.proxyAlone(), world.plain("/hello")).run().fine();
    Ended connect = curl("-v", "-x", world.proxyAlone(), world.shop("/hello")).run();

    assertThat(plain.out()).startsWith("HTTP/1.1 407").contains("Proxy-Authenticate: Basic",
        "Weir-Decision: deny");
    assertThat(connect.code()).as("%s", connect).isEqualTo(56);
    assertThat(connect.err()).contains("< HTTP/1.1 407", "< Proxy-Authenticate: Basic");
  }

  @Test
  void showsItsKeyOnTheSameConnectionOnceItIsAsked() throws Exception {
    Ended ended = throughProxy("-v", "-w", " by %{num_connects} new", "--proxy-anyauth",
        "--cacert", world.weirAuthority().toString(), world.shop("/hello")).run().fine();

    assertThat(ended.out()).isEqualTo(Shop.GREETING + " by 1 new");
    assertThat(ended.err()).contains("< HTTP/1.1 407", "< HTTP/1.1 200");
  }

  @Test
  void seesTheRealCertificateThroughATunnel() throws Exception {
    Ended real = throughProxy("-v", "--proxytunnel", "--cacert", world.outsideAuthority().toString(),
        world.sealed("/hello")).run().fine();
    Ended weirs = throughProxy("--cacert", world.weirAuthority().toString(), world.sealed("/hello")).run();

    assertThat(real.out()).isEqualTo(Shop.GREETING);
    assertThat(real.err()).contains("Stand-in authority");
    assertThat(weirs.code()).as("%s", weirs).isEqualTo(60);
  }

  @Test
  void needsNoKeyAtTheUnixSocketsOfItsCaller() throws Exception {
    String gateway = world.gatewaySocket().toString();
    for (String version : List.of("--http1.1", "--http2-prior-knowledge")) {
      Ended ended = curl(version, "-i", "--unix-socket", gateway, "http://weir/shop/hello").run().fine();
      assertThat(ended.out()).contains(" 200", "eir-").endsWith(Shop.GREETING);
    }
    Ended posted = curl("--unix-socket", gateway, "--json", "{\"order\": 7}", "http://weir/shop/echo").run()
        .fine();
    assertThat(posted.out()).isEqualTo("{\"order\": 7}");
    Ended proxied = curl("--unix-socket", world.proxySocket().toString(), "--request-target",
        world.plain("/hello"), world.plain("/")).run().fine();
    assertThat(proxied.out()).isEqualTo(Shop.GREETING);
  }

  private static Program curl(String... arguments) {
    return Program.of("curl", Stream.concat(Stream.of("-sS"), Stream.of(arguments)).toArray(String[]::new));
  }

  private Program throughProxy(String... arguments) {
    return curl(
        Stream.concat(Stream.of("-x", world.proxyWithKey()), Stream.of(arguments)).toArray(String[]::new));
  }

  private String gateway(String path) {
    return world.gateway(path).toString();
  }

  /** Returns a file of {@code length} bytes in lines of nothing that anybody looks for. */
  private static Path lines(Path folder, int length) throws IOException {
    String text = "nothing to see here\n".repeat(length / 20 + 1).substring(0, length);
    return Files.writeString(folder.resolve("lines.txt"), text);
  }
}
