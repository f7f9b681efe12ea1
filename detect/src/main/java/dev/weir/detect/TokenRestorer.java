package dev.weir.detect;

import dev.weir.detect.body.Escape;
import dev.weir.detect.body.MediaType;
import dev.weir.detect.engine.Alphabet;
import dev.weir.model.Restorer;
import dev.weir.model.Scope;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts originals back in JSON, XML, forms and text; a body of any other type stays as it is. */
public final class TokenRestorer implements Restorer {

  private static final byte[] PREFIX = Tokens.PREFIX.getBytes(StandardCharsets.US_ASCII);

  private final Tokens tokens;

  public TokenRestorer(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Restored restore(Bytes body, String contentType, Scope scope) {
    Escape escape = escape(body, contentType);
    byte[] raw = body.array();
    int end = body.offset() + body.length();
    int token = escape == null ? end : next(raw, body.offset(), end);
    if (escape == null || token == end) {
      return new Restored(body, 0);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length() + 256);
    int at = body.offset();
    int count = 0;
    for (; token < end; token = next(raw, token + PREFIX.length, end)) {
      int behind = token + PREFIX.length;
      while (behind < end && Alphabet.LOWER_ALNUM.has(raw[behind])) {
        behind++;
      }
      String name = new String(raw, token, behind - token, StandardCharsets.US_ASCII);
      Optional<String> value = behind - token > PREFIX.length
          ? tokens.valueOf(name, scope)
          : Optional.empty();
      if (value.isPresent()) {
        out.write(raw, at, token - at);
        out.writeBytes(escape.write(value.get()).getBytes(StandardCharsets.UTF_8));
        at = behind;
        count++;
      }
    }
    out.write(raw, at, end - at);
    return new Restored(count == 0 ? body : Bytes.wrap(out.toByteArray()), count);
  }

  private static @Nullable Escape escape(Bytes body, String contentType) {
    return switch (MediaType.of(contentType)) {
      case JSON -> Escape.JSON;
      case XML -> Escape.XML;
      case FORM -> Escape.FORM;
      case TEXT -> Escape.NONE;
      case OTHER -> contentType.isEmpty() ? looks(body) : null;
      case MULTIPART, FOREIGN -> null;
    };
  }

  private static Escape looks(Bytes body) {
    return !body.isEmpty() && (body.at(0) == '{' || body.at(0) == '[') ? Escape.JSON : Escape.NONE;
  }

  /** Returns where the next token may start, or {@code end}. */
  private static int next(byte[] raw, int from, int end) {
    for (int i = from; i + PREFIX.length < end; i++) {
      if (raw[i] == PREFIX[0] && Arrays.equals(raw, i, i + PREFIX.length, PREFIX, 0, PREFIX.length)) {
        return i;
      }
    }
    return end;
  }
}
