/// Secret keys kept outside of the database, and the envelope that seals values with them.
@NullMarked
package jp.akashi.platform.secrets;

import org.jspecify.annotations.NullMarked;
