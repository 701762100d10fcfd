/// Fuzz targets of the readers of foreign bytes, and the inputs that fuzzing them once found worth keeping.
///
/// A target is a class with `fuzzerTestOneInput`; one run of it (`target` by its full name; findings:
/// `target/crash-*`): `./mvnw -Pfuzz process-test-classes -Dfuzz.target=jp.akashi.fuzz.VdsNcFuzz -Dfuzz.seconds=600`.
/// To keep the smallest set of what it found, the same with `-Dfuzz.merge=1 -Dfuzz.into=src/test/resources/fuzz/T
/// -Dfuzz.from=target/fuzz/T`. The kept inputs and every finding (as `found-…`) are tests of every build. Not here:
/// properties of genuine values.
@NullMarked
package jp.akashi.fuzz;

import org.jspecify.annotations.NullMarked;
