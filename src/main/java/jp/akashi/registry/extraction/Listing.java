package jp.akashi.registry.extraction;

/// Which records leave: the register's, or those that wait.
public enum Listing {
    /// 予防接種台帳向け出力: persons with the doses in force, by ticket.
    REGISTER,
    /// 接種対象者登録待ちリスト出力: tickets whose doses wait, for their person or for the municipality.
    WAITING
}
