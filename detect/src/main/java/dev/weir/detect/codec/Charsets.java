package dev.weir.detect.codec;

import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.net.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;

/** Turns text of any character set that the JDK has into UTF-8, where it can be turned back to the very same bytes. */
public final class Charsets {

  private Charsets() {}

  /** Text in a character set other than UTF-8, behind the mark that it began with. */
  record Coded(Charset charset, Bytes mark) implements Wrapping {

    @Override
    public String name() {
      return "";
    }

    @Override
    public byte[] wrap(byte[] inside) throws CannotRewrite {
      try {
        byte[] text = encoded(new String(inside, StandardCharsets.UTF_8), charset);
        byte[] all = Arrays.copyOf(mark.copy(), mark.length() + text.length);
        System.arraycopy(text, 0, all, mark.length(), text.length);
        return all;
      } catch (CharacterCodingException e) {
        throw new CannotRewrite("its character set has no sign for what would stand there");
      }
    }
  }

  /** Returns the character set of this name, or empty. */
  public static Optional<Charset> named(String name) {
    try {
      Charset charset = Charset.forName(name);
      return charset.canEncode() ? Optional.of(charset) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns {@code text[from..to)} as UTF-8; empty where it is malformed, or where another spelling would come back.
   *
   * @param mark how many of the first bytes are a byte order mark
   */
  public static Optional<Unwrapped> undo(byte[] text, int from, int to, int mark, Charset charset) {
    try {
      CharBuffer chars = charset.newDecoder().decode(ByteBuffer.wrap(text, from + mark, to - from - mark));
      byte[] utf8 = encoded(chars.toString(), StandardCharsets.UTF_8);
      byte[] again = encoded(chars.toString(), charset);
      return Arrays.equals(again, 0, again.length, text, from + mark, to)
          ? Optional.of(new Unwrapped(new Coded(charset, Bytes.wrap(text, from, mark)), Bytes.wrap(utf8)))
          : Optional.empty();
    } catch (CharacterCodingException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static byte[] encoded(String text, Charset charset) throws CharacterCodingException {
    ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
    return Arrays.copyOfRange(bytes.array(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.limit());
  }
}
