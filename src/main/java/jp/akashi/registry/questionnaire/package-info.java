/// Questionnaires (予診票) as batches: counted at each step, keyed twice, compared, and sent on to other municipalities.
///
/// Face: {@link jp.akashi.registry.questionnaire.Questionnaires}, {@link jp.akashi.registry.questionnaire.Keyings}.
/// Not here: whether a dose is accepted (`registry.intake`).
@NullMarked
package jp.akashi.registry.questionnaire;

import org.jspecify.annotations.NullMarked;
