/// What a caller reads when a request fails: problem+json (RFC 9457), its texts in Japanese and English.
///
/// Face: {@link jp.akashi.platform.problem.Problem}, {@link jp.akashi.platform.problem.ProblemTexts}. Not here: HTTP.
@NullMarked
package jp.akashi.platform.problem;

import org.jspecify.annotations.NullMarked;
