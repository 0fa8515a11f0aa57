package sklad.migrations.tool.entities;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hibernate.HibernateException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.mapping.Table;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Hibernate's view of the entities of a package, named as Spring Boot names them; neither database nor application. */
final class EntityModel {

    private static final List<Class<? extends Annotation>> MAPPED =
            List.of(Entity.class, MappedSuperclass.class, Embeddable.class, Converter.class);

    private static final Map<String, Object> WITHOUT_DATABASE = Map.of(
            "jakarta.persistence.database-product-name",
            "PostgreSQL",
            "jakarta.persistence.database-major-version",
            18,
            "hibernate.boot.allow_jdbc_metadata_access",
            false,
            "jakarta.persistence.validation.mode",
            "none");

    private EntityModel() {}

    /** The statements that make the tables which the entities of a package want. */
    static List<String> statements(String packageName, ClassLoader loader) {
        return withContextOf(loader, () -> {
            StandardServiceRegistry registry = new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder()
                            .applyClassLoader(loader)
                            .build())
                    .applySettings(WITHOUT_DATABASE)
                    .build();
            try {
                return statements(metadata(registry, classes(packageName, loader)));
            } catch (HibernateException unreadable) {
                throw new UnusableEntity("Hibernate can't read the entities: " + unreadable.getMessage());
            } finally {
                StandardServiceRegistryBuilder.destroy(registry);
            }
        });
    }

    private static Metadata metadata(StandardServiceRegistry registry, Set<String> classes) {
        MetadataSources sources = new MetadataSources(registry);
        classes.forEach(sources::addAnnotatedClassName);
        return sources.getMetadataBuilder()
                .applyPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl())
                .applyImplicitNamingStrategy(new SpringImplicitNamingStrategy())
                .build();
    }

    private static List<String> statements(Metadata metadata) {
        ColumnFacts facts = ColumnFacts.of(metadata);
        List<Table> tables = new ArrayList<>();
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            namespace.getTables().stream().filter(Table::isPhysicalTable).forEach(tables::add);
        }
        tables.sort(Comparator.comparing(Table::getName));
        for (Table table : tables) {
            if (table.getSchema() != null) {
                throw new UnusableEntity("The entity of table " + table.getName() + " names the schema "
                        + table.getSchema() + ". Leave it out: the connection says in which schema the tables are.");
            }
        }
        List<String> statements = new ArrayList<>();
        tables.forEach(table -> statements.addAll(new TableStatements(table, metadata, facts).table()));
        tables.forEach(table -> statements.addAll(new TableStatements(table, metadata, facts).foreignKeys()));
        return statements;
    }

    private static Set<String> classes(String packageName, ClassLoader loader) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.setResourceLoader(new DefaultResourceLoader(loader));
        MAPPED.forEach(annotation -> scanner.addIncludeFilter(new AnnotationTypeFilter(annotation)));
        Set<String> names = new TreeSet<>();
        scanner.findCandidateComponents(packageName).forEach(found -> names.add(found.getBeanClassName()));
        return names;
    }

    private static <T> T withContextOf(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
