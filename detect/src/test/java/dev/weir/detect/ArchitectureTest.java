package dev.weir.detect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses MAIN = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.weir.detect");

  @Test
  void hasNoCircleOfPackages() {
    slices().matching("dev.weir.detect.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void knowsNothingButTheModelOfWeir() {
    classes().should().onlyDependOnClassesThat()
        .resideInAnyPackage("dev.weir.detect..", "dev.weir.model..", "java..", "javax.crypto..",
            "org.jspecify..",
            "com.google.i18n.phonenumbers..", "com.google.re2j..", "com.github.luben.zstd..",
            "com.aayushatharva.brotli4j..")
        .check(MAIN);
  }

  @Test
  void givesNoTextToARegularExpression() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.util.regex..")
        .orShould().callMethod(String.class, "matches", String.class)
        .orShould().callMethod(String.class, "replaceAll", String.class, String.class)
        .orShould().callMethod(String.class, "replaceFirst", String.class, String.class).check(MAIN);
  }
}
