package dev.weir.limit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseTest {

  private static final JavaClasses ROOM = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.weir.limit");

  @Test
  void knowsTheModelTheStoreAndAReaderOfCountriesOnly() {
    classes().that().resideOutsideOfPackage("dev.weir.limit.shared").should().onlyDependOnClassesThat()
        .resideInAnyPackage("dev.weir.limit..", "dev.weir.model..", "dev.weir.store..",
            "com.maxmind.db..", "java..", "javax.crypto..", "org.jspecify..")
        .check(ROOM);
  }

  @Test
  void speaksToRedisInOnePlaceOnly() {
    classes().that().resideInAPackage("dev.weir.limit.shared").should().onlyDependOnClassesThat()
        .resideInAnyPackage("dev.weir.limit..", "dev.weir.model..", "dev.weir.store..", "io.lettuce..",
            "java..",
            "org.jspecify..")
        .check(ROOM);
  }

  @Test
  void hasNoCirclesOfPackages() {
    slices().matching("dev.weir.limit.(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(ROOM);
  }
}
