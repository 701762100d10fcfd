package jp.akashi.demo;

/// The services a gateway stands on; each can be embedded or somebody else's.
public enum Store {
    POSTGRES,
    REDIS
}
