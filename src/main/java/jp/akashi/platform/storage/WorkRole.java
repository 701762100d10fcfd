package jp.akashi.platform.storage;

/// The roles that a transaction may take on, each with the setting that says for whom. Both end with the transaction.
///
/// Source: V010__areas.sql, where their rights are written.
enum WorkRole {
    AREA("akashi_area", "akashi.area"),
    WRITER("akashi_writer", "akashi.writer");

    private final String role;
    private final String setting;

    WorkRole(String role, String setting) {
        this.role = role;
        this.setting = setting;
    }

    String role() {
        return role;
    }

    String setting() {
        return setting;
    }
}
