package sklad.eventstore;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.Test;

/** The event store is a library of its own. */
class ArchitectureTest {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("sklad");

    @Test
    void depends_on_a_short_list_and_on_nothing_of_the_inventory() {
        classes()
                .that()
                .resideInAPackage("sklad.eventstore..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("sklad.eventstore..")
                        .or(resideInAPackage("java.."))
                        .or(resideInAPackage("javax.sql.."))
                        .or(resideInAPackage("org.axonframework.."))
                        .or(resideInAPackage("org.postgresql.."))
                        .or(resideInAPackage("tools.jackson.."))
                        .or(resideInAPackage("io.micrometer.core.."))
                        .or(resideInAPackage("org.slf4j.."))
                        .or(resideInAPackage("org.jspecify.annotations..")))
                .check(PRODUCTION);
    }

    @Test
    void appending_and_reading_do_not_know_each_other() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("Tail")
                .or()
                .haveSimpleName("PositionStream")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*(Append|Commit|Batch).*")
                .check(PRODUCTION);
    }

    @Test
    void the_rules_have_something_to_check() {
        assertThat(PRODUCTION.stream().filter(type -> type.getPackageName().equals("sklad.eventstore")))
                .hasSizeGreaterThan(20);
        assertThat(PRODUCTION.stream().filter(type -> type.isAssignableTo(EventStorageEngine.class)))
                .hasSize(1);
        assertThat(PRODUCTION.stream().filter(type -> type.isAssignableTo(StreamableMessageSource.class)))
                .hasSize(1);
        assertThat(PRODUCTION.stream().filter(type -> type.getSimpleName().startsWith("Tail")))
                .hasSizeGreaterThan(1);
    }
}
