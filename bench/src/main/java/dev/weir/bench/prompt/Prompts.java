package dev.weir.bench.prompt;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What is done with the model of prompt abuse. */
@Command(name = "prompts", mixinStandardHelpOptions = true, subcommands = {Train.class,
  Trial.class}, description = "Trains the prompt filter's model, or measures the training.")
public final class Prompts {

  private Prompts() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Prompts()).execute(args));
  }
}
