package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneWeir.class)
final class GitIT {

  /** More than git sends in one piece, so that it chunks. */
  private static final int LONG_PUSH_BYTES = 3 << 20;
  private static final String TEXT = "a house at the water\n";

  @TempDir
  private Path folder;
  private final World world;

  GitIT(World world) {
    this.world = world;
  }

  @BeforeEach
  void publish() throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    Files.writeString(source.resolve("README"), TEXT);
    git("init", "-q", "-b", "main", source.toString()).run().fine();
    commit(source, "A first stone");
    git("clone", "-q", "--bare", source.toString(), bare().toString()).run().fine();
    git("-C", bare().toString(), "update-server-info").run().fine();
    world.outside().code().with(new CodeHost(folder.resolve("served")));
  }

  @Test
  void clonesThroughTheProxyAndIsAskedForItsKeyOnTheWay() throws Exception {
    Ended ended = git("-c", "http.proxy=" + world.proxyWithKey(), "-c",
        "http.sslCAInfo=" + world.weirAuthority(),
        "clone", outside("/smart/house.git"), copy().toString()).with("GIT_CURL_VERBOSE", "1").run().fine();

    assertThat(copy().resolve("README")).hasContent(TEXT);
    assertThat(ended.err()).contains("CONNECT git.code.test:", "HTTP/1.1 407", "Proxy-Authenticate: Basic");
    assertThat(ended.err()).as("the 407 keeps the connection").doesNotContain("Connect me again");
  }

  @Test
  void clonesByTheDumbProtocolThroughTheProxy() throws Exception {
    throughProxy("clone", "-q", outside("/dumb/house.git"), copy().toString()).run().fine();

    assertThat(copy().resolve("README")).hasContent(TEXT);
  }

  @Test
  void clonesThroughTheGateway() throws Exception {
    throughGateway("clone", "-q", world.gateway("/code/smart/house.git").toString(), copy().toString()).run()
        .fine();

    assertThat(copy().resolve("README")).hasContent(TEXT);
    assertThat(world.outside().code().lastRequest().header("Authorization")).isEmpty();
  }

  @Test
  void pushesThroughTheProxy() throws Exception {
    throughProxy("clone", "-q", outside("/smart/house.git"), copy().toString()).run().fine();
    grow(copy());
    throughProxy("-C", copy().toString(), "push", "-q").run().fine();

    assertPushed();
  }

  @Test
  void pushesThroughTheGateway() throws Exception {
    throughGateway("clone", "-q", world.gateway("/code/smart/house.git").toString(), copy().toString()).run()
        .fine();
    grow(copy());
    throughGateway("-C", copy().toString(), "push", "-q").run().fine();

    assertPushed();
  }

  @Test
  void saysSoWhereItsKeyIsWrong() throws Exception {
    Ended ended = git("-c", "http.proxy=http://git:no-key@127.0.0.1:" + world.proxy().getPort(),
        "-c", "http.sslCAInfo=" + world.weirAuthority(), "clone", outside("/smart/house.git"),
        copy().toString())
        .run();

    assertThat(ended.code()).as("%s", ended).isNotZero();
    assertThat(ended.err()).contains("407");
  }

  private Program throughProxy(String... arguments) {
    return git(arguments).with("https_proxy", world.proxyWithKey())
        .with("GIT_SSL_CAINFO", world.weirAuthority().toString());
  }

  private Program throughGateway(String... arguments) {
    Stream<String> key = Stream.of("-c", "http.extraHeader=Authorization: Bearer " + world.key());
    return git(Stream.concat(key, Stream.of(arguments)).toArray(String[]::new));
  }

  private static Program git(String... arguments) {
    Stream<String> anybody = Stream.of("-c", "user.name=Nobody", "-c", "user.email=nobody@code.test");
    return Program.of("git", Stream.concat(anybody, Stream.of(arguments)).toArray(String[]::new))
        .with("GIT_CONFIG_NOSYSTEM", "1").with("GIT_TERMINAL_PROMPT", "0");
  }

  private static void commit(Path work, String message) throws IOException, InterruptedException {
    git("-C", work.toString(), "add", ".").run().fine();
    git("-C", work.toString(), "commit", "-q", "-m", message).run().fine();
  }

  private static void grow(Path work) throws IOException, InterruptedException {
    byte[] noise = new byte[LONG_PUSH_BYTES];
    new Random(8470).nextBytes(noise);
    Files.write(work.resolve("noise"), noise);
    commit(work, "Something that does not get smaller");
  }

  private void assertPushed() throws IOException, InterruptedException {
    Ended log = git("-C", bare().toString(), "log", "--format=%s", "main").run().fine();
    assertThat(log.out()).startsWith("Something that does not get smaller\n");
    Request pack = world.outside().code().lastRequest();
    assertThat(pack.path()).isEqualTo("/smart/house.git/git-receive-pack");
    assertThat(pack.body()).hasSizeGreaterThan(LONG_PUSH_BYTES);
  }

  private String outside(String path) {
    return "https://git.code.test:" + world.outside().code().port() + path;
  }

  private Path bare() {
    return folder.resolve("served").resolve("house.git");
  }

  private Path copy() {
    return folder.resolve("copy");
  }
}
