package jp.akashi.channel.operator;

import jp.akashi.certificate.Format;
import org.jspecify.annotations.Nullable;

/// The wish for a next key: its format, and a municipality's code when the key is for that one alone.
record KeyPlan(@Nullable Format format, @Nullable String municipality) {}
