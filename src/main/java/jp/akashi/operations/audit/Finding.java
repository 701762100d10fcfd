package jp.akashi.operations.audit;

/// Something that does not fit: what, at which leaf or size of the tree, and which entry or moment it concerns.
public record Finding(Kind kind, long position, String about) {
    /// What can be wrong with an audit.
    public enum Kind {
        /// A leaf whose entry is gone.
        ENTRY_DELETED,
        /// An entry that is not what its leaf was made from.
        ENTRY_CHANGED,
        /// An entry that appeared among those already taken in.
        ENTRY_INSERTED,
        /// Leaves that do not follow their entries' order.
        ORDER_CHANGED,
        /// A leaf that is gone.
        LEAF_DELETED,
        /// The columns that auditors search by differ from the entry.
        SEARCH_CHANGED,
        /// The tree is not what a signed checkpoint says it was.
        CHECKPOINT_DIFFERS,
        /// The tree is shorter than a signed checkpoint says.
        TREE_TRUNCATED,
        /// A checkpoint without a valid signature of ours.
        CHECKPOINT_FORGED,
        /// A checkpoint that cannot be read.
        CHECKPOINT_DAMAGED,
        /// Entries are gone by a purge of which there is no signed record.
        PURGE_UNRECORDED,
        /// A purge took other leaves than its record names.
        PURGE_DIFFERS,
        /// A purge took what no checkpoint proves to have been old enough.
        PURGE_TOO_YOUNG,
        /// A purge's record without a valid signature of ours, or that cannot be read.
        PURGE_FORGED
    }
}
