package dev.weir.vault.jwt;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.weir.model.Grants;
import dev.weir.model.Secret;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the access tokens of RFC 6749, of the type Bearer (RFC 6750) and no other. */
public final class JsonGrants implements Grants {

  /** What a token is good for where the answer does not say, and the longest that is believed. */
  private static final Duration UNSAID = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_CHARS = 16 << 10;

  @Override
  public Grant read(Bytes json) throws IOException {
    try {
      @Nullable
      Map<String, Object> answer = JSONObjectUtils.parse(json.utf8());
      // The parser gives nothing for the JSON text null.
      if (answer == null || !"bearer".equalsIgnoreCase(JSONObjectUtils.getString(answer, "token_type"))) {
        throw new IOException("its answer holds no bearer token");
      }
      String token = JSONObjectUtils.getString(answer, "access_token");
      if (token == null || token.isEmpty() || token.length() > MOST_CHARS
          || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
        throw new IOException("its answer holds no token that a header could carry");
      }
      return new Grant(Secret.own(token.getBytes(StandardCharsets.US_ASCII)), life(answer));
    } catch (ParseException e) {
      throw new IOException("its answer is no JSON that grants a token");
    }
  }

  private static Duration life(Map<String, Object> answer) throws IOException {
    Object seconds = answer.get("expires_in");
    // Some spell the number as a text, which RFC 6749 does not.
    long life = switch (seconds) {
      case null -> UNSAID.toSeconds();
      case Number number -> number.longValue();
      case String text when text.length() < 10 && !text.isEmpty()
          && text.chars().allMatch(c -> c >= '0' && c <= '9') ->
        Long.parseLong(text);
      default -> throw new IOException("its answer says in no number when the token expires");
    };
    if (life <= 0) {
      throw new IOException("its token has expired already");
    }
    return Duration.ofSeconds(Math.min(life, LONGEST.toSeconds()));
  }
}
