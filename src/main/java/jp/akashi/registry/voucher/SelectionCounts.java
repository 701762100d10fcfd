package jp.akashi.registry.voucher;

/// How many people an extraction selects: for the ordinary print file, for the separate list (支援措置), how many of
/// both are no targets yet, and how many it leaves out because another target has their 宛名番号.
public record SelectionCounts(long ordinary, long separate, long newTargets, long conflicting) {}
