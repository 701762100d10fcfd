package jp.akashi.issuance.application;

/// The machine an applicant stands at, and the shop it stands in, as the issuing centre names them.
public record Terminal(String store, String id) {}
