package dev.weir.app.command.vault;

import dev.weir.admin.api.SecretFit;
import dev.weir.app.command.CannotRun;
import dev.weir.vault.Secrets;
import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads a credential where no command line, shell history or list of processes shows it. */
final class SecretInput {

  private SecretInput() {}

  /**
   * Returns the value from a prompt without echo, or from standard input where that is no terminal, without its line end;
   * the caller wipes it.
   *
   * @throws CannotRun where it is empty
   */
  @SuppressWarnings("SystemConsoleNull") // which console there is, and whether there is one, is the JDK vendor's choice
  static byte[] read(String name) throws CannotRun, IOException {
    Console console = System.console();
    byte[] typed = console != null && console.isTerminal()
        ? prompted(console, name)
        : System.in.readNBytes(Secrets.MOST_BYTES + 3);
    try {
      return checked(name, Arrays.copyOf(typed, withoutLineEnd(typed)));
    } finally {
      Arrays.fill(typed, (byte) 0);
    }
  }

  /**
   * Returns the value of a secret of {@code open}, as {@link #read} does.
   *
   * @throws CannotRun where it is empty, or will not do for what the configuration uses it for
   */
  static byte[] fit(OpenVault open, String name) throws CannotRun, IOException {
    byte[] value = read(name);
    Optional<String> flaw = new SecretFit(open.settings(), open.vault()).flaw(name, value);
    if (flaw.isPresent()) {
      Arrays.fill(value, (byte) 0);
      throw new CannotRun("the value will not do: " + flaw.get(), name,
          "give one line, whose own end is taken off; for a client certificate the chain and the key together");
    }
    return value;
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

  /** What has a NUL is no text, such as PKCS#12: it ends with what looks like a line's end by chance only. */
  private static int withoutLineEnd(byte[] typed) {
    int end = typed.length;
    for (byte b : typed) {
      if (b == 0) {
        return end;
      }
    }
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
    return value;
  }
}
