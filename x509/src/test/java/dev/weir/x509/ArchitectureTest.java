package dev.weir.x509;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void needsTheJdkAlone() {
    classes().should().onlyDependOnClassesThat()
        .resideInAnyPackage("dev.weir.x509..", "java..", "javax.security..",
            "javax.net.ssl", "org.jspecify..")
        .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.x509"));
  }
}
