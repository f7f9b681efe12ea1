package dev.weir.wire.h2;

import io.netty.handler.codec.http2.Http2HeadersEncoder.SensitivityDetector;
import java.util.Locale;
import java.util.Set;

/** Which fields no HPACK table may hold (RFC 7541 section 7.1.3): what proves who somebody is. */
public final class Sensitive implements SensitivityDetector {

  private static final Set<String> NAMES = Set.of("authorization", "cookie", "set-cookie", "x-api-key",
      "x-goog-api-key", "api-key");

  private String credential = "";

  static boolean is(CharSequence name) {
    return NAMES.contains(name.toString());
  }

  /** Says where the credential of the next block stands. */
  public void credential(String name) {
    credential = name.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isSensitive(CharSequence name, CharSequence value) {
    return is(name) || credential.contentEquals(name);
  }
}
