package io.heddle.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the rooms: who may know whom. */
@AnalyzeClasses(packages = "io.heddle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule bootstrap_knowsOnlyTheJdkAndTheOpenTelemetryApi =
      classes()
          .that()
          .resideInAPackage("io.heddle.bootstrap..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "io.opentelemetry..", "io.heddle.bootstrap.."));

  @ArchTest
  static final ArchRule exporter_knowsNoOtherRoomThanBootstrap =
      noClasses()
          .that()
          .resideInAPackage("io.heddle.exporter..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.heddle.agent..", "io.heddle.weaver..", "io.heddle.instrumentation.."));

  @ArchTest
  static final ArchRule weaver_knowsNoOtherRoomThanBootstrap =
      noClasses()
          .that()
          .resideInAPackage("io.heddle.weaver..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.heddle.agent..", "io.heddle.exporter..", "io.heddle.instrumentation.."));

  @ArchTest
  static final ArchRule instrumentations_knowOnlyWeaverAndBootstrap =
      noClasses()
          .that()
          .resideInAPackage("io.heddle.instrumentation..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "io.heddle.agent..",
                      "io.heddle.exporter..",
                      "net.bytebuddy..",
                      "org.objectweb..")
                  .or(
                      // Of the weaver, only the SPI.
                      resideInAPackage("io.heddle.weaver.*..")));

  @ArchTest
  static final ArchRule instrumentations_doNotKnowEachOther =
      slices().matching("io.heddle.instrumentation.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule onlyTheWeaver_knowsByteBuddyAndAsm =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.heddle.weaver..", "io.heddle.assembly..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("net.bytebuddy..", "org.objectweb.asm.."));

  @ArchTest
  static final ArchRule premain_knowsOnlyTheJdk =
      classes()
          .that()
          .haveNameMatching("io\\.heddle\\.agent\\.Premain.*")
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("java..").or(belongTo(type(Premain.class))));

  /** {@code java.util.logging} and JMX are the application's to set up; the rest costs start-up. */
  @ArchTest
  static final ArchRule whatRunsBeforeMain_leavesTheApplicationsJdkAlone =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.heddle.agent",
              "io.heddle.agent.boot..",
              "io.heddle.agent.start..",
              "io.heddle.agent.config..",
              "io.heddle.bootstrap..",
              "io.heddle.weaver..",
              "io.heddle.exporter.queue..",
              "io.heddle.exporter.background..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.util.logging..",
                  "java.lang.management..",
                  "javax.management..",
                  "java.util.regex..",
                  "java.util.stream..",
                  "com.fasterxml.."));
}
