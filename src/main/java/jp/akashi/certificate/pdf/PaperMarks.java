package jp.akashi.certificate.pdf;

/// What ties a page to the request it answers: they stand in its metadata, so that it cannot be taken for another's.
///
/// Each 1 to 128 printable ASCII characters without personal data: the application's id, the digest that binds
/// applicant and application, and the terminal that asked.
public record PaperMarks(String applicationId, String binding, String terminalId) {
    private static final int LONGEST = 128;

    public PaperMarks {
        if (!isWellFormed(applicationId) || !isWellFormed(binding) || !isWellFormed(terminalId)) {
            throw new IllegalArgumentException("a mark has 1 to " + LONGEST + " printable ASCII characters");
        }
    }

    private static boolean isWellFormed(String mark) {
        return !mark.isEmpty() && mark.length() <= LONGEST && mark.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
