package dev.weir.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  private static final JavaClasses ADMIN = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.weir.admin");

  @Test
  void knowsTheRoomsItShowsAndFewLibraries() {
    classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "com.sun.net.httpserver..",
        "org.jspecify..", "io.micrometer..", "io.prometheus..", "dev.weir.model..", "dev.weir.gateway..",
        "dev.weir.audit..", "dev.weir.vault..", "dev.weir.x509..", "dev.weir.admin..", "javax.crypto..",
        "javax.management..", "jdk.jfr..",
        "javax.net.ssl..", "org.bouncycastle.util.encoders..", "com.eatthepath.otp..", "com.webauthn4j..",
        "com.nimbusds..", "tools.jackson..",
        "com.fasterxml.jackson.annotation..").check(ADMIN);
  }

  @Test
  void hasNoCircles() {
    slices().matching("dev.weir.admin.(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(ADMIN);
  }
}
