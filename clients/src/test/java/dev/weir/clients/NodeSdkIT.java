package dev.weir.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The providers' own SDKs for Node: whole and streamed answers, tools, and denials as errors of theirs. */
@ExtendWith(OneWeir.class)
final class NodeSdkIT {

  private static final Path SOURCES = Path.of("src", "test", "node");
  private static final Path INSTALLED = Path.of("target", "node-sdks").toAbsolutePath();

  private final World world;

  NodeSdkIT(World world) {
    this.world = world;
  }

  /** Nothing is asked of the network where npm has the packages already; without npm or them the tests are skipped. */
  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(INSTALLED);
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path lock = INSTALLED.resolve("node_modules").resolve(".package-lock.json");
    if (!Files.exists(lock) || Files.getLastModifiedTime(lock)
        .compareTo(Files.getLastModifiedTime(SOURCES.resolve("package-lock.json"))) < 0) {
      Ended ended = Program.of("npm", "ci", "--prefer-offline", "--prefix", INSTALLED.toString()).asItself()
          .run();
      assumeTrue(ended.code() == 0, "npm cannot have the packages");
    }
  }

  private List<String> told(String script, String gateway) throws IOException, InterruptedException {
    return Program.of("node", INSTALLED.resolve(script).toString(), gateway, world.key(), Prompts.HARMLESS,
        Prompts.WITH_MAIL, Prompts.WITH_CARD, Prompts.ORDER, Prompts.WITH_CANARY).run().fine().out().lines()
        .toList();
  }

  @Test
  void servesOpenAis() throws Exception {
    List<String> told = told("openai.mjs", world.gateway("/openai/v1").toString());
    assertThat(told).startsWith("whole " + Prompts.WITH_MAIL, "streamed " + Prompts.WITH_MAIL,
        "tool " + Prompts.WITH_MAIL + " | " + Prompts.WITH_MAIL,
        "tool streamed " + Prompts.WITH_MAIL + " | " + Prompts.WITH_MAIL, "response " + Prompts.WITH_MAIL);
    assertThat(told.get(5)).startsWith("denied PermissionDeniedError 403").contains("CREDIT_CARD",
        "no-pii-to-ai");
    assertThat(told.get(6)).startsWith("abuse PermissionDeniedError 403").contains("rule prompts");
    assertThat(told.get(7)).contains("\"finish_reason\":\"content_filter\"").doesNotContain("HALYARD");
    assertThat(told.get(8)).isEqualTo("harmless stop");
    assertThat(world.outside().openAi().requests()).noneMatch(sent -> sent.text().contains(Prompts.MAIL));
  }

  @Test
  void servesAnthropics() throws Exception {
    List<String> told = told("anthropic.mjs", world.gateway("/anthropic").toString());
    assertThat(told).startsWith("whole " + Prompts.WITH_MAIL, "streamed " + Prompts.WITH_MAIL,
        "tool " + Prompts.WITH_MAIL + " | tool_use end_turn",
        "tool streamed " + Prompts.WITH_MAIL + " | tool_use end_turn");
    assertThat(told.get(4)).startsWith("denied PermissionDeniedError 403").contains("CREDIT_CARD",
        "no-pii-to-ai");
    assertThat(told.get(5)).startsWith("abuse PermissionDeniedError 403").contains("rule prompts");
    assertThat(told.get(6)).isEqualTo("cut refusal");
    assertThat(told.get(7)).isEqualTo("harmless end_turn");
    assertThat(world.outside().anthropic().requests()).noneMatch(sent -> sent.text().contains(Prompts.MAIL));
  }
}
