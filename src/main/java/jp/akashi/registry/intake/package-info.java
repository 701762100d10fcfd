/// How records get in: rows are parsed, reconciled with what is recorded, and accepted or set aside one by one.
///
/// Face: {@link jp.akashi.registry.intake.ImportResidents}, {@link jp.akashi.registry.intake.ImportTargets},
/// {@link jp.akashi.registry.intake.ImportDoses}, {@link jp.akashi.registry.intake.VenueDoses},
/// {@link jp.akashi.registry.intake.ImportRuns}; what contradicts waits in {@link jp.akashi.registry.intake.Conflicts}.
/// Writers of one area take turns, so that a dose and its person can never miss each other.
/// Not here: files and their encodings (`channel.feed`), reading records (`registry`).
@NullMarked
package jp.akashi.registry.intake;

import org.jspecify.annotations.NullMarked;
