package sklad.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import org.springframework.data.repository.Repository;
import org.springframework.web.bind.annotation.RestController;
import sklad.web.Written;

/** ArchUnit fails a rule that finds nothing to judge: none of these is empty. */
@AnalyzeClasses(
        packages = "sklad.query",
        importOptions = {ImportOption.DoNotIncludeTests.class, Written.class})
class ArchitectureTest {

    @ArchTest
    static final ArchRule questions_know_themselves_their_tools_and_stock = classes()
            .that()
            .resideInAnyPackage(
                    "sklad.query.product..",
                    "sklad.query.stock..",
                    "sklad.query.movement..",
                    "sklad.query.user..",
                    "sklad.query.location..",
                    "sklad.query.operations..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "sklad.command..", "sklad.eventstore..", "sklad.migrations..", "org.axonframework..");

    @ArchTest
    static final ArchRule no_question_depends_on_itself_through_another =
            slices().matching("sklad.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_relies_on_a_proxy_that_is_not_made = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.transaction.annotation.Transactional");

    @ArchTest
    static final ArchRule only_projections_speak_jdbc = noClasses()
            .that()
            .resideOutsideOfPackage("sklad.query.projection..")
            .and()
            .haveSimpleNameNotContaining("Projector")
            .and()
            .haveSimpleNameNotEndingWith("Row")
            .and()
            .haveSimpleNameNotEndingWith("Tables")
            .and()
            .doNotHaveSimpleName("AccessLog")
            .and()
            .doNotHaveSimpleName("DataSources")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule a_projectors_time_comes_from_the_event = noClasses()
            .that()
            .haveNameMatching(".*(Projector|Row)(\\$.*)?")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule controllers_entities_and_repositories_stay_at_home = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(Entity.class)
            .or()
            .areAssignableTo(Repository.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule entities_are_only_read = noClasses()
            .that()
            .areAssignableTo(Repository.class)
            .should()
            .beAssignableTo("org.springframework.data.repository.CrudRepository");

    @ArchTest
    static final ArchRule only_projections_know_axon = noClasses()
            .that()
            .resideOutsideOfPackage("sklad.query.projection..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..");
}
