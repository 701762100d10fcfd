package jp.akashi.load.capacity;

import io.vertx.core.buffer.Buffer;

/// One request, ready to be sent, and the status that makes it a success.
record Shot(String path, Buffer body, int expected) {}
