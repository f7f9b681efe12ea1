package dev.weir.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseTest {

  private static final JavaClasses AUDIT = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.weir.audit");

  @Test
  void packagesGoRoundInNoCircle() {
    slices().matching("dev.weir.(**)").should().beFreeOfCycles().check(AUDIT);
  }

  @Test
  void knowsTheModelTheStoreCertificatesAndNoOtherRoom() {
    classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify.annotations",
        "javax.net.ssl", "javax.crypto..", "com.github.luben.zstd", "org.sqlite..", "org.postgresql..",
        "dev.weir.model..",
        "dev.weir.store..", "dev.weir.x509..", "dev.weir.audit..")
        .check(AUDIT);
  }

  @Test
  void onlyTheIndexKnowsOfADatabase() {
    noClasses().that().resideOutsideOfPackage("dev.weir.audit.index..").should().dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..", "org.postgresql..", "dev.weir.store..",
            "dev.weir.audit.index..")
        .check(AUDIT);
  }
}
