package dev.weir.model;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class HouseTest {

  private static final JavaClasses MODEL = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.weir.model");

  @Test
  void knowsTheJdkAndJspecifyOnly() {
    ArchRuleDefinition.classes().should().onlyDependOnClassesThat()
        .resideInAnyPackage("dev.weir.model..", "java..", "javax.crypto..", "org.jspecify..").check(MODEL);
  }

  @Test
  void doesNoInputOrOutput() {
    ArchRuleDefinition.noClasses().should().dependOnClassesThat()
        .haveNameMatching("java\\.nio\\.file\\.Files|java\\.io\\..*Stream|java\\.net\\..*Socket")
        .check(MODEL);
  }

  @Test
  void hasNoCircleOfPackages() {
    slices().matching("dev.weir.model.(**)").should().beFreeOfCycles().check(MODEL);
  }
}
