package dev.weir.detect.restore;

import dev.weir.detect.body.Escape;
import dev.weir.model.Scope;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts originals in the place of the tokens of one scope, and of what was encrypted for it; counts them. */
final class Originals {

  private final Tokens tokens;
  private final Scope scope;
  private final Spelling spelling;
  private int count;

  Originals(Tokens tokens, Scope scope) {
    this.tokens = tokens;
    this.scope = scope;
    this.spelling = new Spelling(new Encrypted(tokens.encrypted(scope)));
  }

  Spelling spelling() {
    return spelling;
  }

  int count() {
    return count;
  }

  /** Returns {@code body} with every token turned back; {@code body} itself where there is none. */
  Bytes in(Bytes body, Escape escape) {
    byte[] raw = body.array();
    int end = body.offset() + body.length();
    int before = count;
    ByteArrayOutputStream out = null;
    int at = body.offset();
    for (int token = spelling.next(raw, at, end); token < end;) {
      int behind = spelling.end(raw, token, end);
      Optional<String> original = of(new String(raw, token, behind - token, StandardCharsets.US_ASCII));
      if (original.isPresent()) {
        out = out == null ? new ByteArrayOutputStream(body.length() + 256) : out;
        out.write(raw, at, token - at);
        out.writeBytes(escape.write(original.get()).getBytes(StandardCharsets.UTF_8));
        at = behind;
      }
      token = spelling.next(raw, behind, end);
    }
    if (out == null || count == before) {
      return body;
    }
    out.write(raw, at, end - at);
    return Bytes.wrap(out.toByteArray());
  }

  /** Returns what {@code token} stands for, and counts it. */
  Optional<String> of(String token) {
    Optional<String> original = tokens.valueOf(token, scope);
    count += original.isPresent() ? 1 : 0;
    return original;
  }
}
