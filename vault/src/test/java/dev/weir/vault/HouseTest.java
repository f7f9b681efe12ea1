package dev.weir.vault;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseTest {

  private static final JavaClasses ROOM = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.weir.vault");

  @Test
  void knowsTheModelAndCryptographyOnly() {
    classes().should().onlyDependOnClassesThat()
        .resideInAnyPackage("dev.weir.vault..", "dev.weir.model..", "com.google.crypto.tink..",
            "org.bouncycastle..",
            "javax.crypto..", "javax.net.ssl..", "javax.security.auth.login..", "javax.xml.stream..",
            "com.nimbusds..", "java..", "org.jspecify..", "dev.weir.store..",
            "dev.weir.x509..")
        .check(ROOM);
  }

  @Test
  void readsWhatOthersSignOrKeepInRoomsOfTheirOwn() {
    noClasses().that().resideOutsideOfPackages("dev.weir.vault.jwt..", "dev.weir.vault.web..").should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.nimbusds..").check(ROOM);
  }

  @Test
  void asksOthersByOneClass() {
    noClasses().that().doNotHaveSimpleName("Web").should().dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "javax.net.ssl..").check(ROOM);
  }

  @Test
  void loadsBouncyCastleForPassphrasesShapesAndSubKeysOnly() {
    noClasses().that().doNotHaveSimpleName("Argon2id").and().doNotHaveSimpleName("Ff1").and()
        .doNotHaveSimpleName("SubKeySigner").should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bouncycastle..").check(ROOM);
  }

  @Test
  void leavesTinksRegistryAlone() {
    noClasses().should().dependOnClassesThat().haveSimpleNameStartingWith("Registry").orShould()
        .dependOnClassesThat().haveSimpleName("KeysetHandle").check(ROOM);
  }

  @Test
  void hasNoCirclesOfPackages() {
    slices().matching("dev.weir.vault.(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(ROOM);
  }
}
