package dev.weir.scan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses MAIN = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.weir.scan");

  @Test
  void hasNoCircleOfPackages() {
    slices().matching("dev.weir.scan.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void knowsNothingOfTheRestOfWeir() {
    classes().should().onlyDependOnClassesThat()
        .resideInAnyPackage("dev.weir.scan..", "java..", "org.jspecify..", "tools.jackson.core..",
            "org.apache.commons.compress..", "org.tukaani.xz..")
        .check(MAIN);
  }
}
