package jp.akashi;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;

/// A room and the rooms it may use.
record Room(String name, String... mayUse) {
    static final String ROOT = "jp.akashi";

    void verify(JavaClasses house) {
        String[] open = Stream.concat(Stream.of(name), Stream.of(mayUse))
                .map(room -> ROOT + "." + room + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(open)))
                .as(name + " uses only " + String.join(", ", mayUse))
                .allowEmptyShould(true)
                .check(house);
    }

    @Override
    public String toString() {
        return name;
    }
}
