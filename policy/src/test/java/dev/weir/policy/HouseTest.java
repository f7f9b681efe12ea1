package dev.weir.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of this module. */
final class HouseTest {

  private static final JavaClasses ALL = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.weir.policy");

  @Test
  void knowsOnlyTheModelCelYamlAndSchemas() {
    classes().should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.security.auth.x500..", "org.jspecify..", "dev.weir.model..",
            "dev.weir.policy..", "dev.cel..", "com.google.common..", "com.google.re2j..", "org.snakeyaml..",
            "com.networknt.schema..", "tools.jackson..")
        .check(ALL);
  }

  @Test
  void readsYamlInOneRoomAndCelInAnother() {
    classes().that().resideOutsideOfPackage("dev.weir.policy.yaml..").should().onlyDependOnClassesThat()
        .resideOutsideOfPackage("org.snakeyaml..").check(ALL);
    classes().that().resideOutsideOfPackage("dev.weir.policy.rule..").should().onlyDependOnClassesThat()
        .resideOutsideOfPackages("dev.cel..", "com.google.common..").check(ALL);
  }

  @Test
  void readsSchemasInOneRoom() {
    classes().that().resideOutsideOfPackage("dev.weir.policy.read..").should().onlyDependOnClassesThat()
        .resideOutsideOfPackages("com.networknt.schema..", "tools.jackson..").check(ALL);
  }

  @Test
  void hasNoCircleOfPackages() {
    slices().matching("dev.weir.policy.(*)..").should().beFreeOfCycles().check(ALL);
  }
}
