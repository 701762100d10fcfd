/// How rooms reach PostgreSQL: pipelined reads, pooled writes, and transactions that span tables.
@NullMarked
package jp.akashi.platform.storage;

import org.jspecify.annotations.NullMarked;
