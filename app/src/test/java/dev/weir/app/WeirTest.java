package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Complaint;
import dev.weir.app.text.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

final class WeirTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Screen screen = new Screen(stream(out), stream(err), false, false);

  @TempDir
  Path folder;

  @Test
  void knowsItsVersion() {
    assertThat(Version.line()).matches("weir \\d+\\.\\d+\\.\\d+");
  }

  @Test
  void wantsACommand() {
    assertThat(run()).isEqualTo(2);
    assertThat(err()).isEqualTo("weir: no command given\n  weir --help shows what there is\n");
  }

  @Test
  void suggestsWhatWasPerhapsMeant() {
    assertThat(run("compleshun")).isEqualTo(2);
    assertThat(err()).contains("perhaps completion");
  }

  @Test
  void printsACompletionScript() {
    assertThat(run("completion")).isZero();
    assertThat(out()).startsWith("#!/usr/bin/env bash").contains("complete -F _complete_weir");
  }

  @Test
  void explainsEveryCommandOnRequest() {
    for (String name : Weir.commands(screen).getSubcommands().keySet()) {
      assertThat(run(name, "--help")).isZero();
    }
  }

  @Test
  void endsWithOneWhereACommandFoundSomething() {
    assertThat(run("trial", "found")).isEqualTo(1);
  }

  @Test
  void saysEverythingThatTheUserCanMend() {
    assertThat(run("trial", "unset")).isEqualTo(2);
    assertThat(err()).isEqualTo("""
        weir: unknown key: weir.yaml:3: polices
          perhaps policies
        weir: no such secret: openai-live
          weir secrets set openai-live
        """);
  }

  @Test
  void showsAFaultInOneLineWithoutItsMessage() {
    assertThat(run("trial", "broken")).isEqualTo(3);
    assertThat(err()).startsWith("weir: a fault of Weir: java.lang.IllegalStateException at WeirTest.java:")
        .contains("WEIR_DEBUG=1").doesNotContain("4111");
  }

  @Test
  void namesTheConfigurationThatIsNotThere() throws IOException {
    assertThat(run("trial", "config", "-c", folder.resolve("no.yaml").toString())).isEqualTo(2);
    assertThat(err()).contains("cannot read the configuration: ", "no.yaml", "-c FILE");
    Path there = Files.writeString(folder.resolve("weir.yaml"), "version: 1");
    assertThat(run("trial", "config", "-c", there.toString())).isZero();
  }

  private int run(String... args) {
    CommandLine root = Weir.commands(screen).addSubcommand(new Trial());
    return Weir.withHouseRules(root, screen).execute(args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }

  /** A command that ends in each way in which one can. */
  @Command(name = "trial")
  static final class Trial implements Callable<Exit> {

    @Mixin
    private ConfigFile config = new ConfigFile();

    @Parameters
    private String way = "";

    @Override
    public Exit call() throws CannotRun {
      return switch (way) {
        case "found" -> Exit.FINDINGS;
        case "unset" -> throw new CannotRun(
            List.of(new Complaint("unknown key", "weir.yaml:3: polices", "perhaps policies"),
                new Complaint("no such secret", "openai-live", "weir secrets set openai-live")));
        case "broken" -> throw new IllegalStateException("card 4111111111111111");
        default -> config.path().toString().isEmpty() ? Exit.FAULT : Exit.FINE;
      };
    }
  }
}
