package dev.weir.gateway;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class HouseTest {

  @Test
  void knowsTheModelAndNoNetworkLibrary() {
    ArchRuleDefinition.classes().should().onlyDependOnClassesThat()
        .resideInAnyPackage("dev.weir.model..", "dev.weir.gateway..", "java..", "org.jspecify..")
        .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.gateway"));
  }
}
