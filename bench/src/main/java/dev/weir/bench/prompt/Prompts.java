package dev.weir.bench.prompt;

import dev.weir.bench.Launch;
import picocli.CommandLine.Command;

/** What is done with the model of prompt abuse. */
@Command(name = "prompts", mixinStandardHelpOptions = true, subcommands = {Train.class, Speed.class,
  Trial.class,
  DocumentTrial.class}, description = "Trains the prompt filter's model, or measures the training.")
public final class Prompts {

  private Prompts() {}

  public static void main(String[] args) {
    Launch.of(new Prompts(), args);
  }
}
