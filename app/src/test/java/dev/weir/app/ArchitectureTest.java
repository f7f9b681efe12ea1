package dev.weir.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  private static final JavaClasses APP = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.weir.app");

  @Test
  void leavesTheNetworkAndTheExpressionsToTheirRooms() {
    noClasses().should().dependOnClassesThat()
        .resideInAnyPackage("io.netty..", "dev.cel..", "java.util.regex..")
        .check(APP);
  }

  @Test
  void keepsTheScreenApartFromTheCommands() {
    noClasses().that().resideInAPackage("dev.weir.app.text..").should().dependOnClassesThat()
        .resideInAnyPackage("picocli..", "dev.weir.app.command..").check(APP);
  }

  @Test
  void hasNoCircles() {
    slices().matching("dev.weir.app.(*)..").should().beFreeOfCycles().check(APP);
  }
}
