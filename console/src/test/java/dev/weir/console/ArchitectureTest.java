package dev.weir.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void knowsTheJdkOnly() {
    classes().should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "dev.weir.console..")
        .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.console"));
  }
}
