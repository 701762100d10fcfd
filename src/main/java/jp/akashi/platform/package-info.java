/// Technical ground that knows no vaccination word: secrets, storage, problems, approvals, time.
@NullMarked
package jp.akashi.platform;

import org.jspecify.annotations.NullMarked;
