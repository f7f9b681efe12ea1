package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.vault.Vault;
import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a credential where no command line, shell history or list of processes shows it. */
final class SecretInput {

  /** A private key has lines, and is shown to nobody. */
  private static final String PEM = "-----BEGIN ";

  private SecretInput() {}

  /**
   * Returns the value from a prompt without echo, or from standard input where that is no terminal, without its line end;
   * the caller wipes it.
   *
   * @throws CannotRun where it is empty, too long, or holds what no header can carry
   */
  @SuppressWarnings("SystemConsoleNull") // which console there is, and whether there is one, is the JDK vendor's choice
  static byte[] read(String name) throws CannotRun, IOException {
    Console console = System.console();
    byte[] typed = console != null && console.isTerminal()
        ? prompted(console, name)
        : System.in.readNBytes(Vault.MOST_BYTES + 3);
    try {
      return checked(name, Arrays.copyOf(typed, withoutLineEnd(typed)));
    } finally {
      Arrays.fill(typed, (byte) 0);
    }
  }

  private static byte[] prompted(Console console, String name) {
    char[] chars = console.readPassword("value of %s (not shown): ", name);
    if (chars == null) {
      return new byte[0];
    }
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars));
    Arrays.fill(chars, '\0');
    byte[] value = new byte[bytes.remaining()];
    bytes.get(value);
    bytes.clear().put(new byte[bytes.capacity()]);
    return value;
  }

  private static int withoutLineEnd(byte[] typed) {
    int end = typed.length;
    if (end > 0 && typed[end - 1] == '\n') {
      end--;
      if (end > 0 && typed[end - 1] == '\r') {
        end--;
      }
    }
    return end;
  }

  private static byte[] checked(String name, byte[] value) throws CannotRun {
    if (value.length == 0) {
      throw new CannotRun("the value is empty", name,
          "give it on standard input: weir secrets set " + name + " < FILE");
    }
    boolean pem = new String(value, 0, Math.min(value.length, PEM.length()), StandardCharsets.US_ASCII)
        .equals(PEM);
    for (byte b : value) {
      if (!pem && (b == '\r' || b == '\n') || b == 0) {
        Arrays.fill(value, (byte) 0);
        throw new CannotRun("the value has a line break or a NUL inside, which no header can carry", name,
            "give one line; only its own line end is taken off");
      }
    }
    return value;
  }
}
