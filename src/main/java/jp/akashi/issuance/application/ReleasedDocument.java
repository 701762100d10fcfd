package jp.akashi.issuance.application;

import jp.akashi.certificate.pdf.PaperMarks;
import jp.akashi.vocabulary.Bytes;

/// One copy on its way to the printer, and the marks that were found in it.
public record ReleasedDocument(Bytes pdf, PaperMarks marks) {}
