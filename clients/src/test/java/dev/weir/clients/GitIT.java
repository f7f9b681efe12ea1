package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OneWeir.class)
final class GitIT {

  @TempDir
  private Path folder;
  private final World world;

  GitIT(World world) {
    this.world = world;
  }

  @BeforeEach
  void publish() throws Exception {
    Path source = Files.createDirectory(folder.resolve("source"));
    Files.writeString(source.resolve("README"), "a house at the water\n");
    git("init", "-q", "-b", "main", source.toString()).run().fine();
    git("-C", source.toString(), "add", ".").run().fine();
    git("-C", source.toString(), "commit", "-q", "-m", "A first stone").run().fine();
    Path bare = folder.resolve("served").resolve("house.git");
    git("clone", "-q", "--bare", source.toString(), bare.toString()).run().fine();
    git("-C", bare.toString(), "update-server-info").run().fine();
    world.outside().code().with(new CodeHost(folder.resolve("served")));
  }

  @Test
  void clonesThroughTheProxyAndIsAskedForItsKeyOnTheWay() throws Exception {
    Path clone = folder.resolve("clone");
    Ended ended = git("-c", "http.proxy=" + world.proxyWithKey(), "-c",
        "http.sslCAInfo=" + world.weirAuthority(),
        "clone", "https://git.code.test:" + world.outside().code().port() + "/house.git", clone.toString())
        .with("GIT_CURL_VERBOSE", "1").run().fine();

    assertThat(readme(clone)).isEqualTo("a house at the water\n");
    assertThat(ended.err()).contains("CONNECT git.code.test:", "HTTP/1.1 407", "Proxy-Authenticate: Basic");
    assertThat(ended.err()).as("the 407 keeps the connection").doesNotContain("Connect me again");
  }

  @Test
  void clonesThroughTheGateway() throws Exception {
    Path clone = folder.resolve("clone");
    git("-c", "http.extraHeader=Authorization: Bearer " + world.key(),
        "clone", "-q", world.gateway("/code/house.git").toString(), clone.toString()).run().fine();

    assertThat(readme(clone)).isEqualTo("a house at the water\n");
    assertThat(world.outside().code().lastRequest().header("Authorization")).isEmpty();
  }

  @Test
  void saysSoWhereItsKeyIsWrong() throws Exception {
    Ended ended = git("-c", "http.proxy=http://git:no-key@127.0.0.1:" + world.proxy().getPort(),
        "-c", "http.sslCAInfo=" + world.weirAuthority(),
        "clone", "https://git.code.test:" + world.outside().code().port() + "/house.git",
        folder.resolve("clone").toString()).run();

    assertThat(ended.code()).as("%s", ended).isNotZero();
    assertThat(ended.err()).contains("407");
  }

  private static Program git(String... arguments) {
    Stream<String> anybody = Stream.of("-c", "user.name=Nobody", "-c", "user.email=nobody@code.test");
    return Program.of("git", Stream.concat(anybody, Stream.of(arguments)).toArray(String[]::new))
        .with("GIT_CONFIG_NOSYSTEM", "1").with("GIT_TERMINAL_PROMPT", "0");
  }

  private static String readme(Path clone) throws IOException {
    return Files.readString(clone.resolve("README"));
  }
}
