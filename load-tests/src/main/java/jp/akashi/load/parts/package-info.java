/// What the parts of one certificate cost, each alone: benchmarks (JMH), and their sum.
///
/// Those of package-private classes stand in the packages of what they measure.
@NullMarked
package jp.akashi.load.parts;

import org.jspecify.annotations.NullMarked;
