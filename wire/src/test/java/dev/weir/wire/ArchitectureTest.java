package dev.weir.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses WIRE = new ClassFileImporter()
      .importUrl(WireServer.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.weir.wire.(*)..").should().beFreeOfCycles().check(WIRE);
  }

  @Test
  void knowsTheModelTheGatewaysPortsCertificatesAndNetty() {
    classes().should().onlyDependOnClassesThat().resideInAnyPackage("dev.weir.wire..", "dev.weir.model..",
        "dev.weir.gateway..", "dev.weir.x509..", "io.netty..", "java..", "javax..", "org.jspecify..")
        .check(WIRE);
  }

  @Test
  void theFrontIsKnownByTheServerOnly() {
    classes().that().resideInAPackage("dev.weir.wire.front..").should().onlyBeAccessed()
        .byAnyPackage("dev.weir.wire", "dev.weir.wire.front..").check(WIRE);
  }
}
