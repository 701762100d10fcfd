package jp.akashi.issuance.application;

import java.util.List;

/// The tag that binds an application to its applicant, and those that the same person has under other index keys held.
public record Binding(String value, List<String> others) {}
