package dev.weir.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void needsTheJdkAlone() {
    classes().should()
        .onlyDependOnClassesThat().resideInAnyPackage("dev.weir.testkit..", "dev.weir.x509..", "java..",
            "javax.crypto..", "javax.net.ssl..", "com.sun.net.httpserver..", "org.jspecify..")
        .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.testkit"));
  }
}
