package dev.weir.parquet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseTest {

  @Test
  void knowsTheModelTheExportsOfTheLogAndNoOtherRoom() {
    classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify.annotations",
        "org.apache.parquet..", "com.github.luben.zstd", "dev.weir.model..", "dev.weir.audit",
        "dev.weir.audit.export", "dev.weir.audit.fields", "dev.weir.audit.segment", "dev.weir.parquet")
        .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weir.parquet"));
  }

  /** So that every other test here shows that files are written without it. */
  @Test
  void hasNoHadoopOnItsClassPath() {
    assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
