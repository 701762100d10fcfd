/// Rotates the index key and the data key while the gateway serves: which versions are in use, and the passage between.
///
/// Face: {@link jp.akashi.operations.rotation.SecretKeyRotation}. Not here: the keys themselves (`platform.secrets`),
/// and how look-ups and writers bridge two of them (`resident`, `platform.storage.IndexTurn`).
@NullMarked
package jp.akashi.operations.rotation;

import org.jspecify.annotations.NullMarked;
