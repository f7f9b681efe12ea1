package dev.weir.attacks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A test class whose constructor is given a {@link Besieged} of its own, which is taken down behind the last of its tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(Siege.Begins.class)
@interface Siege {

  /** Starts what a test class asks for. */
  final class Begins implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(Siege.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Besieged.class;
    }

    @Override
    public Besieged resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context.getStore(HERE).computeIfAbsent("weir", name -> Besieged.start(), Besieged.class);
    }
  }
}
