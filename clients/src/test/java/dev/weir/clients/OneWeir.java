package dev.weir.clients;

import dev.weir.app.Scratch;
import dev.weir.app.command.CannotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class the same {@link World}: made for the first that asks, taken down behind the last. */
final class OneWeir implements ParameterResolver {

  private static final Namespace HERE = Namespace.create(OneWeir.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == World.class;
  }

  @Override
  public World resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(HERE).computeIfAbsent("running", name -> Running.begin(), Running.class)
        .world();
  }

  /** The world and the folder that it lives in. */
  private record Running(Scratch scratch, World world) implements AutoCloseable {

    static Running begin() {
      try {
        Scratch scratch = Scratch.named("weir-clients");
        return new Running(scratch, World.in(scratch.folder()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (CannotRun | GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      world.close();
      scratch.close();
    }
  }
}
