package dev.weir.gateway;

import dev.weir.model.Restorer;
import dev.weir.model.Scope;
import dev.weir.model.net.Bytes;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Says for whom it would restore, in the place of the body. */
final class PlayedRestorer implements Restorer {

  @Override
  public Restored restore(Bytes body, String contentType, Scope scope) {
    return new Restored(Bytes.utf8("restored for " + scope.caller()), 1);
  }

  @Override
  public Optional<Stream> stream(String contentType, Scope scope) {
    return contentType.startsWith("image/")
        ? Optional.empty()
        : Optional.of(messages(contentType, scope, () -> true));
  }

  @Override
  public Stream messages(String contentType, Scope scope, BooleanSupplier wanted) {
    return new Stream() {
      @Override
      public Bytes next(Bytes piece) {
        return piece;
      }

      @Override
      public Bytes end() {
        return wanted.getAsBoolean() ? Bytes.utf8("restored for " + scope.caller()) : Bytes.EMPTY;
      }

      @Override
      public int count() {
        return 1;
      }
    };
  }
}
