package dev.weir.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class HouseTest {
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("dev.weir.bench");

  @Test
  void noCircleOfPackages() {
    slices().matching("dev.weir.bench.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
