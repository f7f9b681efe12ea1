package dev.weir.wire.h2;

import io.netty.handler.codec.http2.Http2HeadersEncoder.SensitivityDetector;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Set;

/** Which fields no HPACK table may hold (RFC 7541 section 7.1.3): what proves who somebody is. */
public final class Sensitive implements SensitivityDetector {

  private static final Set<String> NAMES = Set.of("authorization", "cookie", "set-cookie", "x-api-key",
      "x-goog-api-key", "api-key");

  private List<String> credential = List.of();
  private boolean inPath;

  static boolean is(CharSequence name) {
    return NAMES.contains(name.toString());
  }

  /** Says where the credential of the next block stands: in fields, and perhaps in the path's query. */
  public void credential(List<String> names, boolean query) {
    credential = names;
    inPath = query;
  }

  @Override
  public boolean isSensitive(CharSequence name, CharSequence value) {
    return is(name) || inPath && name.toString().equals(":path") || isCredential(name);
  }

  private boolean isCredential(CharSequence name) {
    for (int i = 0; i < credential.size(); i++) {
      if (AsciiString.contentEqualsIgnoreCase(credential.get(i), name)) {
        return true;
      }
    }
    return false;
  }
}
