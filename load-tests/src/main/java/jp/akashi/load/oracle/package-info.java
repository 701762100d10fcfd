/// A client that knows what every person's certificate must say, and asks for a great many of them under bad manners.
///
/// Faces: {@link jp.akashi.load.oracle.Soak}, {@link jp.akashi.load.oracle.Overload} and
/// {@link jp.akashi.load.oracle.Cold}. One wrong field anywhere ends a run.
@NullMarked
package jp.akashi.load.oracle;

import org.jspecify.annotations.NullMarked;
