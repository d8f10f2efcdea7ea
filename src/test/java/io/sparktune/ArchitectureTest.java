package io.sparktune;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.sparktune.documentation.PackageTable;
import io.sparktune.settings.FileReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.Date;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Timer;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;

/** The package table of {@code docs/architecture.md}, kept true. */
final class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.sparktune");

  private static final String ROOT = "io.sparktune";

  /** The commands, with the class that starts them. */
  private static final String TOP = "cli";

  @Test
  void packagesImportOneWayOnly() throws IOException {
    LayeredArchitecture rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
    List<PackageTable.Row> rows = PackageTable.read();
    for (PackageTable.Row row : rows) {
      String inside = ROOT + "." + row.name() + "..";
      rule =
          row.name().equals(TOP)
              ? rule.layer(TOP).definedBy(inside, ROOT)
              : rule.layer(row.name()).definedBy(inside);
    }
    for (PackageTable.Row row : rows) {
      if (row.imports().isEmpty()) {
        rule = rule.whereLayer(row.name()).mayNotAccessAnyLayer();
      } else if (!row.importsAll()) {
        String[] below = row.imports().toArray(String[]::new);
        rule = rule.whereLayer(row.name()).mayOnlyAccessLayers(below);
      }
    }
    rule.whereLayer("run")
        .mayOnlyBeAccessedByLayers(TOP)
        .whereLayer(TOP)
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @Test
  void thePackageTableNamesEveryPackage() throws IOException {
    assertThat(CLASSES.getPackage(ROOT).getSubpackages())
        .map(JavaPackage::getRelativeName)
        .containsExactlyInAnyOrderElementsOf(
            PackageTable.read().stream().map(PackageTable.Row::name).toList());
  }

  @Test
  void noPackagesDependOnEachOther() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void atMostThreeFilesDependOnEachOther() {
    assertThat(FileDependencies.of(CLASSES).cycles())
        .isNotEmpty()
        .allSatisfy(cycle -> assertThat(cycle).hasSizeLessThanOrEqualTo(3));
  }

  @Test
  void packagesHaveAtMostThirtyFiles() {
    assertThat(FileDependencies.of(CLASSES).packages())
        .isNotEmpty()
        .allSatisfy(files -> assertThat(files).hasSizeLessThanOrEqualTo(30));
  }

  @Test
  void classesOfUsersAreLoadedByTheExtensionPackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sparktune.extension..")
        .and()
        .areNotAssignableTo(FileReference.class) // finds a class of ours
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ServiceLoader.class)
        .check(CLASSES);
  }

  @Test
  void sparkIsImportedByTheBridgeTheLakeAndTheApiOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.sparktune.spark..", "io.sparktune.lake..", "io.sparktune.run..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(CLASSES);
  }

  /** Behind it, whatever a file system throws is an {@link IOException}. */
  @Test
  void thereIsOneDoorToFileSystems() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sparktune.storage..")
        .should()
        .callMethodWhere(target(owner(assignableTo(Path.class))).and(target(name("getFileSystem"))))
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(FileSystem.class)))
                .and(target(nameMatching("get|getLocal|newInstance|newInstanceLocal"))))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(FSError.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(FileContext.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(RawLocalFileSystem.class)
        .check(CLASSES);
  }

  @Test
  void deeplearning4jIsImportedByModelAndTrainingOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.sparktune.model..", "io.sparktune.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void commandsUseThePublicApiOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.sparktune.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.sparktune.config..",
            "io.sparktune.lake..",
            "io.sparktune.model..",
            "io.sparktune.objective..",
            "io.sparktune.pruning..",
            "io.sparktune.run.earlier..",
            "io.sparktune.run.past..",
            "io.sparktune.search..",
            "io.sparktune.study..",
            "io.sparktune.training..")
        .check(CLASSES);
  }

  @Test
  void typesafeConfigIsImportedByConfigOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sparktune.config..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.typesafe.config..")
        .check(CLASSES);
  }

  @Test
  void hoconIsReadByConfigOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sparktune.config..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.sparktune.config.hocon..", "io.sparktune.config.reader..")
        .check(CLASSES);
  }

  @Test
  void nothingThatIsReadIsExecuted() {
    noClasses()
        .should()
        .callConstructor(ObjectInputStream.class, InputStream.class)
        .orShould()
        .accessClassesThat()
        .haveSimpleName("ModelGuesser")
        .orShould()
        .callMethodWhere(
            target(name("restoreMultiLayerNetwork")).or(target(name("restoreComputationGraph"))))
        .check(CLASSES);
  }

  /** A clock that is set must not decide how long something took. */
  @Test
  void theWallClockIsReadInOnePlace() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.sparktune.trial.SteadyClock")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethodWhere(
            describe(
                "reads a clock of java.time",
                call ->
                    call.getTargetOwner().getPackageName().equals("java.time")
                        && call.getName().matches("now|system|systemUTC|systemDefaultZone|tick.*")))
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Timer.class)
        .check(CLASSES);
  }

  @Test
  void jsonIsReadByOneParserThatLoadsNoClasses() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.sparktune.settings.StrictJson")
        .should()
        .callConstructor(ObjectMapper.class)
        .orShould()
        .callConstructor(ObjectMapper.class, JsonFactory.class)
        .orShould()
        .callConstructor(JsonMapper.class)
        .orShould()
        .callMethod(JsonMapper.class, "builder")
        .orShould()
        .callMethodWhere(
            target(name("activateDefaultTyping"))
                .or(target(name("activateDefaultTypingAsProperty")))
                .or(target(name("enableDefaultTyping"))))
        .check(CLASSES);
  }

  @Test
  void onlyMainAndSignalsEndTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.sparktune.Sparktune")
        .and()
        .doNotHaveFullyQualifiedName("io.sparktune.spark.QuietEnd")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void noTestIsEverSkipped() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("io.sparktune");
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.junit.jupiter.api.Disabled")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("Assumptions")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.junit.jupiter.api.condition..")
        .check(tests);
  }
}
