package sklad.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "sklad.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_the_web_and_nothing_of_inventory_or_storage = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "sklad.web",
                    "java..",
                    "jakarta..",
                    "org.springframework..",
                    "org.springdoc..",
                    "io.swagger.v3.oas.models..",
                    "org.apache.catalina..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "com.github.benmanes.caffeine..",
                    "org.jspecify..",
                    "org.slf4j..");
}
