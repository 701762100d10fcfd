package jp.akashi.certificate.shc;

import jp.akashi.certificate.Base64Url;

/// Who issues SMART Health Cards, and with which key: the `iss` URL and the key's thumbprint.
///
/// The URL is https without a trailing slash; the key identifier has 43 characters. Source: SMART Health Cards 1.4.
public record CardIssuer(String url, String kid) {
    static final int KID_LENGTH = 43;

    public CardIssuer {
        if (!isIssuerUrl(url)) {
            throw new IllegalArgumentException("an issuer is an https URL without trailing slash: " + url);
        }
        if (kid.length() != KID_LENGTH || !Base64Url.isWritten(kid)) {
            throw new IllegalArgumentException("no key thumbprint: " + kid);
        }
    }

    static boolean isIssuerUrl(String url) {
        return url.startsWith("https://")
                && url.length() > "https://".length()
                && !url.endsWith("/")
                && url.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\');
    }
}
