package dev.weir.vault.outside;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.weir.model.settings.SecretSource;
import dev.weir.vault.Vault;
import dev.weir.vault.Web;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a secret from where it is kept; may wait for disk, network or a program. */
interface Reading {

  Duration PATIENCE = Duration.ofSeconds(10);

  /** Returns the value, which the caller wipes; a message of what is thrown holds nothing of it. */
  byte[] value() throws IOException, InterruptedException;

  static Reading of(SecretSource source) {
    return switch (source) {
      case SecretSource.File(var path) -> () -> {
        try (InputStream from = Files.newInputStream(path)) {
          return line(from);
        }
      };
      case SecretSource.Environment(String variable) -> () -> {
        String value = System.getenv(variable);
        if (value == null || value.isEmpty()) {
          throw new IOException("the variable " + variable + " is not set");
        }
        return value.getBytes(StandardCharsets.UTF_8);
      };
      case SecretSource.Command(var words) -> () -> printed(new ProcessBuilder(words));
      case SecretSource.KeyValue store -> () -> kept(store);
    };
  }

  private static byte[] line(InputStream from) throws IOException {
    byte[] all = from.readNBytes(Vault.MOST_BYTES + 1);
    int end = all.length;
    end -= end > 0 && all[end - 1] == '\n' ? 1 : 0;
    end -= end > 0 && end < all.length && all[end - 1] == '\r' ? 1 : 0;
    byte[] value = Arrays.copyOf(all, end);
    Arrays.fill(all, (byte) 0);
    if (value.length == 0 || all.length > Vault.MOST_BYTES) {
      throw new IOException("it has " + all.length + " bytes, and may have 1 to " + Vault.MOST_BYTES);
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

  /** Source: Vault API documentation, "KV secrets engine, version 2", "Read secret version". */
  private static byte[] kept(SecretSource.KeyValue store) throws IOException, InterruptedException {
    String token = Files.readString(store.tokenFile()).strip();
    URI address = store.address().resolve("/v1/" + store.mount() + "/data/" + store.path());
    String answer = Web.get(address, store.authorities(), 1 << 20, "X-Vault-Token", token, "X-Vault-Request",
        "true");
    try {
      Object value = field(field(JSONObjectUtils.parse(answer), "data"), "data") instanceof Map<?, ?> fields
          ? fields.get(store.field())
          : null;
      if (value instanceof String text && !text.isEmpty() && text.length() <= Vault.MOST_BYTES) {
        return text.getBytes(StandardCharsets.UTF_8);
      }
      throw new IOException("the secret there has no text called " + store.field());
    } catch (ParseException e) {
      throw new IOException("the answer is no JSON");
    }
  }

  private static @Nullable Object field(@Nullable Object table, String name) {
    return table instanceof Map<?, ?> fields ? fields.get(name) : null;
  }
}
