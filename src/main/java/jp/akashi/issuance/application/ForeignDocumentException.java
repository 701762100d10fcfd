package jp.akashi.issuance.application;

/// A document that does not carry the marks of the application it was made for. It was destroyed.
final class ForeignDocumentException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ForeignDocumentException() {
        super("a document does not belong to its application");
    }
}
