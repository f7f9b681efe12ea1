package dev.weir.vault.outside;

import dev.weir.model.Secret;
import dev.weir.model.settings.SecretSource;
import dev.weir.vault.Secrets;
import dev.weir.vault.cloud.Environment;
import dev.weir.vault.cloud.ServerSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Reads a secret from where it is kept; may wait for disk, network or a program. Asked by one thread at a time. */
interface Reading extends AutoCloseable {

  Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * What was read.
   *
   * @param value whoever gets it closes it
   * @param until when it ends, whether or not another can be read by then
   */
  record Read(Secret value, Instant until) {

    static Read lasting(byte[] value) {
      return new Read(Secret.own(value), Instant.MAX);
    }

    /** Returns the UTF-8 of {@code text}, if a vault would keep as much. */
    static Read lasting(String text) throws IOException {
      byte[] value = text.getBytes(StandardCharsets.UTF_8);
      if (value.length == 0 || value.length > Secrets.MOST_BYTES) {
        throw new IOException("it has " + value.length + " bytes, and may have 1 to " + Secrets.MOST_BYTES);
      }
      return lasting(value);
    }
  }

  /** Returns the value; a message of what is thrown holds nothing of it. */
  Read read() throws IOException, InterruptedException;

  /** Nobody needs the value any more. */
  @Override
  default void close() {}

  static Reading of(SecretSource source, Environment environment, InstantSource clock) {
    return switch (source) {
      case SecretSource.File(var path) -> () -> {
        try (InputStream from = Files.newInputStream(path)) {
          return Read.lasting(line(from));
        }
      };
      case SecretSource.Environment(String variable) -> () -> Read.lasting(environment.find(variable)
          .orElseThrow(() -> new IOException("the variable " + variable + " is not set")));
      case SecretSource.Command(var words) -> () -> Read.lasting(printed(new ProcessBuilder(words)));
      case SecretSource.KeyValue store -> keyValue(store, new ServerSession(store.server(), clock));
      case SecretSource.Dynamic made -> new Leased(made, new ServerSession(made.server(), clock), clock);
      case SecretSource.AwsSecret secret -> Clouds.aws(secret, environment, clock);
      case SecretSource.GoogleSecret secret -> Clouds.google(secret, environment, clock);
    };
  }

  /** Source: Vault API documentation, "KV secrets engine, version 2", "Read secret version". */
  private static Reading keyValue(SecretSource.KeyValue store, ServerSession session) {
    return () -> Read.lasting(session.get(store.mount() + "/data/" + store.path())
        .find("data", "data", store.field())
        .orElseThrow(() -> new IOException("the secret there has no text called " + store.field())));
  }

  private static byte[] line(InputStream from) throws IOException {
    byte[] all = from.readNBytes(Secrets.MOST_BYTES + 1);
    int end = all.length;
    end -= end > 0 && all[end - 1] == '\n' ? 1 : 0;
    end -= end > 0 && end < all.length && all[end - 1] == '\r' ? 1 : 0;
    byte[] value = Arrays.copyOf(all, end);
    Arrays.fill(all, (byte) 0);
    if (value.length == 0 || all.length > Secrets.MOST_BYTES) {
      throw new IOException("it has " + all.length + " bytes, and may have 1 to " + Secrets.MOST_BYTES);
    }
    return value;
  }

  /** A program gets none of what Weir itself is started with, such as the master key. */
  private static byte[] printed(ProcessBuilder program) throws IOException, InterruptedException {
    program.environment().keySet().removeIf(name -> name.startsWith("WEIR_"));
    Process process = program.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Thread limit = Thread.ofVirtual().start(() -> {
      try {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
      }
    });
    try (InputStream from = process.getInputStream()) {
      process.getOutputStream().close();
      byte[] value = line(from);
      if (process.waitFor() != 0) {
        Arrays.fill(value, (byte) 0);
        throw new IOException("the program ended with " + process.exitValue());
      }
      return value;
    } finally {
      limit.interrupt();
    }
  }
}
