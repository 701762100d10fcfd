package jp.akashi.inquiry;

import jp.akashi.vocabulary.Purpose;

/// Why a number may pass from one municipality to another: fixed here, chosen by no caller, written on both sides.
///
/// Source: My Number Act (番号法), Article 19, item 16.
public enum LegalBasis {
    MY_NUMBER_ACT_19_16;

    /// The one purpose this basis serves.
    public static final Purpose PURPOSE = Purpose.TRANSFER_LOOKUP;
}
