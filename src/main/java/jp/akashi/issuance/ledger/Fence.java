package jp.akashi.issuance.ledger;

/// A kiosk's application at one version: what is done in its name stands only while nobody else moved it on.
public record Fence(String applicationId, long version) {
    /// The fence after one more step.
    public Fence next() {
        return new Fence(applicationId, version + 1);
    }
}
