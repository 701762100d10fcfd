/// Akashi (証), the vaccination-certificate issuance gateway: eleven rooms, one concern each.
@NullMarked
package jp.akashi;

import org.jspecify.annotations.NullMarked;
