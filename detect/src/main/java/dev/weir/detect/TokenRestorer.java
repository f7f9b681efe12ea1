package dev.weir.detect;

import dev.weir.detect.amazon.MessageStream;
import dev.weir.detect.body.Delimiter;
import dev.weir.detect.body.Escape;
import dev.weir.detect.body.MediaType;
import dev.weir.detect.restore.ByteStream;
import dev.weir.detect.restore.DocumentStream;
import dev.weir.detect.restore.EventStream;
import dev.weir.detect.restore.Manner;
import dev.weir.detect.restore.Markup;
import dev.weir.model.Restorer;
import dev.weir.model.Scope;
import dev.weir.model.Tokens;
import dev.weir.model.net.Bytes;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Puts originals back in JSON, XML, forms, CSV, multipart, protocol buffers, gRPC, events and text; a body of any other type
 * stays as it is.
 */
public final class TokenRestorer implements Restorer {

  /** Parts that replace one another as long as the connection lives: never whole. */
  private static final String ENDLESS = "multipart/x-mixed-replace";

  private final Tokens tokens;

  public TokenRestorer(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Restored restore(Bytes body, String contentType, Scope scope) {
    Optional<Stream> stream = switch (MediaType.of(contentType)) {
      case XML, CSV, TSV -> Optional.of(document(contentType, scope, false));
      default -> stream(contentType, scope);
    };
    return stream.map(all -> new Restored(ByteStream.joined(all.next(body), all.end()), all.count()))
        .orElse(new Restored(body, 0));
  }

  @Override
  public Optional<Stream> stream(String contentType, Scope scope) {
    return switch (MediaType.of(contentType)) {
      case JSON -> Optional.of(written(scope, Escape.JSON));
      case XML -> Optional.of(new ByteStream(tokens, scope, _ -> new Markup()));
      case FORM -> Optional.of(written(scope, Escape.FORM));
      case TEXT, CSV, TSV -> Optional.of(written(scope, Escape.NONE));
      case OTHER -> contentType.isEmpty()
          ? Optional.of(new ByteStream(tokens, scope, TokenRestorer::looks))
          : Optional.empty();
      case EVENTS -> Optional.of(new EventStream(tokens, scope, Delimiter.BLANK_LINE));
      case JSON_LINES -> Optional.of(new EventStream(tokens, scope, Delimiter.LINE));
      case AMAZON_EVENTS ->
        Optional.of(new MessageStream(new EventStream(tokens, scope, Delimiter.BLANK_LINE)));
      case MULTIPART -> contentType.strip().toLowerCase(Locale.ROOT).startsWith(ENDLESS)
          ? Optional.empty()
          : Optional.of(document(contentType, scope, false));
      case PROTOBUF, MESSAGE_PACK -> Optional.of(document(contentType, scope, false));
      case GRPC -> Optional.of(document(contentType, scope, true));
      case UNDECODED -> Optional.empty();
    };
  }

  @Override
  public Stream messages(String contentType, Scope scope, BooleanSupplier wanted) {
    return new DocumentStream(tokens, scope, contentType, true, wanted);
  }

  private Stream document(String contentType, Scope scope, boolean framed) {
    return new DocumentStream(tokens, scope, contentType, framed, () -> true);
  }

  private Stream written(Scope scope, Escape escape) {
    return new ByteStream(tokens, scope, _ -> Manner.of(escape));
  }

  private static Manner looks(Bytes start) {
    return Manner.of(start.at(0) == '{' || start.at(0) == '[' ? Escape.JSON : Escape.NONE);
  }
}
