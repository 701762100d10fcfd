/// What looks wrong in an area's records: found by a job, listed as work, and settled one by one.
///
/// Face: {@link jp.akashi.registry.quality.CheckQuality} runs the job, {@link jp.akashi.registry.quality.Findings} is
/// the work list. Source of the kinds: Board of Audit of Japan on the national system's 4.33 million suspect records.
/// Not here: what is refused at the door (`registry.intake`) or at issue ({@link jp.akashi.registry.Plausibility}).
@NullMarked
package jp.akashi.registry.quality;

import org.jspecify.annotations.NullMarked;
