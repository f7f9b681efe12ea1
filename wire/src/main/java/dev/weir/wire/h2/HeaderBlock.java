package dev.weir.wire.h2;

import dev.weir.wire.http.FieldBlock;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/** What Netty decodes a header block into: hands every field on in its order, and keeps none. */
final class HeaderBlock extends DefaultHttp2Headers {

  private final FieldBlock fields = new FieldBlock();

  HeaderBlock() {
    super(false, false, 2);
  }

  FieldBlock fields() {
    return fields;
  }

  @Override
  public Http2Headers add(CharSequence name, CharSequence value) {
    fields.add(AsciiString.of(name), AsciiString.of(value));
    return this;
  }

  /** Asked by Netty, which has to tell interim answers from final ones. */
  @Override
  public @Nullable CharSequence status() {
    return fields.status();
  }
}
