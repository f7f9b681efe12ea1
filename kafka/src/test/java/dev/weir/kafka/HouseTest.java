package dev.weir.kafka;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseTest {

  @Test
  void knowsTheModelTheExportsOfTheLogAndNoOtherRoom() {
    classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify.annotations",
        "org.apache.kafka..", "dev.weir.model..", "dev.weir.audit", "dev.weir.audit.export", "dev.weir.kafka")
        .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.kafka"));
  }
}
