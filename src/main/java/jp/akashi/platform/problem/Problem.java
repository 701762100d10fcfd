package jp.akashi.platform.problem;

/// The body of every answer that is no success: what happened and what to do next, without personal data.
///
/// `type` is stable and ends in the code; `detail` is in the caller's language. Source: RFC 9457, section 3.
public record Problem(String type, String title, int status, String code, String detail, String requestId) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://akashi.jp/problems/";

    static Problem of(String code, int status, String title, String detail, String requestId) {
        return new Problem(TYPES + code, title, status, code, detail, requestId);
    }
}
